import re
from types import SimpleNamespace

from django.template import engines
from django.template.loader import render_to_string

from tests.ui.conftest import FRAME, OFFICER

PAGE = '{% extends "ui/base.html" %}{% block title %}Việc{% endblock %}{% block content %}{% endblock %}'


def page(request, **context):
    return engines["django"].from_string(PAGE).render(context, request)


def test_the_frame_of_an_officer_knows_every_variable(get):
    html = page(get("/viec"), **FRAME)
    assert "⚠" not in html
    assert "UBND phường Mẫu" in html
    assert re.findall(r'<a href="(/\d)" aria-current="page">', html) == ["/1", "/1"]


def test_the_bottom_bar_holds_only_what_is_for_the_phone(get):
    bottom = page(get("/viec"), **FRAME).partition('<nav class="bottom-nav"')[2].partition("</nav>")[0]
    assert re.findall(r"<span>([^<]+)</span>", bottom) == ["Điều hành", "Việc của tôi"]


def test_a_count_of_nothing_is_not_shown(get):
    assert re.findall(r'<span class="count">(\d+)</span>', page(get("/viec"), **FRAME)) == ["6", "6"]


def test_nobody_gets_no_menu_and_nothing_is_kept(get):
    html = page(get("/viec"), actor=None, navigation=[])
    assert "⚠" not in html
    assert ("data-person" in html, "bottom-nav" in html, "data-menu" in html) == (False, False, False)


def test_a_large_number_of_a_person_is_not_grouped(get):
    officer = SimpleNamespace(full_name="A", title="B", user_id=12345)
    assert 'data-person="12345"' in page(get("/viec"), **{**FRAME, "actor": officer})


def test_the_page_locks_after_the_minutes_given(get):
    html = page(get("/viec"), **FRAME, idle_minutes=15, idle_url="/khoa")
    assert 'data-idle-minutes="15" data-idle-url="/khoa"' in html


def test_a_person_who_wants_no_single_keys_gets_none(get):
    officers = [
        SimpleNamespace(**vars(OFFICER), user=SimpleNamespace(keyboard_shortcuts=keys))
        for keys in (True, False)
    ]
    pages = [page(get("/viec"), **{**FRAME, "actor": officer}) for officer in officers]
    assert ["data-keys-off" in html for html in pages] == [False, True]


def test_htmx_may_neither_evaluate_nor_write_styles(get):
    config = re.search(r'name="htmx-config" content=\'([^\']+)\'', page(get("/"), **FRAME))[1]
    assert '"includeIndicatorStyles":false' in config
    assert '"allowEval":false' in config


def test_the_appearance_chosen_is_on_the_root(rf):
    request = rf.get("/")
    request.COOKIES = {"theme": "dark", "text_size": "large"}
    assert '<html lang="vi" data-theme="dark" data-size="large">' in page(request, **FRAME)


def test_an_appearance_nobody_offers_is_ignored(rf):
    request = rf.get("/")
    request.COOKIES = {"theme": '"><script>', "text_size": "huge"}
    assert '<html lang="vi">' in page(request, **FRAME)


def test_messages_are_told_politely_with_their_tone(rf):
    class Message:
        level_tag = "success"

        def __str__(self):
            return "Đã lưu <b>"

    html = render_to_string("ui/messages.html", {"messages": [Message()]})
    assert 'role="status"' in html
    assert '<p class="toast success">' in html
    assert "Đã lưu &lt;b&gt;" in html

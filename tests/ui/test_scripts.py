"""What the scripts add, in a real browser."""

import pytest

pytest.importorskip("pytest_playwright")

from tests.ui.browser import IN_A_BROWSER, ORIGIN

pytestmark = IN_A_BROWSER

FORM = (
    '<form method="post" action="/gui" data-keep="note"><textarea name="words" aria-label="Ghi"></textarea>'
    '<input type="password" name="secret" autocomplete="off" aria-label="Mật khẩu">'
    "<button>Gửi</button></form>"
)
FORM_WITH_ERRORS = FORM.replace("<textarea", "<p data-errors tabindex=-1>Thiếu</p><textarea").replace(
    "></textarea>", ">sai</textarea>"
)


@pytest.fixture
def form(site, page):
    site.pages = {"/viec": FORM, "/gui": lambda request: site.officer_page("<p>Đã ghi</p>")}
    page.goto(f"{ORIGIN}/viec")
    return page


def typed(page):
    return page.get_by_label("Ghi").input_value()


def test_typed_text_is_back_after_the_page_was_left(form):
    form.get_by_label("Ghi").fill("Đối chiếu 669/812 hộ")
    form.get_by_label("Mật khẩu").fill("bí mật")
    form.reload()
    assert typed(form) == "Đối chiếu 669/812 hộ"
    assert form.get_by_label("Mật khẩu").input_value() == ""
    assert form.get_by_text("Đã khôi phục nội dung đang viết dở.").is_visible() is True
    assert "bí mật" not in form.evaluate("JSON.stringify(localStorage)")


def test_text_that_came_back_can_be_discarded(form):
    form.get_by_label("Ghi").fill("nháp")
    form.reload()
    form.get_by_role("button", name="Bỏ nội dung này").click()
    assert typed(form) == ""
    form.reload()
    assert typed(form) == ""


def test_text_that_the_server_took_is_gone(form):
    form.get_by_label("Ghi").fill("nháp")
    form.get_by_role("button", name="Gửi").click()
    form.goto(f"{ORIGIN}/viec")
    assert typed(form) == ""


def test_text_sent_after_the_session_ended_is_back_after_the_sign_in(site, form):
    site.pages["/gui"] = lambda request: site.sign_in_page()
    form.get_by_label("Ghi").fill("nháp")
    form.get_by_role("button", name="Gửi").click()
    form.get_by_role("heading", name="Đăng nhập").wait_for()
    form.wait_for_load_state("load")
    form.goto(f"{ORIGIN}/viec")
    assert typed(form) == "nháp"


def test_a_form_that_comes_back_with_errors_keeps_what_the_server_shows(site, form):
    site.pages["/gui"] = lambda request: site.officer_page(FORM_WITH_ERRORS, "/gui")
    form.get_by_label("Ghi").fill("nháp")
    form.get_by_role("button", name="Gửi").click()
    assert typed(form) == "sai"
    assert form.evaluate("document.activeElement.hasAttribute('data-errors')") is True


def test_another_person_never_sees_kept_text(site, form):
    form.get_by_label("Ghi").fill("nháp")
    site.person = 8
    form.reload()
    assert typed(form) == ""


def test_signing_out_clears_what_was_kept(site, form):
    form.get_by_label("Ghi").fill("nháp")
    form.evaluate("document.body.insertAdjacentHTML('beforeend', '<button data-sign-out>Thoát</button>')")
    form.get_by_role("button", name="Thoát").click()
    assert form.evaluate("Object.keys(localStorage).filter(key => key.startsWith('keep:'))") == []


def test_a_partial_answer_clears_what_was_kept(site, form):
    site.pages["/viec"] = FORM.replace('method="post"', 'hx-post="/gui" hx-swap="none"')
    form.reload()
    form.get_by_label("Ghi").fill("nháp")
    with form.expect_response("**/gui"):
        form.get_by_role("button", name="Gửi").click()
    form.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('keep:'))")
    assert len(site.posted) == 1


def test_an_answer_that_never_came_keeps_the_text_and_says_so(site, page):
    site.pages = {"/viec": FORM.replace('method="post"', 'hx-post="/mat" hx-swap="none"')}
    page.context.route(f"{ORIGIN}/mat", lambda route: route.abort())
    page.goto(f"{ORIGIN}/viec")
    page.get_by_label("Ghi").fill("nháp")
    page.get_by_role("button", name="Gửi").click()
    page.get_by_text("Chưa lưu được vì mất mạng.").wait_for()
    page.reload()
    assert typed(page) == "nháp"
    site.said.clear()  # the browser itself reports the broken connection


KEYS = (
    '<div data-keys><button data-key="X" type="button">Bỏ</button><a data-key="Enter" href="/sau">Sau</a>'
    '<input aria-label="Tìm" type="text">{% key_hints %}{% key_hint "X" "bỏ" %}{% endkey_hints %}</div>'
    "<output></output>"
)


@pytest.fixture
def keys(site, page):
    site.pages = {"/viec": KEYS, "/sau": "<p>Việc sau</p>"}
    page.goto(f"{ORIGIN}/viec")
    page.evaluate(
        "document.querySelector('[data-key=X]').addEventListener('click',"
        " () => { document.querySelector('output').textContent += 'x' })"
    )
    return page


def test_a_key_presses_its_button_and_follows_its_link(keys):
    keys.keyboard.press("x")
    assert keys.locator("main output").text_content() == "x"
    keys.keyboard.press("Enter")
    keys.wait_for_url("**/sau")


def test_keys_rest_while_typing_and_with_a_modifier(keys):
    keys.get_by_label("Tìm").press("x")
    keys.locator("body").press("Control+x")
    assert keys.locator("main output").text_content() == ""
    assert keys.get_by_label("Tìm").input_value() == "x"


def test_enter_on_a_button_presses_that_button_only(keys):
    keys.get_by_role("button", name="Bỏ").press("Enter")
    assert keys.locator("main output").text_content() == "x"
    assert keys.url == f"{ORIGIN}/viec"


def test_keys_can_be_turned_off_for_good(keys):
    keys.get_by_label("Dùng phím tắt một phím").uncheck()
    keys.locator("body").press("x")
    keys.reload()
    assert keys.get_by_label("Dùng phím tắt một phím").is_checked() is False
    keys.locator("body").press("Enter")
    assert keys.url == f"{ORIGIN}/viec"


def test_a_person_who_wants_no_keys_has_none_until_the_switch_says_so(site, keys):
    keys.evaluate("document.body.dataset.keysOff = ''")
    keys.locator("body").press("x")
    assert keys.locator("main output").text_content() == ""
    keys.get_by_label("Dùng phím tắt một phím").uncheck()
    keys.get_by_label("Dùng phím tắt một phím").check()
    keys.locator("body").press("x")
    assert keys.locator("main output").text_content() == "x"


def test_a_question_mark_leads_to_the_hints(keys):
    keys.locator("body").press("?")
    assert (
        keys.get_by_label("Dùng phím tắt một phím").evaluate("element => element === document.activeElement")
        is True
    )


ROWS = (
    '<form data-bulk><input type="checkbox" data-pick-all aria-label="Tất cả">'
    '<input type="checkbox" data-pick aria-label="một"><input type="checkbox" data-pick aria-label="hai">'
    '{% bulk_bar "Chưa chọn" %}<button>Giao</button>{% endbulk_bar %}</form>'
)


def test_the_bar_of_chosen_rows_counts_and_hides(site, page):
    site.pages = {"/viec": ROWS}
    page.goto(f"{ORIGIN}/viec")
    assert page.get_by_role("button", name="Giao").is_visible() is False
    page.get_by_label("một").check()
    assert page.locator("[data-bulk-count]").text_content() == "Đã chọn 1"
    assert page.get_by_label("Tất cả").evaluate("element => element.indeterminate") is True
    page.get_by_label("Tất cả").check()
    assert page.locator("[data-bulk-count]").text_content() == "Đã chọn 2"
    page.get_by_label("Tất cả").uncheck()
    assert page.get_by_role("button", name="Giao").is_visible() is False


def test_a_text_is_copied_and_the_page_says_so(site, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=ORIGIN)
    site.pages = {"/viec": '<p id="loi-nhac">Việc số 6\nquá hạn</p>{% button "Sao chép" copy="loi-nhac" %}'}
    page.goto(f"{ORIGIN}/viec")
    page.get_by_role("button", name="Sao chép").click()
    page.get_by_text("Đã sao chép").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "Việc số 6 quá hạn"


def test_the_page_locks_after_quiet_minutes_and_remembers_the_way_back(site, page):
    site.pages = {"/viec": FORM, "/khoa": lambda request: site.sign_in_page()}
    site.frame = {"idle_minutes": 15, "idle_url": "/khoa"}
    page.clock.install()
    page.goto(f"{ORIGIN}/viec?trang=2")
    page.get_by_label("Ghi").fill("nháp")
    page.clock.fast_forward("14:00")
    page.keyboard.press("Shift")
    page.clock.fast_forward("14:30")
    assert page.url == f"{ORIGIN}/viec?trang=2"
    page.clock.fast_forward("01:00")
    page.wait_for_url("**/khoa?next=%2Fviec%3Ftrang%3D2")
    page.goto(f"{ORIGIN}/viec?trang=2")
    assert typed(page) == "nháp"


def test_escape_closes_a_menu_and_gives_the_focus_back(site, page):
    site.pages = {"/viec": '{% menu "Việc khác" %}<a href="/x">Xuất Excel</a>{% endmenu %}'}
    page.goto(f"{ORIGIN}/viec")
    page.get_by_text("Việc khác").click()
    page.get_by_role("link", name="Xuất Excel").focus()
    page.keyboard.press("Escape")
    assert page.get_by_role("link", name="Xuất Excel").is_visible() is False
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_click_elsewhere_closes_a_menu(site, page):
    site.pages = {"/viec": '{% menu "Việc khác" %}<a href="/x">Xuất Excel</a>{% endmenu %}<p>Ngoài</p>'}
    page.goto(f"{ORIGIN}/viec")
    page.get_by_text("Việc khác").click()
    assert page.get_by_role("link", name="Xuất Excel").is_visible() is True
    page.get_by_text("Ngoài").click()
    assert page.get_by_role("link", name="Xuất Excel").is_visible() is False


def test_a_part_that_failed_offers_another_try(site, page):
    site.pages = {"/viec": '<button hx-get="/phan" hx-target="next div">Mở</button><div></div>'}
    page.goto(f"{ORIGIN}/viec")
    page.get_by_role("button", name="Mở").click()
    page.get_by_text("Chưa tải được phần này.").wait_for()
    site.pages["/phan"] = lambda request: "<p>Phần đã tải</p>"
    page.get_by_role("button", name="Thử lại").click()
    page.get_by_text("Phần đã tải").wait_for()
    assert page.get_by_text("Chưa tải được phần này.").count() == 0
    site.said.clear()  # htmx reports the failed answer


def test_a_pane_shows_its_current_row(site, page):
    row = '{% clause number="n" %}Việc<br>dài<br>nhiều dòng{% endclause %}'
    rows = row * 60 + '{% clause number="61" state="current" %}Việc đang xem{% endclause %}' + row * 60
    site.pages = {"/viec": f'<div class="split"><section class="pane" tabindex="0">{rows}</section></div>'}
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 700})
        page.goto(f"{ORIGIN}/viec")
        pane, current = page.locator(".pane").bounding_box(), page.locator(".clause.current").bounding_box()
        assert pane["y"] < current["y"] < pane["y"] + pane["height"] - current["height"]
        assert page.evaluate("window.scrollY") == 0


def test_the_first_key_reaches_the_skip_link(site, page):
    site.pages = {"/viec": "<p>Nội dung</p>"}
    page.goto(f"{ORIGIN}/viec")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Tới nội dung chính"
    assert page.locator(".skip").bounding_box()["y"] >= 0

"""What the tags do beyond their templates: slots, addresses, escaping, tones."""

import re
from datetime import date

import pytest
from django.core.paginator import Paginator
from lucide import _load_icon

from donghanh.ui.marks import Span, marked_text
from donghanh.ui.statuses import STATUSES


def test_the_parts_of_a_panel_stand_in_their_places(render):
    foot, aside = "{% panel_foot %}cuối{% endpanel_foot %}", "{% panel_aside %}bên{% endpanel_aside %}"
    html = render('{% panel "Việc" %}' + foot + aside + "giữa{% endpanel %}")
    assert re.findall(r"[^<>]+(?=<)", html) == ["Việc", "bên", "giữa", "cuối"]


def test_a_part_of_one_panel_never_reaches_the_next(render):
    html = render(
        '{% panel "A" %}{% panel_foot %}x{% endpanel_foot %}{% endpanel %}{% panel "B" %}{% endpanel %}'
    )
    assert html.count("panel-foot") == 1


def test_a_number_as_id_is_written_without_points(render):
    assert 'id="12345"' in render('{% card "ok" "Đúng nhịp" "Việc" id=key %}{% endcard %}', key=12345)


def test_what_a_page_gives_is_escaped_once(render):
    html = render("{% panel title %}{{ title }}{% endpanel %}", title="A & <b>")
    assert html.count("A &amp; &lt;b&gt;") == 2


@pytest.mark.parametrize("kind", STATUSES)
def test_every_status_has_an_icon_that_exists_and_a_tone(kind):
    assert _load_icon(STATUSES[kind].icon) is not None
    assert STATUSES[kind].tone in {"ok", "warn", "late", "silent", "brand"}


def test_a_status_of_an_unknown_kind_is_an_error(render):
    with pytest.raises(KeyError):
        render('{% status "great" "Tốt" %}')


def test_red_means_late_or_missing_only():
    assert {kind for kind, look in STATUSES.items() if look.tone == "late"} == {"late", "missing"}


def test_a_button_with_an_address_is_a_link(render):
    assert render('{% button "In" href="/in" %}') == '<a class="button" href="/in">In</a>'
    assert (
        render('{% button "Lưu" kind="primary" %}')
        == '<button class="button primary" type="submit">Lưu</button>'
    )


def test_a_filter_keeps_the_others_and_goes_back_to_the_first_page(render):
    html = render('{% filter_link "Quá hạn" "state" "late" %}', "/viec?unit=3&page=4&state=ok")
    assert html == '<a href="?unit=3&amp;state=late">Quá hạn</a>'


def test_a_filter_that_is_on_says_so(render):
    assert 'aria-current="true"' in render('{% filter_link "Quá hạn" "state" "late" %}', "/viec?state=late")
    assert 'aria-current="true"' in render('{% filter_link "Tất cả" "state" %}', "/viec?unit=3")


def test_taking_the_last_filter_away_leads_to_the_bare_page(render):
    assert '<a href="/viec"' in render('{% filter_link "Tất cả" "state" %}', "/viec?state=late&page=2")


def test_a_view_may_say_itself_what_it_shows(render):
    assert 'aria-current="true"' in render(
        '{% filter_link "Chưa xong" "state" "open" current=True %}', "/viec"
    )


def test_one_form_asks_for_words_and_choices_and_keeps_the_rest(render):
    html = render(
        '{% filter_form "Tìm" params="q unit" %}{% filter_select "Đơn vị" "unit" units every="Tất cả" %}'
        "{% endfilter_form %}",
        "/viec?state=late&unit=2&page=3",
        units=[(1, "Văn phòng"), (2, "Phòng Kinh tế")],
    )
    assert re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html) == [("state", "late")]
    assert re.findall(r"<option value=\"(\d*)\"( selected)?>", html) == [
        ("", ""),
        ("1", ""),
        ("2", " selected"),
    ]


def test_rare_choices_are_folded_away_until_one_is_chosen(render):
    folded = render('{% filter_more "Thêm" %}x{% endfilter_more %}')
    opened = render('{% filter_more "Thêm" is_open=True %}x{% endfilter_more %}')
    assert ('<details class="filter-more">' in folded, " open>" in opened) == (True, True)


def test_long_words_are_cut_between_two_of_them(render):
    assert render('{{ "Rà soát nhà, đất công"|shorten:12 }}') == "Rà soát…"


def test_searching_keeps_the_filters_and_drops_the_page(render):
    html = render('{% filter_search "Tìm" %}', "/viec?state=late&q=cũ&page=3")
    assert re.findall(r'name="(\w+)" value="([^"]*)"', html) == [("state", "late"), ("q", "cũ")]


def test_a_column_sorts_up_then_down(render):
    source = '{% sort_link "Hạn" "due" %}'
    assert 'href="?sort=due"' in render(source, "/viec")
    assert 'href="?sort=-due"' in render(source, "/viec?sort=due&page=2")
    assert 'href="?sort=due"' in render(source, "/viec?sort=-due")
    assert "xếp từ lớn đến nhỏ" in render(source, "/viec?sort=-due")


def test_pages_tell_which_rows_of_how_many(render):
    page = Paginator(range(1812), 50).page(2)
    html = render("{% pagination page %}", "/viec?state=late&page=2", page=page)
    assert "Hiện 51–100 trong 1.812" in html
    assert 'href="?state=late&amp;page=3" rel="next"' in html


def test_one_page_has_a_count_and_no_links(render):
    html = render("{% pagination page %}", page=Paginator(range(3), 50).page(1))
    assert ("Hiện 1–3 trong 3" in html, "<a " in html) == (True, False)


def test_an_empty_list_has_no_pages(render):
    assert render("{% pagination page %}", page=Paginator([], 50).page(1)) == ""


def test_a_matrix_tells_nothing_to_count_from_zero(render):
    assert "–" in render('{% matrix_cell None "late" url="/x" %}')
    assert (
        render('{% matrix_cell 0 "late" url="/x" %}')
        == '<td class="cell"><span class="tally zero">0</span></td>'
    )
    assert render('{% matrix_cell 3 "late" url="/x" %}') == (
        '<td class="cell"><a class="tally late" href="/x">3</a></td>'
    )


def test_a_meter_of_nothing_is_not_divided_by_zero(render):
    assert 'value="0" max="1"' in render('{% meter 0 0 "Chưa có việc" %}')


def test_a_meter_writes_machine_numbers(render):
    assert 'value="1240" max="2000"' in render('{% meter 1240 2000 "x" %}')


def test_steps_give_each_thing_one_cell(render):
    html = render("{% steps states 'x' %}", states=["done", "now", "", ""])
    assert re.findall(r'<rect x="([\d.]+)".*?class="(\w*)"', html) == [
        ("0.0", "done"),
        ("250.0", "now"),
        ("500.0", ""),
        ("750.0", ""),
    ]


def test_a_day_of_a_list_shows_its_weekday(render):
    html = render('{% item "Hội nghị" day=day %}{% enditem %}', day=date(2026, 11, 27))
    assert "<b>27/11</b>Thứ Sáu" in html


def test_words_of_the_document_are_marked_where_they_were_read():
    text = "Rà soát nhà <đất>, xong Quý II."
    html = marked_text(text, [Span(24, 30, "dashed", "thời hạn"), Span(0, 7)])
    assert html == (
        '<mark class="solid">Rà soát</mark> nhà &lt;đất&gt;, xong '
        '<mark class="dashed">Quý II</mark><small class="mark-label">thời hạn</small>.'
    )


def test_spans_that_overlap_or_leave_the_text_stay_plain():
    spans = [Span(0, 4), Span(2, 6), Span(5, 99), Span(6, 6), Span(8, 7)]
    assert marked_text("abcdefghij", spans) == '<mark class="solid">abcd</mark>efghij'


def test_marking_never_changes_the_words():
    text = "A & B\n<c> “d”"
    html = marked_text(text, [Span(1, 4), Span(6, 9, "double", "")])
    assert re.sub(r"</?mark[^>]*>", "", html) == "A &amp; B\n&lt;c&gt; “d”"

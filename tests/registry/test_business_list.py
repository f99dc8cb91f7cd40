"""The list of businesses: who sees what, what each condition means, and what it costs."""

from datetime import date

import pytest
from django.http import QueryDict
from django.urls import reverse

from donghanh.org.enums import Role, UnitKind
from donghanh.registry.actions.lists import save_list
from donghanh.registry.actions.settling import settle
from donghanh.registry.enums import FactKind, LegalForm, SourceKind, Standing, SuccessionKind
from donghanh.registry.listing.filters import FORMS, BusinessFilter, saved_query
from donghanh.registry.listing.marks import MARKS, Asking
from donghanh.registry.models import Business, Involvement, Place, Question, StandingPeriod, Succession
from donghanh.registry.queries import limits_on
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
BACKEND = "django.contrib.auth.backends.ModelBackend"
LIST = "/co-so/"


def shown(client, query: str = "") -> list[str]:
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 200
    return [row.business.name for row in response.context["rows"]]


def marked(mark: str, ward, on: date = TODAY) -> list[str]:
    """The names that one mark alone lets through."""
    asking = Asking(ward.pk, on, limits_on(on))
    return sorted(Business.objects.filter(MARKS[mark].rule(asking), ward=ward).values_list("name", flat=True))


def household(ward, name: str, **values):
    return registry.business(ward, name=name, **values)


def test_the_address_stands(client, keeper):
    assert reverse("registry:business_list") == LIST


def test_an_empty_registry_says_how_businesses_come(client, keeper):
    response = client.get(LIST)
    assert "Cơ sở kinh doanh có ở đây sau khi nhập danh sách" in response.content.decode()


def test_the_opening_counts_what_operates_by_kind_and_what_waits(client, ward, keeper):
    household(ward, "Hương Lan", registration_status="active")
    household(ward, "Đã nghỉ", registration_status="closed")
    firm = registry.business(
        ward, name="Công ty", legal_form="llc_one", tax_status="00", tax_code="0101248141"
    )
    registry.business(ward, name="Chi nhánh", legal_form="branch", tax_status="00", tax_code="0101248141-001")
    registry.entry(firm, SourceKind.TAX, name="Tên khác")
    settle([firm.pk])
    overview = client.get(LIST).context["overview"]
    assert (overview.total, overview.operating, overview.units, overview.conflicts, overview.waiting) == (
        *(4, 2, 1, 1),
        0,
    )
    assert [(key, count) for key, _label, count in overview.by_form] == [("enterprise", 1), ("household", 1)]


def test_businesses_of_another_ward_are_not_shown(client, ward, keeper):
    household(make.ward("13021", "Khác"), "Của phường khác")
    assert shown(client) == []


def test_a_number_of_a_person_is_masked(client, ward, keeper):
    household(ward, "Hương Lan", personal_id="031190001234")
    page = client.get(LIST).content.decode()
    assert ("0311 •••• ••34" in page, "031190001234" in page) == (True, False)


def test_figures_are_of_the_last_known_year_by_trust(client, ward, keeper):
    business = household(ward, "Hương Lan")
    registry.fact(business, FactKind.REVENUE, 2024, 400_000_000)
    registry.fact(business, FactKind.REVENUE, 2025, 1_240_000_000)
    registry.fact(business, FactKind.REVENUE, 2025, 900_000_000, SourceKind.SURVEY)
    registry.fact(business, FactKind.STAFF, 2026, 4, SourceKind.VISIT, as_of=date(2026, 9, 30))
    row = client.get(LIST).context["rows"][0]
    assert ((row.revenue.words, row.revenue.year), (row.staff.words, row.staff.year)) == (
        ("1.240 triệu", "2025"),
        ("4", "đến 30/9/2026"),
    )


def test_what_is_not_known_is_no_zero(client, ward, keeper):
    household(ward, "Hương Lan")
    row = client.get(LIST).context["rows"][0]
    assert (row.revenue, row.staff) == (None, None)


def test_form_standing_area_and_industry_narrow_together(client, ward, keeper):
    area = {"address": "Số 1, tổ dân phố Vũ Xá, phường Ái Quốc", "registration_status": "active"}
    trade = {"industry_code": "4711", "industry_version": "2025"}
    household(ward, "Đúng", **area, **trade)
    household(ward, "Sai ngành", **area, industry_code="4711", industry_version="2018")
    household(ward, "Sai tổ", **(area | {"address": "Số 1, tổ dân phố Độc Lập, phường Ái Quốc"}), **trade)
    household(ward, "Sai tình trạng", **(area | {"registration_status": "suspended"}), **trade)
    registry.business(ward, name="Sai loại hình", legal_form="llc_one", **area, **trade)
    query = "form=household&standing=active&area=vu+xa&industry=2025-G"
    assert shown(client, query) == ["Đúng"]
    assert (
        client.get(f"{LIST}?{query}")
        .context["shown"]
        .startswith("Hộ, cá nhân kinh doanh · Đang hoạt động · Vũ Xá · G · ")
    )


def test_what_has_no_area_or_industry_can_be_asked_for(client, ward, keeper):
    household(ward, "Có", address="Tổ 5, phường Ái Quốc", industry_code="4711", industry_version="2025")
    household(ward, "Không")
    assert (shown(client, "area=none"), shown(client, "industry=none")) == (["Không"], ["Không"])


@pytest.fixture
def trades(ward):
    """Name → what its source told: 45412 of 2018 is 47831 today, 4791 may be in section J."""
    told = {
        "Bán lẻ 2025": ("4711", "2025"),
        "Bán lẻ 2018": ("4711", "2018"),
        "Xe máy 2018": ("45412", "2018"),
        "Qua mạng 2018": ("4791", "2018"),
        "Chữ G 2018": ("G", "2018"),
        "Phần mềm 2018": ("6201", "2018"),
        "Phần mềm 2025": ("62110", "2025"),
        "Sai mã": ("4511", "2025"),
        "Không phiên bản": ("4711", ""),
        "Không mã": ("", ""),
    }
    for name, (code, version) in told.items():
        household(ward, name, industry_code=code, industry_version=version, registration_status="active")
    return told


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("any-47", ["Bán lẻ 2018", "Bán lẻ 2025", "Qua mạng 2018", "Xe máy 2018"]),
        ("any-G", ["Bán lẻ 2018", "Bán lẻ 2025", "Chữ G 2018", "Qua mạng 2018", "Xe máy 2018"]),
        ("any-62", ["Phần mềm 2018", "Phần mềm 2025"]),
        ("any-60", ["Qua mạng 2018"]),
        ("2025-47", ["Bán lẻ 2025"]),
        ("2018-G", ["Bán lẻ 2018", "Chữ G 2018", "Qua mạng 2018", "Xe máy 2018"]),
        ("2018-4711", ["Bán lẻ 2018"]),
        ("none", ["Không mã", "Không phiên bản", "Sai mã"]),
    ],
)
def test_a_line_of_both_versions_finds_the_codes_of_both(client, keeper, trades, line, names):
    """Công văn 3061/CTK-CSCL, Phụ lục II: what a code of VSIC 2018 may be in VSIC 2025."""
    assert sorted(shown(client, f"industry={line}")) == names


def test_every_business_is_in_a_line_of_both_versions_or_in_none(client, keeper, trades):
    lines = [value for value, _words in client.get(LIST).context["industries"]]
    assert [value for value in lines if value.startswith("any-")][:2] == ["any-G", "any-47"]
    letters = [value for value in lines if value.startswith("any-") and value[4:].isalpha()]
    found = {name for line in [*letters, "none"] for name in shown(client, f"industry={line}")}
    assert found == set(trades)


def test_lines_of_one_version_only_are_not_shown_twice(client, ward, keeper):
    household(ward, "Bán lẻ", industry_code="4711", industry_version="2018")
    lines = [value for value, _words in client.get(LIST).context["industries"]]
    assert lines == ["2018-G", "2018-47", "none"]


def test_an_industry_without_words_has_those_of_its_code(client, ward, keeper):
    household(ward, "Lan", industry_code="62010", industry_version="2018")
    assert "Lập trình máy vi tính" in client.get(LIST).content.decode()


def test_an_area_is_named_as_its_unit_is(client, ward, keeper):
    make.unit(ward, "Tổ dân phố số 5", kind=UnitKind.NEIGHBOURHOOD)
    household(ward, "Một", address="TDP 5, phường Ái Quốc")
    household(ward, "Hai", address="thôn Vũ Xá, phường Ái Quốc")
    assert client.get(LIST).context["areas"][:-1] == [("5", "Tổ dân phố số 5"), ("vu xa", "Vũ Xá")]


@pytest.mark.parametrize(
    ("revenue", "on", "marks"),
    [
        (
            1_000_000_000,
            date(2026, 11, 22),
            {"near"},
        ),  # "trên 01 tỷ đồng" (NĐ 141/2026/NĐ-CP, NĐ 254/2026/NĐ-CP)
        (1_000_000_000, date(2025, 11, 22), {"over"}),  # "từ 01 tỷ đồng trở lên" (NĐ 70/2025/NĐ-CP)
        (1_000_000_001, date(2026, 11, 22), {"over"}),
        (800_000_000, date(2026, 11, 22), {"near"}),
        (799_999_999, date(2026, 11, 22), set()),
    ],
)
def test_near_and_over_follow_the_threshold_of_the_day(ward, revenue, on, marks):
    business = household(ward, "Hương Lan")
    registry.fact(business, FactKind.REVENUE, 2024, revenue)
    assert {mark for mark in ("near", "over") if marked(mark, ward, on)} == marks


def test_a_year_that_has_only_begun_hides_no_obligation(ward):
    business = household(ward, "Hương Lan")
    registry.fact(business, FactKind.REVENUE, 2025, 1_240_000_000)
    registry.fact(business, FactKind.REVENUE, 2026, 850_000_000, as_of=date(2026, 9, 30))
    assert (marked("over", ward), marked("near", ward)) == (["Hương Lan"], [])


def test_enterprises_have_no_household_threshold(ward):
    firm = registry.business(ward, name="Công ty", legal_form="llc_one")
    registry.fact(firm, FactKind.REVENUE, 2025, 1_240_000_000)
    assert marked("over", ward) == []


def test_no_visit_looks_at_visits_of_this_year_alone(ward):
    for name in ("Chưa đi", "Năm ngoái", "Năm nay", "Số liệu năm nay", "Không phải đi"):
        household(ward, name)
    by_name = {each.name: each for each in Business.objects.all()}
    registry.entry(by_name["Năm ngoái"], SourceKind.VISIT, as_of=date(2025, 12, 31), name="x")
    registry.entry(by_name["Năm nay"], SourceKind.VISIT, as_of=date(2026, 1, 1), name="x")
    registry.fact(
        by_name["Số liệu năm nay"], FactKind.STAFF, 2026, 3, SourceKind.VISIT, as_of=date(2026, 3, 1)
    )
    registry.entry(by_name["Không phải đi"], SourceKind.TAX, as_of=date(2026, 1, 1), name="x")
    assert marked("no_visit", ward) == ["Chưa đi", "Không phải đi", "Năm ngoái"]


def test_attributes_are_true_only_where_somebody_said_so(ward):
    registry.business(ward, name="Có", foreign_invested="yes", innovative="yes", supporting_industry="yes")
    registry.business(ward, name="Không", foreign_invested="no", innovative="no", supporting_industry="no")
    registry.business(ward, name="Chưa rõ")
    assert [marked(mark, ward) for mark in ("fdi", "innovative", "supporting")] == [["Có"]] * 3


@pytest.mark.parametrize(
    ("born", "is_young"), [("1991-11-22", False), ("1991-11-23", True), ("1960-01-01", False), ("", False)]
)
def test_an_owner_is_under_35_until_the_birthday(ward, born, is_young):
    household(ward, "Hương Lan", owner="Nguyễn Thị Lan", owner_born=born)
    assert bool(marked("young", ward)) == is_young


def test_a_woman_leads_where_the_owner_of_today_is_one(ward):
    household(ward, "Bà", owner="Nguyễn Thị Lan", owner_gender="female")
    household(ward, "Ông", owner="Trần Văn Bình", owner_gender="male")
    household(ward, "Chưa rõ", owner="Lê An")
    gone = household(ward, "Đã chuyển", owner="Vũ Thị Đào", owner_gender="female")
    Involvement.objects.filter(business=gone).update(until=date(2026, 1, 1))
    assert marked("women", ward) == ["Bà"]


def test_branches_conversions_and_the_year_are_told(ward):
    firm = registry.business(
        ward, name="Công ty", legal_form="llc_one", tax_code="0101248141", registered_on="2026-03-01"
    )
    registry.business(ward, name="Chi nhánh", legal_form="branch", tax_code="0101248141-001")
    old = household(ward, "Hộ cũ", registered_on="2015-01-01", ended_on="2026-03-01")
    kind = SuccessionKind.CONVERSION
    Succession.objects.create(ward=ward, kind=kind, predecessor=old, successor=firm, on=date(2026, 3, 1))
    told = {mark: marked(mark, ward) for mark in ("branches", "converted", "new", "closed")}
    assert told == {
        "branches": ["Công ty"],
        "converted": ["Công ty"],
        "new": ["Công ty"],
        "closed": ["Hộ cũ"],
    }


def test_closing_of_another_year_does_not_count(ward):
    business = household(ward, "Hộ cũ", registered_on="2015-01-01", ended_on="2025-12-31")
    assert StandingPeriod.objects.filter(business=business, standing=Standing.CLOSED).exists()
    assert marked("closed", ward) == []


def test_conflicts_doubtful_pairs_and_missing_numbers_are_found(ward):
    one, other = household(ward, "Một", tax_code="0101248141"), household(ward, "Hai", licence="04A8")
    household(ward, "Ba", personal_id="031190001234")
    registry.entry(one, SourceKind.TAX, name="Khác hẳn")
    settle([one.pk])
    ours, theirs = one.entries.filter(source__kind=SourceKind.REGISTRATION).get(), other.entries.get()
    Question.objects.create(
        ward=ward,
        one_source=ours.source,
        one_key=ours.key,
        other_source=theirs.source,
        other_key=theirs.key,
        probability=0.5,
    )
    told = {mark: marked(mark, ward) for mark in ("conflict", "waiting", "no_tax_code")}
    assert told == {
        "conflict": ["Một"],
        "waiting": ["Hai", "Một"],
        "no_tax_code": ["Hai"],
    }


def test_what_nobody_told_of_owner_and_tools_is_found(ward):
    known = household(ward, "Đã rõ")
    registry.fact(known, FactKind.OWNER_EDUCATION, 2024, "college", SourceKind.SURVEY)
    registry.fact(known, FactKind.DIGITAL_TOOLS, 2024, "e_invoice", SourceKind.SURVEY)
    household(ward, "Chưa rõ")
    assert (marked("no_education", ward), marked("no_tools", ward)) == (["Chưa rõ"], ["Chưa rõ"])


def test_marks_narrow_together_and_their_links_switch_them(client, ward, keeper):
    household(ward, "Bà", owner="Nguyễn Thị Lan", owner_gender="female", foreign_invested="yes")
    household(ward, "Bà hai", owner="Vũ Thị Đào", owner_gender="female")
    response = client.get(f"{LIST}?mark=women&mark=fdi&page=2")
    links = {link.label: link.url for link in response.context["marks_on"]}
    assert ([row.business.name for row in response.context["rows"]], sorted(links.values())) == (
        ["Bà"],
        ["?mark=fdi", "?mark=women"],
    )


@pytest.mark.parametrize(("size", "name"), [("micro", "Siêu nhỏ"), ("unknown", "Chưa đủ")])
def test_a_size_is_told_only_where_enough_is_known(client, ward, keeper, size, name):
    """NĐ 80/2021/NĐ-CP Đ5: trade, 8 staff, revenue unknown, capital unknown → chưa đủ dữ liệu."""
    trade = {"legal_form": "llc_one", "industry_code": "4711", "industry_version": "2025"}
    small = registry.business(ward, name="Siêu nhỏ", capital="2000000000", **trade)
    unclear = registry.business(ward, name="Chưa đủ", **trade)
    for firm in (small, unclear):
        registry.fact(firm, FactKind.INSURED_STAFF, 2025, 8, SourceKind.INSURANCE)
    household(ward, "Hộ không có quy mô")
    assert shown(client, f"size={size}") == [name]


def test_sorting_puts_what_is_not_known_last(client, ward, keeper):
    for name, revenue in (("Ít", 1), ("Nhiều", 9), ("Chưa rõ", None)):
        business = household(ward, name)
        if revenue:
            registry.fact(business, FactKind.REVENUE, 2025, revenue)
    assert (shown(client, "sort=revenue"), shown(client, "sort=-revenue")) == (
        ["Ít", "Nhiều", "Chưa rõ"],
        ["Nhiều", "Ít", "Chưa rõ"],
    )


@pytest.mark.parametrize(
    "query",
    [
        "sort=password",
        "form=x&standing=y&size=z&mark=w&industry=2019-G&box=a,b",
        "page=99",
        "sort=-",
        "box=21,106,20,107",
    ],
)
def test_unknown_words_in_the_address_are_ignored(client, ward, keeper, query):
    household(ward, "Hương Lan")
    assert shown(client, query) == ["Hương Lan"]


def test_a_square_of_the_map_leads_to_its_businesses(client, ward, keeper):
    inside, _outside = household(ward, "Trong", address="Số 1"), household(ward, "Ngoài", address="Số 2")
    Place.objects.filter(pk=inside.place_id).update(latitude=20.95, longitude=106.37)
    assert shown(client, "box=20.9,106.3,21,106.4") == ["Trong"]


def test_a_guess_is_said(client, ward, keeper):
    household(ward, "Phượng Hoàng")
    response = client.get(f"{LIST}?q=phuonh+hoang")
    assert "đang hiện kết quả gần nhất: “phuong hoang”" in response.content.decode()


def test_one_and_three_rows_cost_the_same(client, ward, keeper, django_assert_num_queries):
    numbers = []
    for name in ("Một", "Hai", "Ba"):
        business = household(ward, name, owner="Nguyễn Lan", tax_code=f"010124814{len(numbers)}")
        registry.fact(business, FactKind.REVENUE, 2025, 5)
        numbers.append(business.pk)
        if len(numbers) in (1, 3):
            with django_assert_num_queries(29):
                client.get(f"{LIST}?sort=-revenue")


def test_what_is_saved_of_an_address_keeps_marks_and_drops_the_rest():
    query = QueryDict("mark=women&mark=fdi&page=3&form=household&x=1&mark=women&q=+lan+")
    assert saved_query(query) == "q=lan&form=household&mark=fdi&mark=women"


def test_a_saved_query_reads_back_the_same():
    typed = QueryDict("mark=fdi&mark=women&form=household&sort=-name&industry=2018-47")
    assert BusinessFilter.of(QueryDict(saved_query(typed))) == BusinessFilter.of(typed)


def test_every_form_stands_in_one_group_only():
    placed = [form for _label, forms in FORMS.values() for form in forms]
    assert sorted(placed) == sorted(LegalForm.values)


def test_shared_lists_of_colleagues_are_offered(client, ward, keeper):
    colleague = make.officer(ward, Role.CHAIR)
    save_list("Riêng", "form=household", by=colleague)
    shared = save_list("Chung", "form=enterprise", by=colleague)
    shared.is_shared = True
    shared.save()
    assert [one.name for one in client.get(LIST).context["saved"]] == ["Chung"]

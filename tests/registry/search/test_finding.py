"""Searching forgives accents, tones, đ and slips; it sees what the asker may see and nothing of another ward."""

import pytest
from django.db import connection

from donghanh.kernel.walls import row_scope
from donghanh.org.enums import Role
from donghanh.registry.actions.settling import settle
from donghanh.registry.models import Business
from donghanh.registry.search.finding import find, read, tsquery
from donghanh.registry.search.nationwide import wide_keys
from donghanh.registry.search.vocabulary import count_words, untelexed
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def ward():
    return make.ward()


@pytest.fixture
def keeper(ward):
    """Sees personal data."""
    return make.officer(ward, Role.SPECIALIST)


@pytest.fixture
def helper(ward):
    """Sees none."""
    return make.officer(ward, Role.FIELD)


def names(asker, text: str) -> list[str]:
    return [business.name for business in find(asker, text).businesses]


@pytest.fixture
def shops(ward):
    registry.business(
        ward,
        name="Hộ kinh doanh Tạp hóa Hương Lan",
        owner="Nguyễn Thị Đào",
        phone="0912345678",
        address="Số 12, tổ dân phố Vũ Xá, phường Ái Quốc",
        personal_id="031190001234",
    )
    registry.business(
        ward,
        name="Công ty TNHH Phượng Hoàng",
        legal_form="llc_one",
        tax_code="0101248141",
        industry="May mặc",
    )
    registry.business(ward, name="Thủy sản Đông Hải", licence="04A8012345")


@pytest.mark.parametrize(
    "text", ["Hương Lan", "huong lan", "HƯƠNG LAN", "lan huong", "tạp hoá hương", "tap hoa huong l"]
)
def test_accents_tones_case_and_order_do_not_matter(shops, keeper, text):
    assert names(keeper, text) == ["Hộ kinh doanh Tạp hóa Hương Lan"]


@pytest.mark.parametrize(
    "text", ["Thuỷ sản", "thủy sản", "dong hai", "Đông Hải", "ðông hải".replace("ð", "đ")]
)
def test_tone_placement_and_the_letter_d_do_not_matter(shops, keeper, text):
    assert names(keeper, text) == ["Thủy sản Đông Hải"]


@pytest.mark.parametrize("text", ["Cty TNHH Phượng Hoàng", "công ty phượng hoàng", "CTCP Phuong Hoang"])
def test_the_legal_form_may_be_shortened_or_wrong(shops, keeper, text):
    assert names(keeper, text) == ["Công ty TNHH Phượng Hoàng"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("phuonh hoang", "phuong hoang"),
        ("phuong hoagn", "phuong hoang"),
        ("phuwowngj hoangf", "phuong hoang"),
        ("phuonghoang", "phuong hoang"),
    ],
)
def test_slips_are_put_right_and_said(shops, keeper, text, meant):
    found = find(keeper, text)
    assert ([business.name for business in found.businesses], found.meant) == (
        ["Công ty TNHH Phượng Hoàng"],
        meant,
    )


def test_a_word_that_exists_elsewhere_is_still_taken_for_a_slip(ward, keeper):
    registry.business(ward, name="Hương Lan")
    registry.business(ward, name="Lam Sơn")
    found = find(keeper, "huong lam")
    assert ([business.name for business in found.businesses], found.meant) == (["Hương Lan"], "huong lan")


def test_what_is_found_as_typed_is_not_guessed_at(shops, keeper):
    assert find(keeper, "phuong hoang").meant == ""


def test_nothing_like_it_is_nothing(shops, keeper):
    assert find(keeper, "xyzxyz") == ([], "")


def test_both_spellings_with_i_and_y_are_one(ward, keeper):
    registry.business(ward, name="Cơ khí Kĩ thuật Sông Hồng")
    assert names(keeper, "kỹ thuật") == ["Cơ khí Kĩ thuật Sông Hồng"]


@pytest.mark.parametrize("text", ["0101248141", "0101 248 141", "1248"])
def test_any_part_of_a_tax_code_finds_its_business(shops, keeper, text):
    assert names(keeper, text) == ["Công ty TNHH Phượng Hoàng"]


def test_a_licence_finds_its_business(shops, keeper):
    assert names(keeper, "04a8012") == ["Thủy sản Đông Hải"]


def test_the_registry_number_finds_its_business(shops, keeper):
    number = Business.objects.get(name="Thủy sản Đông Hải").public_id
    assert "Thủy sản Đông Hải" in names(keeper, number)


@pytest.mark.parametrize("text", ["Nguyễn Thị Đào", "dao nguyen", "0912345678", "345 678", "031190001234"])
def test_owner_and_telephone_lead_only_those_who_may_see_them(shops, keeper, helper, text):
    assert (names(keeper, text), names(helper, text)) == (["Hộ kinh doanh Tạp hóa Hương Lan"], [])


@pytest.mark.parametrize(("text", "name"), [("vu xa", "Hộ kinh doanh Tạp hóa Hương Lan")])
def test_the_residential_group_finds_its_businesses(shops, helper, text, name):
    assert names(helper, text) == [name]


def test_an_industry_finds_its_businesses(shops, helper):
    assert names(helper, "may mac") == ["Công ty TNHH Phượng Hoàng"]


def test_the_name_as_typed_stands_before_names_that_hold_its_words(ward, keeper):
    for name in ("Lan Hương và Bạn", "Hương Thảo Lan", "Hương Lan", "Hộ kinh doanh Hương Lan"):
        registry.business(ward, name=name)
    assert names(keeper, "Hương Lan") == [
        "Hương Lan",
        "Hộ kinh doanh Hương Lan",
        "Hương Thảo Lan",
        "Lan Hương và Bạn",
    ]


def test_a_business_of_another_ward_is_not_found(shops, ward):
    stranger = make.officer(make.ward("13021", "Khác"), Role.SPECIALIST)
    assert find(stranger, "Hương Lan").businesses == []


def test_a_business_found_to_be_anothers_is_not_found(ward, keeper):
    kept, gone = registry.business(ward, name="Sao Mai"), registry.business(ward, name="Sao Mai")
    Business.objects.filter(pk=gone.pk).update(merged_into=kept)
    assert [business.pk for business in find(keeper, "sao mai").businesses] == [kept.pk]


def test_new_words_are_known_at_once(ward, keeper):
    registry.business(ward, name="Sao Mai")
    assert find(keeper, "kimm cuongg").businesses == []
    registry.business(ward, name="Kim Cương")
    assert names(keeper, "kimm cuongg") == ["Kim Cương"]


@pytest.mark.parametrize("text", ["", "   ", "%", "'", "a & b | !c", "\\", "(", ":*", "0" * 300, "\x00"])
def test_hostile_words_are_only_words(shops, keeper, text):
    assert find(keeper, text.replace("\x00", "")).meant == ""


def test_beyond_a_ward_the_scope_decides_what_is_found(shops, ward):
    other = make.ward("13021", "Khác")
    registry.business(other, name="Phượng Hoàng Vàng", tax_code="0300588569")
    count_words()
    found = {}
    for scope in ([ward.pk], [other.pk], [ward.pk, other.pk], []):
        with row_scope(scope):
            asked = (ward.pk, other.pk)
            found[tuple(scope)] = [
                sorted(business.name for business in find(asked, text).businesses)
                for text in ("phượng hoàng", "0300588", "0101248141")
            ]
    ours, theirs = ["Công ty TNHH Phượng Hoàng"], ["Phượng Hoàng Vàng"]
    assert found == {
        (ward.pk,): [ours, [], ours],
        (other.pk,): [theirs, theirs, []],
        (ward.pk, other.pk): [ours + theirs, theirs, ours],
        (): [[], [], []],
    }


def test_the_function_itself_never_hands_out_a_row_of_another_ward(shops, ward):
    other = make.ward("13021", "Khác")
    foreign = registry.business(other, name="Phượng Hoàng Vàng", tax_code="0300588569")
    with row_scope([ward.pk]):
        words, number = wide_keys("'phuong':*", "", 100), wide_keys("", "03", 100)
    assert (foreign.pk in words + number, len(words), number) == (False, 1, [])


def test_personal_numbers_are_not_looked_through_beyond_a_ward(shops, ward):
    with row_scope([ward.pk]):
        assert wide_keys("", "031190001234", 10) == []


def test_only_the_runtime_role_may_call_the_functions():
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.proname, p.prosecdef, p.proconfig::text, r.rolname,"
            " has_function_privilege('public', p.oid, 'execute'),"
            " has_function_privilege('donghanh_app', p.oid, 'execute')"
            " from pg_proc p join pg_roles r on r.oid = p.proowner where proname like 'registry\\_%' order by 1"
        )
        found = cursor.fetchall()
        cursor.execute("select tableowner from pg_tables where tablename = 'registry_business'")
        owner = cursor.fetchone()[0]
    pinned = '{"search_path=pg_catalog, pg_temp"}'
    forgetting = ("registry_forget_history", "registry_forget_key", "registry_forget_said")
    assert found == [
        (name, True, pinned, owner, False, True)
        for name in ("registry_count_words", *forgetting, "registry_search")
    ]


def test_slips_beyond_a_ward_are_put_right_by_the_words_of_all(ward):
    other = make.ward("13021", "Khác")
    for of in (ward, other, other):
        registry.business(of, name="Phượng Hoàng")
    count_words()
    with row_scope([ward.pk, other.pk]):
        found = find((ward.pk, other.pk), "phuonh hoang")
    assert (len(found.businesses), found.meant) == (3, "phuong hoang")


def test_the_search_key_follows_what_is_settled(ward, keeper):
    business = registry.business(ward, name="Sao Mai")
    registry.entry(business, name="Kim Cương", key=str(business.pk))
    settle([business.pk])
    assert (names(keeper, "sao mai"), names(keeper, "kim cuong")) == ([], ["Kim Cương"])


@pytest.mark.parametrize(
    ("typed", "plain"), [("huwowng", "huong"), ("ddoongf", "dong"), ("phaats", "phat"), ("lan", "lan")]
)
def test_keys_of_telex_are_taken_out(typed, plain):
    assert untelexed(typed) == plain


def test_a_number_is_told_from_words():
    assert [
        read(text).number for text in ("0101-248.141", "04A80", "shop 24", "12 Nguyễn Lương Bằng", "12")
    ] == [
        "0101248141",
        "04A80",
        "",
        "",
        "",
    ]


def test_a_query_asks_for_all_words_as_beginnings():
    assert tsquery([["phuong", "phuonh"], ["lan"]]) == "('phuong':* | 'phuonh':*) & ('lan':*)"

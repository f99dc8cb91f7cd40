"""Personal values inside running text are found whatever way they were typed."""

import pytest
from django.db import connection

from donghanh.registry.rights.redaction import patterns_of, redacted

SAID = [
    ("phone", "0912345678"),
    ("personal_id", "031190001234"),
    ("email", "lan.a+b@example.vn"),
    ("owner", "Đỗ Thị Ánh Lan"),
    ("owner_born", "1988-03-02"),
]
TYPED = [
    ("Gọi 0912345678.", "Gọi •••."),
    ("Gọi 0912 345 678", "Gọi •••"),
    ("Gọi 091.234.5678 hoặc +84912345678, 84 912-345-678", "Gọi ••• hoặc •••, •••"),
    ("CCCD 0311 9000 1234", "CCCD •••"),
    ("thư Lan.A+B@EXAMPLE.vn", "thư •••"),
    ("Bà ĐỖ THỊ ÁNH LAN; đỗ thị  ánh lan", "Bà •••; •••"),
    ("sinh 2/3/1988, 02-03-1988, 1988-03-02", "sinh •••, •••, •••"),
    ("•••• ••• 678 và Đỗ Thị Ánh L•••", "••• và •••"),
]
OTHERS = [
    "Số 10912345678 và 09123456789 là số khác",
    "Mã 0912345679",
    "Đỗ Thị Ánh Lành",
    "ngày 12/3/1988 và 2/3/19889",
    "lanxa+b@example.vn",
]


@pytest.mark.parametrize(("text", "left"), TYPED)
def test_a_value_is_found_as_people_type_it(text, left):
    assert redacted(text, patterns_of(SAID)) == left


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_looks_like_it_stays(text):
    assert redacted(text, patterns_of(SAID)) == text


def test_a_gender_and_a_single_word_are_looked_for_nowhere():
    assert patterns_of([("owner_gender", "female"), ("owner", "Lan")]) == []


@pytest.mark.django_db
@pytest.mark.parametrize("text", [text for text, _left in TYPED] + OTHERS)
def test_the_database_finds_the_same(text):
    patterns, left = patterns_of(SAID), text
    with connection.cursor() as cursor:
        for pattern in patterns:
            cursor.execute("select regexp_replace(%s, %s, '•••', 'g')", [left, pattern])
            left = cursor.fetchone()[0]
    assert left == redacted(text, patterns)

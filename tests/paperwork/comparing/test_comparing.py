"""Two wordings of a plan: what stayed, what changed, what came and what went."""

import random
import time

import pytest

from donghanh.paperwork.blocks import Block, Document, Place
from donghanh.paperwork.comparing import Clause, Comparison, clauses_of, compare, differences
from donghanh.paperwork.reading import read_plan

HELP = "1. Hỗ trợ thủ tục"
TELL = "2. Tuyên truyền"


def clause(key: int, title: str, section: str = HELP, **words: object) -> Clause:
    return Clause(key, title, (section,), **words)  # type: ignore[arg-type]


OLD = [
    clause(
        0,
        "Mở quầy hướng dẫn hộ kinh doanh đăng ký doanh nghiệp.",
        lead=("Trung tâm",),
        deadline="Quý II/2026",
    ),
    clause(1, "Rà soát danh sách hộ kinh doanh theo tổ dân phố.", deadline="Quý III/2026"),
    clause(2, "Công bố danh mục nhà, đất công cho thuê.", product="Danh mục", deadline="31/12/2026"),
    clause(3, "Tuyên truyền chính sách thuế đến hộ kinh doanh.", TELL, deadline="Thường xuyên"),
    clause(4, "Tổ chức hội nghị đối thoại với hộ kinh doanh.", TELL, deadline="Hằng năm"),
]


def told(found: Comparison) -> tuple[dict[int, int], dict[int, tuple[str, ...]], list[int], list[int]]:
    """Pairs as new key → old key, the changes by new key, keys added, keys removed."""
    return (
        {pair.new.key: pair.old.key for pair in found.pairs},
        {pair.new.key: pair.changed for pair in found.pairs if pair.changed},
        [one.key for one in found.added],
        [one.key for one in found.removed],
    )


def test_the_same_document_has_no_difference():
    assert told(compare(OLD, OLD)) == ({n: n for n in range(5)}, {}, [], [])


def test_a_clause_that_only_moved_has_not_changed():
    moved = [OLD[4], OLD[2], OLD[0], OLD[3], OLD[1]]
    assert told(compare(OLD, moved)) == ({n: n for n in range(5)}, {}, [], [])


def test_a_clause_under_another_heading_has_moved_and_not_changed():
    found = compare(OLD, [*OLD[:4], clause(4, OLD[4].title, HELP, deadline="Hằng năm")])
    assert [(pair.new.key, pair.changed) for pair in found.pairs if pair.moved] == [(4, ())]


def test_a_heading_with_another_number_is_the_same_heading():
    found = compare(OLD, [clause(3, OLD[3].title, "5. Tuyên truyền", deadline="Thường xuyên")])
    assert [pair.moved for pair in found.pairs] == [False]


def test_another_deadline_product_or_lead_is_a_change_of_that_field_alone():
    new = [
        clause(0, OLD[0].title, lead=("Phòng Kinh tế",), deadline="Quý II/2026"),
        clause(1, OLD[1].title, deadline="Quý IV/2026"),
        clause(2, OLD[2].title, product="Danh mục; quyết định", deadline="31/12/2026"),
        *OLD[3:],
    ]
    assert told(compare(OLD, new)) == (
        {n: n for n in range(5)},
        {0: ("lead",), 1: ("deadline",), 2: ("product",)},
        [],
        [],
    )


@pytest.mark.parametrize(
    "words",
    [
        "Rà soát, cập nhật danh sách hộ kinh doanh theo từng tổ dân phố.",
        "Rà soát danh sách hộ kinh doanh theo tổ dân phố, công khai kết quả trên Cổng thông tin điện tử của phường.",
        "Phối hợp rà soát danh sách hộ, cơ sở kinh doanh theo tổ dân phố.",
    ],
)
def test_a_clause_in_other_words_is_the_same_clause_changed(words: str):
    new = [OLD[0], clause(1, words, deadline="Quý III/2026"), *OLD[2:]]
    assert told(compare(OLD, new)) == ({n: n for n in range(5)}, {1: ("title",)}, [], [])


def test_a_new_clause_is_added_and_one_that_is_gone_removed():
    fresh = clause(9, "Thành lập tổ công tác hỗ trợ chuyển đổi số cho doanh nghiệp.")
    assert told(compare(OLD, [OLD[0], fresh, *OLD[2:]])) == ({0: 0, 2: 2, 3: 3, 4: 4}, {}, [9], [1])


def test_a_clause_rewritten_between_the_same_neighbours_is_still_the_same():
    new = [OLD[0], clause(1, "Lập, rà soát hồ sơ hộ kinh doanh trên địa bàn."), *OLD[2:]]
    assert told(compare(OLD, new))[0] == {n: n for n in range(5)}


def test_clauses_with_the_same_words_keep_their_headings():
    report = "Báo cáo kết quả thực hiện."
    old = [clause(0, report), clause(1, report, TELL)]
    assert told(compare(old, [clause(1, report, TELL), clause(0, report)]))[0] == {1: 1, 0: 0}


def test_of_two_like_clauses_the_nearer_words_win():
    old = [
        clause(0, "Tổ chức tập huấn kỹ năng số cho cán bộ phường."),
        clause(1, "Tổ chức tập huấn kỹ năng số cho hộ kinh doanh."),
    ]
    new = [clause(1, "Tổ chức 02 lớp tập huấn kỹ năng số cho hộ kinh doanh.")]
    assert told(compare(old, new)) == ({1: 1}, {1: ("title",)}, [], [0])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hoà bình - hợp tác", "Hòa bình – hợp tác;"),
        ("trước ngày 05/12", "Trước ngày 5/12."),
        ("Ủy ban nhân dân", "Uỷ ban  nhân dân"),
        ("Uỷ ban", "Uỷ ban"),
    ],
)
def test_how_words_are_typed_is_no_change(first: str, second: str):
    assert differences(clause(0, first), clause(0, second)) == ()


def test_names_in_another_order_are_no_change():
    first, second = (clause(0, "x", lead=names) for names in (("Phòng A", "Phòng B"), ("Phòng B", "Phòng A")))
    assert differences(first, second) == ()


def test_an_accent_is_a_change_unless_ocr_saw_it():
    typed, seen = clause(0, "thuộc thẩm quyền"), clause(0, "thuộc thấm quyền")
    assert (differences(typed, seen), differences(typed, seen, accents=False)) == (("title",), ())


def test_nothing_compared_with_something_is_all_added_or_all_removed():
    assert told(compare([], OLD))[2:] == ([0, 1, 2, 3, 4], [])
    assert told(compare(OLD, []))[2:] == ([], [0, 1, 2, 3, 4])


def test_every_clause_is_told_once_whatever_the_documents_are():
    chance = random.Random(3)
    words = [*"abcdefghi", "rà", "soát", "hộ", "kinh", "doanh"]
    for _ in range(40):
        old, new = (
            [
                clause(
                    n, " ".join(chance.choices(words, k=chance.randint(1, 9))), chance.choice([HELP, TELL])
                )
                for n in range(chance.randint(0, 25))
            ]
            for _side in range(2)
        )
        found = compare(old, new)
        assert sorted([*(p.new.key for p in found.pairs), *(c.key for c in found.added)]) == [
            *range(len(new))
        ]
        assert sorted([*(p.old.key for p in found.pairs), *(c.key for c in found.removed)]) == [
            *range(len(old))
        ]


def test_three_thousand_clauses_are_compared_in_good_time():
    chance = random.Random(5)
    words = [f"việc{n}" for n in range(400)]
    old = [clause(n, " ".join(chance.choices(words, k=18))) for n in range(3000)]
    new = [clause(c.key, c.title.replace(" ", " thêm ", 1) if c.key % 7 == 0 else c.title) for c in old]
    started = time.perf_counter()
    found = compare(old, new)
    assert {p.new.key: p.old.key for p in found.pairs} == {n: n for n in range(3000)}
    assert time.perf_counter() - started < 5


PLAN = """\
KẾ HOẠCH
Hỗ trợ hộ kinh doanh năm 2026
II. NHIỆM VỤ
1. Hỗ trợ thủ tục
- Mở quầy hướng dẫn hộ kinh doanh đăng ký doanh nghiệp.
Thời gian hoàn thành: Quý II/2026.
- Rà soát danh sách hộ kinh doanh theo tổ dân phố.
Thời gian hoàn thành: Quý III/2026.
2. Tuyên truyền
- Tổ chức hội nghị đối thoại với hộ kinh doanh.
- Phát động thi đua trong hộ kinh doanh.
"""


def read(text: str) -> list[Clause]:
    lines = enumerate(text.splitlines(), start=1)
    blocks = tuple(Block("paragraph", line, Place(number)) for number, line in lines if line.strip())
    return clauses_of(read_plan(Document(blocks, "text")))


def test_two_readings_are_compared_as_the_documents_say():
    edited = PLAN.replace("Quý III/2026", "Quý IV/2026").replace(
        "- Phát động thi đua trong hộ kinh doanh.", "- Xây dựng bản tin điện tử hằng tháng."
    )
    found = compare(read(PLAN), read(edited))
    assert [(pair.new.title, pair.changed) for pair in found.pairs if pair.changed] == [
        ("Rà soát danh sách hộ kinh doanh theo tổ dân phố.", ("deadline",))
    ]
    assert ([c.title for c in found.added], [c.title for c in found.removed]) == (
        ["Xây dựng bản tin điện tử hằng tháng."],
        ["Phát động thi đua trong hộ kinh doanh."],
    )

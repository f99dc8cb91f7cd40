"""Body, foot and appendices of a written document, as NĐ 30/2020/NĐ-CP Phụ lục I sets them."""

import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn

from donghanh.paperwork.writing import (
    Appendix,
    Bullet,
    Column,
    IssueDate,
    Paragraph,
    Recipients,
    Reference,
    Row,
    Section,
    Signature,
    Table,
    plan_document,
)

GRID = Table((Column("STT", 1, "center"), Column("Việc", 3)), (Row(("1", "Một việc")),))


def body_words(file) -> list[str]:
    words = [file.text(paragraph) for paragraph in file.find("//w:body/w:p")]
    return [line for line in words if line]


def test_legal_bases_end_in_semicolons_and_the_last_in_a_full_stop(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.6."""
    assert written(plan_document(plan)).words("CanCu") == [
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Thực hiện Kế hoạch số 16-KH/ĐU ngày 11 tháng 9 năm 2025 của Đảng ủy phường.",
    ]


def test_sections_are_numbered_by_depth(written, letter):
    """NĐ 30/2020 Phụ lục I mục II.6: I. in capitals, 1. bold, a) upright."""
    point = Section("điểm", (Paragraph("chữ"),))
    item = Section("Khoản", (point, point))
    file = written(letter(body=(Section("Mục", (item,)), Section("Mục hai", (item,)), Paragraph("Hết"))))
    assert file.words("Heading1") == ["I. MỤC", "II. MỤC HAI"]
    assert file.words("Heading2") == ["1. Khoản", "1. Khoản"]
    assert file.words("Heading3") == ["a) điểm", "b) điểm"] * 2
    weights = [
        file.find(f"//w:style[@w:styleId='Heading{level}']/w:rPr/w:b", "word/styles.xml")
        for level in (1, 2, 3)
    ]
    assert [len(weight) for weight in weights] == [1, 1, 0]


def test_points_follow_the_vietnamese_alphabet(written, letter):
    """NĐ 30/2020 Phụ lục I mục II.6: a, b, c, d, đ, e, g, h, i, k; no f, j, w, z."""
    points = tuple(Section("x", (Paragraph("chữ"),)) for _ in range(24))
    file = written(letter(body=(Section("A", (Section("B", points),)), Paragraph("Hết"))))
    letters = [line.partition(")")[0] for line in file.words("Heading3")]
    assert letters == [*"abcdđeghiklmnopqrstuvxy", "aa"]


@pytest.mark.parametrize(
    "text",
    ["nghiêm túc thực hiện.", "nghiêm túc thực hiện", "nghiêm túc thực hiện./.", "nghiêm túc thực hiện/."],
)
def test_the_end_mark_follows_the_last_word_at_once_and_once(written, letter, text):
    """NĐ 30/2020 Phụ lục I mục II.6: "./." right after the last word, before the signature."""
    file = written(letter(text=text))
    assert file.words("NoiDung") == ["nghiêm túc thực hiện./."]
    assert sum("./." in words for words in body_words(file)) == 1


def test_the_end_mark_finds_the_last_words_inside_sections(written, letter):
    """NĐ 30/2020 Phụ lục I mục II.6."""
    inner = Section("Hai", (Bullet("một"), Bullet("hai;")))
    assert body_words(written(letter(body=(Section("Một", (inner,)),))))[-1] == "- hai./."


def test_a_document_must_end_in_words(letter):
    with pytest.raises(ValueError, match="must end"):
        letter(body=(Paragraph("Trước bảng"), GRID))


def test_recipients_end_in_semicolons_and_the_archive_in_a_full_stop(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.9."""
    file = written(plan_document(plan))
    assert file.words("NoiNhan") == ["Nơi nhận:"]
    assert file.words("NoiNhanMuc") == ["- Sở Tài chính;", "- Các phòng, ban, đơn vị;", "- Lưu: VT, KTHTĐT."]


def test_the_archive_line_stands_without_a_drafting_unit(written, letter):
    """NĐ 30/2020 Phụ lục I mục II.9."""
    file = written(letter(recipients=Recipients(("Như trên",))))
    assert file.words("NoiNhanMuc") == ["- Như trên;", "- Lưu: VT."]


def test_recipients_stand_level_with_the_signature(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.9: Nơi nhận at the left, level with the capacity of the signatory."""
    left, right = written(plan_document(plan)).find("//w:body/w:tbl[2]/w:tr/w:tc")
    assert left.find(qn("w:p")).style == "NoiNhan"
    assert right.find(qn("w:p")).style == "QuyenHan"


def test_the_signatory_stays_blank_until_signed(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.7."""
    file = written(plan_document(plan))
    assert file.words("QuyenHan") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert file.words("NguoiKy") == [""]


def test_a_signatory_is_named_in_bold_and_capacity_marks_get_their_space(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.7."""
    signed = replace(plan, signature=Signature(("KT.CHỦ TỊCH", "Phó Chủ tịch"), "Nguyễn Minh họa"))
    file = written(plan_document(signed))
    assert file.words("QuyenHan") == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert file.words("NguoiKy") == ["Nguyễn Minh họa"]
    gap = file.paragraphs("NguoiKy")[0].find(qn("w:pPr")).find(qn("w:spacing")).get(qn("w:before"))
    assert int(gap) / 20 >= 50


def test_the_signature_never_stands_alone_on_a_page(written, plan):
    file = written(plan_document(plan))
    row = file.find("//w:body/w:tbl[2]/w:tr/w:trPr/w:cantSplit")
    kept = [file.paragraphs("NoiDung")[-1], file.find("//w:body/w:tbl[2]")[0].getprevious()]
    assert len(row) == 1
    assert [paragraph.pPr.find(qn("w:keepNext")) is not None for paragraph in kept] == [True, True]


def test_an_appendix_lies_across_and_counts_its_own_pages(written, plan):
    """NĐ 30/2020 Phụ lục I mục III: page numbers of each appendix are its own."""
    text, appendix = written(plan_document(plan)).find("//w:sectPr")
    assert text.find(qn("w:pgSz")).get(qn("w:orient")) is None
    size = appendix.find(qn("w:pgSz"))
    assert size.get(qn("w:orient")) == "landscape"
    assert int(size.get(qn("w:w"))) > int(size.get(qn("w:h")))
    assert [section.find(qn("w:pgNumType")).get(qn("w:start")) for section in (text, appendix)] == ["1", "1"]


def test_a_single_appendix_has_no_number_and_names_its_document(written, plan):
    """NĐ 30/2020 Phụ lục I mục III."""
    file = written(plan_document(plan))
    assert file.words("PhuLuc") == ["Phụ lục"]
    assert file.words("TieuDePhuLuc") == ["PHÂN CÔNG NHIỆM VỤ"]
    assert file.words("ChiDanPhuLuc") == [
        "(Kèm theo Kế hoạch số       /KH-UBND ngày        tháng        năm 2026 "
        "của Ủy ban nhân dân phường Sông Mây)"
    ]


def test_an_issued_appendix_repeats_number_and_date(written, plan):
    """NĐ 30/2020 Phụ lục I mục III."""
    issued = replace(plan, reference=Reference("KH-UBND", IssueDate(2026, 2, 5), 7))
    assert written(plan_document(issued)).words("ChiDanPhuLuc") == [
        "(Kèm theo Kế hoạch số 07/KH-UBND ngày 05 tháng 02 năm 2026 của Ủy ban nhân dân phường Sông Mây)"
    ]


def test_two_appendices_are_numbered_in_roman(written, letter):
    """NĐ 30/2020 Phụ lục I mục III."""
    appendices = (Appendix("Bảng một", (GRID,)), Appendix("Bảng hai", (GRID,), landscape=False))
    file = written(letter(appendices=appendices))
    assert file.words("PhuLuc") == ["Phụ lục I", "Phụ lục II"]
    turned = [section.find(qn("w:pgSz")).get(qn("w:orient")) for section in file.find("//w:sectPr")]
    assert turned == [None, "landscape", None]


def test_table_heads_repeat_and_rows_stay_whole(written, plan):
    file = written(plan_document(plan))
    rows = file.find("//w:body/w:tbl[3]/w:tr")
    heads = [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows]
    assert heads == [True, *[False] * (len(rows) - 1)]
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)


def test_a_row_taller_than_a_page_may_part(written, letter):
    long = Row(("1", "Nội dung rất dài " * 800))
    table = replace(GRID, rows=(*GRID.rows, long))
    file = written(letter(appendices=(Appendix("Bảng", (table,)),)))
    whole = [bool(row.xpath("w:trPr/w:cantSplit")) for row in file.find("//w:body/w:tbl[3]/w:tr")]
    assert whole == [True, True, False]


def test_columns_that_share_a_group_share_a_head(written, letter):
    columns = (
        Column("STT", 1),
        Column("Đúng hạn", 2, group="Hoàn thành"),
        Column("Quá hạn", 2, group="Hoàn thành"),
    )
    file = written(letter(appendices=(Appendix("Bảng", (Table(columns, (Row(("1", "2", "3")),)),)),)))
    rows = docx.Document(io.BytesIO(file.content)).tables[2].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["STT", "Hoàn thành", "Hoàn thành"], ["STT", "Đúng hạn", "Quá hạn"], ["1", "2", "3"],
    ]  # fmt: skip


def test_a_row_must_fit_its_columns():
    with pytest.raises(ValueError, match="2 cells"):
        replace(GRID, rows=(Row(("1",)),))


def test_characters_that_xml_cannot_hold_are_dropped(written, letter):
    assert written(letter(text="Xã\x00 hội\x0b <&> “chủ nghĩa”")).words("NoiDung") == [
        "Xã hội <&> “chủ nghĩa”./."
    ]


def test_letters_are_written_composed(written, letter):
    """TCVN 6909:2001, named by NĐ 30/2020 Phụ lục I mục I.4."""
    assert written(letter(text="Ph\u01b0o\u031b\u0300ng")).words("NoiDung") == ["Phường./."]


ORDER = {
    "pPr": "pStyle keepNext pBdr spacing ind jc outlineLvl sectPr",
    "rPr": "rFonts b bCs i iCs color sz szCs lang",
    "tblPr": "tblW jc tblBorders tblLayout tblCellMar",
    "tcPr": "tcW gridSpan vMerge vAlign",
    "sectPr": "headerReference type pgSz pgMar pgNumType titlePg",
}


@pytest.mark.parametrize("parent", ORDER)
def test_properties_come_in_the_order_word_demands(written, plan, parent):
    """ECMA-376 part 1 §17: the content models are sequences; Word calls a file corrupt that breaks them."""
    file = written(plan_document(plan))
    places = {qn(f"w:{tag}"): place for place, tag in enumerate(ORDER[parent].split())}
    found = [[places[child.tag] for child in item] for item in file.find(f"//w:{parent}")]
    assert found
    assert found == [sorted(item) for item in found]

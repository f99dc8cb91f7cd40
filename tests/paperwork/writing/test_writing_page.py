"""Page, type and heading of a written document, as NĐ 30/2020/NĐ-CP Phụ lục I sets them."""

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from donghanh.paperwork.writing import IssueDate, Kind, Reference, plan_document, render_docx
from donghanh.paperwork.writing.layout import ISSUER_STYLE, MOTTO_STYLE, PORTRAIT_WIDTH, SUBJECT_STYLE
from donghanh.paperwork.writing.metrics import text_width

MM = 1440 / 25.4


def attributes(element) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


def sections(file) -> list:
    return file.find("//w:sectPr")


def millimetres(element, name: str) -> float:
    return round(int(element.get(qn(f"w:{name}"))) / MM, 1)


def room(cell) -> float:
    """What the text of a heading cell has: the cell without its margins."""
    table = cell.getparent().getparent()
    margins = [millimetres(side, "w") for side in table.xpath("w:tblPr/w:tblCellMar/*")]
    return millimetres(cell.find(qn("w:tcPr")).find(qn("w:tcW")), "w") - sum(margins)


def rule_length(paragraph, room: float) -> float:
    indent = paragraph.find(qn("w:pPr")).find(qn("w:ind"))
    return room - millimetres(indent, "left") - millimetres(indent, "right")


def test_the_text_stands_on_a4_upright(written, plan):
    """NĐ 30/2020 Phụ lục I mục I.1, I.2."""
    size = sections(written(plan_document(plan)))[0].find(qn("w:pgSz"))
    assert (millimetres(size, "w"), millimetres(size, "h"), size.get(qn("w:orient"))) == (210.0, 297.0, None)


def test_margins_lie_within_the_law(written, plan):
    """NĐ 30/2020 Phụ lục I mục I.3: top and bottom 20-25, left 30-35, right 15-20 mm, on every page."""
    for section in sections(written(plan_document(plan))):
        edges = section.find(qn("w:pgMar"))
        found = [millimetres(edges, edge) for edge in ("top", "bottom", "left", "right")]
        assert found == [20.0, 20.0, 30.0, 15.0]


def test_every_script_is_set_in_times_new_roman(written, plan):
    """NĐ 30/2020 Phụ lục I mục I.4: Times New Roman, black; East Asian and complex scripts too."""
    file = written(plan_document(plan))
    faces = file.find("//w:rFonts", "word/styles.xml")
    assert [attributes(face) for face in faces] == [
        dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman")
    ] * 2
    assert file.find("//w:rFonts") == []
    assert [attributes(colour) for colour in file.find("//w:color", "word/styles.xml")] == [{"val": "000000"}]


def test_the_page_number_is_centred_in_the_header_and_absent_on_first_pages(written, plan):
    """NĐ 30/2020 Phụ lục I mục I.7: Arabic, 13-14, centred in the top margin, not on page 1."""
    file = written(plan_document(plan))
    for section in sections(file):
        types = {attributes(reference)["type"] for reference in section.findall(qn("w:headerReference"))}
        assert types == {"default", "first"}
        assert section.find(qn("w:titlePg")) is not None
        assert millimetres(section.find(qn("w:pgMar")), "header") == 10.0
    numbered = [name for name in file.names() if "header" in name and file.find("//w:fldSimple", name)]
    assert len(numbered) == 1
    field = file.find("//w:fldSimple", numbered[0])[0]
    assert attributes(field) == {"instr": "PAGE"}
    assert [attributes(size)["val"] for size in file.find("//w:sz", numbered[0])] == ["28"]
    style = file.find("//w:style[@w:styleId='Header']/w:pPr/w:jc", "word/styles.xml")[0]
    assert attributes(style) == {"val": "center"}


def test_running_text_is_justified_with_an_indented_first_line(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.6: 13-14 pt, 1.27 cm, at least 6 pt between paragraphs, line 1 to 1.5."""
    file = written(plan_document(plan))
    style = file.find("//w:style[@w:styleId='NoiDung']", "word/styles.xml")[0]
    settings, run = style.find(qn("w:pPr")), style.find(qn("w:rPr"))
    assert attributes(settings.find(qn("w:jc"))) == {"val": "both"}
    assert millimetres(settings.find(qn("w:ind")), "firstLine") == 12.7
    spacing = attributes(settings.find(qn("w:spacing")))
    assert (spacing["before"], spacing["after"], spacing["line"], spacing["lineRule"]) == (
        "0",
        "120",
        "264",
        "auto",
    )
    assert attributes(run.find(qn("w:sz"))) == {"val": "28"}


@pytest.mark.parametrize(
    ("style", "points", "bold", "italic", "law"),
    [
        ("QuocHieu", 13, True, False, "II.1: 12-13 bold"),
        ("TieuNgu", 14, True, False, "II.1: 13-14 bold"),
        ("CoQuanChuQuan", 13, False, False, "II.2: 12-13 not bold"),
        ("CoQuanBanHanh", 13, True, False, "II.2: 12-13 bold"),
        ("SoKyHieu", 13, False, False, "II.3: 13 upright"),
        ("DiaDanhNgayThang", 14, False, True, "II.4: 13-14 italic"),
        ("TenLoai", 14, True, False, "II.5: 13-14 bold"),
        ("TrichYeu", 14, True, False, "II.5: 13-14 bold"),
        ("CanCu", 14, False, True, "II.6: 13-14 italic"),
        ("QuyenHan", 14, True, False, "II.7: 13-14 bold"),
        ("NguoiKy", 14, True, False, "II.7: 13-14 bold"),
        ("NoiNhan", 12, True, True, "II.9: 12 bold italic"),
        ("NoiNhanMuc", 11, False, False, "II.9: 11 upright"),
        ("PhuLuc", 14, True, False, "III: 14 bold"),
        ("ChiDanPhuLuc", 14, False, True, "III: size of the text, italic"),
    ],
)
def test_each_part_has_the_size_and_weight_of_the_law(written, plan, style, points, bold, italic, law):
    """NĐ 30/2020 Phụ lục I, the item named in the last column; on the runs as well."""
    document = plan_document(plan)
    file = written(
        replace(document, issuer=replace(document.issuer, superior=("ỦY BAN NHÂN DÂN THÀNH PHỐ",)))
    )
    run_settings = file.find(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']/w:r/w:rPr")
    in_style = file.find(f"//w:style[@w:styleId='{style}']/w:rPr", "word/styles.xml")
    found = {
        (
            attributes(item.find(qn("w:sz")))["val"],
            item.find(qn("w:b")) is not None,
            item.find(qn("w:i")) is not None,
        )
        for item in [*run_settings, *in_style]
    }
    assert found == {(str(points * 2), bold, italic)}, law


def test_the_country_and_its_motto_stand_at_the_right(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.1."""
    file = written(plan_document(plan))
    assert file.words("QuocHieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert file.words("TieuNgu") == ["Độc lập - Tự do - Hạnh phúc"]
    right = file.find("//w:body/w:tbl[1]/w:tr[1]/w:tc[2]")[0]
    assert "CỘNG HÒA" in "".join(right.itertext())
    assert file.find("//w:body/w:tbl[1]/w:tblPr/w:tblBorders") == []


def test_the_country_fits_on_one_line(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.1: quốc hiệu is one line."""
    cell = written(plan_document(plan)).find("//w:body/w:tbl[1]/w:tr[1]/w:tc[2]")[0]
    assert text_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True) < room(cell)


def test_the_rule_under_the_motto_is_as_long_as_the_motto(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.1."""
    file = written(plan_document(plan))
    cell = file.find("//w:body/w:tbl[1]/w:tr[1]/w:tc[2]")[0]
    motto = text_width("Độc lập - Tự do - Hạnh phúc", MOTTO_STYLE.size, bold=True)
    assert round(rule_length(cell.findall(qn("w:p"))[-1], room(cell))) == round(motto)
    line = attributes(cell.findall(qn("w:p"))[-1].find(qn("w:pPr")).find(qn("w:pBdr")).find(qn("w:top")))
    assert (line["val"], line["color"]) == ("single", "000000")


def test_rules_under_issuer_and_subject_are_a_third_to_a_half_of_the_line(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.2 and II.5."""
    file = written(plan_document(plan))
    cell = file.find("//w:body/w:tbl[1]/w:tr[1]/w:tc[1]")[0]
    issuer = text_width("PHƯỜNG SÔNG MÂY", ISSUER_STYLE.size, bold=True)
    assert 1 / 3 < rule_length(cell.findall(qn("w:p"))[-1], room(cell)) / issuer < 1 / 2
    below_subject = file.paragraphs("TrichYeu")[-1].getnext()
    subject = text_width(file.words("TrichYeu")[-1], SUBJECT_STYLE.size, bold=True)
    assert 1 / 3 < rule_length(below_subject, PORTRAIT_WIDTH) / min(subject, PORTRAIT_WIDTH) < 1 / 2


def test_a_draft_leaves_number_and_date_blank(written, plan):
    """NĐ 30/2020 Điều 15, Phụ lục I mục II.3, II.4: number and date are given after signing."""
    file = written(plan_document(plan))
    assert file.words("SoKyHieu") == ["Số:       /KH-UBND"]
    assert file.words("DiaDanhNgayThang") == ["Sông Mây, ngày        tháng        năm 2026"]


@pytest.mark.parametrize(
    ("number", "issued", "first", "second"),
    [
        (5, IssueDate(2026, 2, 5), "Số: 05/KH-UBND", "Sông Mây, ngày 05 tháng 02 năm 2026"),
        (12, IssueDate(2026, 3, 9), "Số: 12/KH-UBND", "Sông Mây, ngày 09 tháng 3 năm 2026"),
        (255, IssueDate(2026, 11, 30), "Số: 255/KH-UBND", "Sông Mây, ngày 30 tháng 11 năm 2026"),
        (None, IssueDate(2026, 5), "Số:       /KH-UBND", "Sông Mây, ngày        tháng 5 năm 2026"),
    ],
)
def test_numbers_and_dates_are_padded_as_the_law_says(written, plan, number, issued, first, second):
    """NĐ 30/2020 Phụ lục I mục II.3 (numbers below 10) and II.4 (days below 10, months 1 and 2 only)."""
    file = written(plan_document(replace(plan, reference=Reference("KH-UBND", issued, number))))
    assert (file.words("SoKyHieu"), file.words("DiaDanhNgayThang")) == ([first], [second])


def test_a_long_place_name_keeps_the_date_on_its_line(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.4: place and date are one line."""
    city = replace(plan, issuer=replace(plan.issuer, place="Nguyễn Bỉnh Khiêm"))
    file = written(plan_document(city))
    line = file.words("DiaDanhNgayThang")[0]
    assert line.split() == ["Nguyễn", "Bỉnh", "Khiêm,", "ngày", "tháng", "năm", "2026"]
    assert text_width(line, 14) < room(file.find("//w:body/w:tbl[1]/w:tr[2]/w:tc[2]")[0])


def test_number_and_date_stand_on_one_line(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.4."""
    cells = written(plan_document(plan)).find("//w:body/w:tbl[1]/w:tr[2]/w:tc")
    assert [cell.find(qn("w:p")).style for cell in cells] == ["SoKyHieu", "DiaDanhNgayThang"]


def test_the_kind_is_in_capitals_above_its_subject(written, plan):
    """NĐ 30/2020 Phụ lục I mục II.5."""
    file = written(plan_document(plan))
    assert file.words("TenLoai") == ["KẾ HOẠCH"]
    assert file.words("TrichYeu") == ["Hỗ trợ hộ kinh doanh trên địa bàn phường năm 2026"]


def test_a_cong_van_has_its_subject_under_the_number_and_no_kind(written, letter):
    """NĐ 30/2020 Phụ lục I mục II.5."""
    file = written(letter(Kind.LETTER))
    assert file.words("TenLoai") == []
    assert file.words("TrichYeuCongVan") == ["V/v Kết quả thực hiện nhiệm vụ"]
    assert file.find("//w:tbl[1]/w:tr[2]/w:tc[1]/w:p")[1].style == "TrichYeuCongVan"


def test_one_addressee_stands_on_the_line_of_kinh_gui(written, letter):
    """NĐ 30/2020 Phụ lục I mục II.9."""
    assert written(letter(addressees=("Sở Tài chính;",))).words("KinhGui") == ["Kính gửi: Sở Tài chính"]


def test_several_addressees_follow_with_dashes(written, letter):
    """NĐ 30/2020 Phụ lục I mục II.9: ";" after each, "." after the last."""
    file = written(letter(addressees=("Sở Tài chính", "Sở Công Thương")))
    assert file.words("KinhGui") == ["Kính gửi:", "- Sở Tài chính;", "- Sở Công Thương."]


def test_a_plan_may_not_address_anybody(letter):
    """NĐ 30/2020 Phụ lục I mục II.9: only tờ trình, báo cáo and công văn carry Kính gửi."""
    with pytest.raises(ValueError, match="Kính gửi"):
        letter(Kind.PLAN, addressees=("Sở Tài chính",))


def test_the_same_document_gives_the_same_bytes(plan):
    assert render_docx(plan_document(plan)) == render_docx(plan_document(replace(plan)))


def test_the_file_holds_only_the_parts_it_uses(written, plan):
    assert sorted(written(plan_document(plan)).names()) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/header1.xml", "word/header2.xml", "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip

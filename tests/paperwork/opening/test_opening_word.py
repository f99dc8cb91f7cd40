"""Word files: order, list numbers, tables, text boxes and tracked changes."""

import pytest
from office_files import cell, list_level, list_of, listed, packed, paragraph, table, word_file

from donghanh.paperwork.blocks import Document
from donghanh.paperwork.opening import open_document

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def opened(body: str, **parts: str) -> Document:
    return open_document(word_file(body, **parts), "ke-hoach.docx")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_paragraphs_and_tables_keep_their_order_and_place():
    document = opened(paragraph("Trước") + table([cell("a"), cell("b")]) + paragraph("Sau"))
    assert [(b.kind, b.text, b.place.line, b.place.table, b.place.row) for b in document.blocks] == [
        ("paragraph", "Trước", 1, None, None),
        ("row", "a\tb", 2, 0, 0),
        ("paragraph", "Sau", 3, None, None),
    ]


@pytest.mark.parametrize(
    ("style", "labels"),
    [
        ("decimal", ["1.", "2.", "3.", "4."]),
        ("decimalZero", ["01.", "02.", "03.", "04."]),
        ("upperRoman", ["I.", "II.", "III.", "IV."]),
        ("lowerRoman", ["i.", "ii.", "iii.", "iv."]),
        ("lowerLetter", ["a.", "b.", "c.", "d."]),
        ("upperLetter", ["A.", "B.", "C.", "D."]),
    ],
)
def test_generated_numbers_are_read(style: str, labels: list[str]):
    numbering = list_of(list_level(0, style, "%1."))
    document = opened("".join(listed("việc", 0) for _ in labels), numbering=numbering)
    assert [block.label for block in document.blocks] == labels


def test_levels_count_inside_one_another_and_start_again():
    numbering = list_of(
        list_level(0, "upperRoman", "%1."),
        list_level(1, "decimal", "%2."),
        list_level(2, "lowerLetter", "%3)"),
    )
    levels = [0, 1, 2, 2, 1, 2, 0, 1]
    document = opened("".join(listed("x", level) for level in levels), numbering=numbering)
    assert [block.label for block in document.blocks] == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_numbers_of_upper_levels_show_in_the_label():
    numbering = list_of(list_level(0, "decimal", "%1."), list_level(1, "decimal", "%1.%2."))
    document = opened("".join(listed("x", level) for level in [0, 1, 1, 0, 1]), numbering=numbering)
    assert [block.label for block in document.blocks] == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_a_list_may_start_elsewhere():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    document = opened(
        listed("x", 0) + listed("y", 0),
        numbering=list_of(list_level(0, "decimal", "%1."), overrides=override),
    )
    assert [block.label for block in document.blocks] == ["4.", "5."]


@pytest.mark.parametrize(
    ("sign", "label"), [("-", "-"), ("–", "-"), ("+", "+"), ("\uf02d", "-"), ("\uf0b7", "•")]
)
def test_bullets_are_shown_as_their_sign(sign: str, label: str):
    document = opened(listed("việc", 0), numbering=list_of(list_level(0, "bullet", sign)))
    assert [(block.label, block.text) for block in document.blocks] == [(label, "việc")]


def test_a_style_numbers_its_paragraphs():
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="Muc">{numbered}</w:style>'
    body = paragraph("x", '<w:pStyle w:val="Muc"/>') * 2
    document = opened(body, styles=styles, numbering=list_of(list_level(0, "decimal", "%1.")))
    assert [block.label for block in document.blocks] == ["1.", "2."]


def test_an_empty_numbered_cell_shows_its_number():
    body = table([cell("", content=listed("", 0)), cell("Rà soát"), cell("Công an")])
    document = opened(body * 2, numbering=list_of(list_level(0, "decimal", "%1")))
    assert texts(document) == ["1\tRà soát\tCông an", "2\tRà soát\tCông an"]


def test_merged_cells_keep_their_span_and_their_lower_parts():
    document = opened(
        table(
            [cell("STT"), cell("Cơ quan", span=2)],
            [cell("1", merge="restart"), cell("chủ trì"), cell("phối hợp")],
            [cell("", merge="continue"), cell("a"), cell("b")],
        )
    )
    shapes = [[(c.text, c.column, c.span, c.continued) for c in block.cells] for block in document.blocks]
    assert shapes == [
        [("STT", 0, 1, False), ("Cơ quan", 1, 2, False)],
        [("1", 0, 1, False), ("chủ trì", 1, 1, False), ("phối hợp", 2, 1, False)],
        [("", 0, 1, True), ("a", 1, 1, False), ("b", 2, 1, False)],
    ]


def test_edges_two_millimetres_apart_are_one_edge():
    widths = (1000, 60, 3000)
    document = opened(table([cell("a"), cell("b", span=2)], [cell("c", span=2), cell("d")], widths=widths))
    assert [[c.column for c in block.cells] for block in document.blocks] == [[0, 1], [0, 1]]


def test_a_nested_table_follows_its_row():
    inner = table([cell("x"), cell("y")])
    document = opened(
        table([cell("a", content=paragraph("a") + inner + paragraph("")), cell("b")], [cell("c"), cell("d")])
    )
    assert [(b.text, b.place.table) for b in document.blocks] == [("a\tb", 0), ("x\ty", 1), ("c\td", 0)]


def test_a_frame_of_one_column_is_running_text():
    document = opened(table([cell("", content=paragraph("Kế hoạch") + paragraph("Điều 1"))]))
    assert [(b.kind, b.text) for b in document.blocks] == [("paragraph", "Kế hoạch"), ("paragraph", "Điều 1")]


def test_tracked_insertions_stay_and_deletions_go():
    inserted = "<w:ins><w:r><w:t> mới</w:t></w:r></w:ins>"
    deleted = "<w:del><w:r><w:delText> cũ</w:delText></w:r></w:del>"
    moved = "<w:moveFrom><w:r><w:t> xa</w:t></w:r></w:moveFrom>"
    assert texts(opened(f"<w:p><w:r><w:t>Quý I</w:t></w:r>{deleted}{inserted}{moved}</w:p>")) == ["Quý I mới"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs():
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Rà soát </w:t></w:r></w:p>"
    assert texts(opened(first + paragraph("thủ tục"))) == ["Rà soát thủ tục"]


def test_a_deleted_row_is_left_out():
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('x')}{cell('y')}</w:tr>"
    body = table([cell("a"), cell("b")]).replace("</w:tbl>", f"{row}</w:tbl>")
    assert texts(opened(body)) == ["a\tb"]


def test_links_fields_and_content_controls_are_read():
    link = "<w:hyperlink><w:r><w:t>Cổng</w:t></w:r></w:hyperlink>"
    fld = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t> 12</w:t></w:r></w:fldSimple>"
    control = "<w:sdt><w:sdtContent><w:r><w:t> phường</w:t></w:r></w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{paragraph('Trong khung')}</w:sdtContent></w:sdt>"
    assert texts(opened(f"<w:p>{link}{fld}{control}</w:p>{block}")) == ["Cổng 12 phường", "Trong khung"]


def test_an_empty_content_control_shows_no_prompt():
    prompt = "<w:r><w:t>Bấm để nhập</w:t></w:r>"
    control = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
    assert texts(opened(f"<w:p><w:r><w:t>Số:</w:t></w:r>{control}</w:p>")) == ["Số:"]


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent>"
    fallback = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice>{fallback}</mc:AlternateContent>"
    assert texts(opened(f"<w:p><w:r><w:t>Trên</w:t></w:r><w:r>{choice}</w:r></w:p>")) == ["Trên", "DỰ THẢO"]


def test_bold_and_centred_count_for_the_whole_paragraph():
    centre, bold = '<w:jc w:val="center"/>', "<w:b/>"
    mixed = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>1. Mục</w:t></w:r><w:r><w:t> thường</w:t></w:r></w:p>"
    document = opened(paragraph("KẾ HOẠCH", centre, bold) + mixed + paragraph("x", "", '<w:b w:val="0"/>'))
    assert [(block.bold, block.centred) for block in document.blocks] == [
        (True, True),
        (False, False),
        (False, False),
    ]


def test_styles_give_bold_capitals_and_centring():
    bold_centred = '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>'
    capitals = '<w:basedOn w:val="Goc"/><w:rPr><w:caps/></w:rPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="Goc">{bold_centred}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="Ten">{capitals}</w:style>'
    )
    document = opened(paragraph("Kế hoạch", '<w:pStyle w:val="Ten"/>'), styles=styles)
    assert [(b.text, b.bold, b.centred) for b in document.blocks] == [("KẾ HOẠCH", True, True)]


def test_hidden_words_are_left_out_and_remarked():
    document = opened(paragraph("Thấy") + paragraph("ẩn", "", "<w:vanish/>"))
    assert (texts(document), document.remarks) == (["Thấy"], ("Tệp có chữ ẩn; phần ẩn không được đọc.",))


def test_line_breaks_tabs_and_hyphens_are_kept():
    words = "<w:t>-</w:t><w:tab/><w:t>Rà soát</w:t><w:br/><w:t>10</w:t><w:noBreakHyphen/><w:t>2026</w:t>"
    assert texts(opened(f"<w:p><w:r>{words}</w:r></w:p>")) == ["-\tRà soát\n10-2026"]


def test_page_numbers_follow_the_breaks_that_word_saw():
    broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>Trang hai</w:t></w:r></w:p>"
    document = opened(paragraph("Trang một") + broken + paragraph("Vẫn trang hai"))
    assert ([block.place.page for block in document.blocks], document.pages) == ([1, 2, 2], 2)


def test_strict_office_files_are_read():
    main = f'<w:document xmlns:w="{STRICT}"><w:body>{paragraph("Nghiêm ngặt")}</w:body></w:document>'
    content = packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": main.encode()})
    assert texts(open_document(content, "a.docx")) == ["Nghiêm ngặt"]


def test_macros_are_not_read_and_are_remarked():
    content = word_file(paragraph("Kế hoạch"), extra={"word/vbaProject.bin": b"Sub AutoOpen()"})
    document = open_document(content, "ke-hoach.docm")
    assert (texts(document), document.remarks) == (
        ["Kế hoạch"],
        ("Tệp có macro; phần mềm chỉ đọc chữ, không chạy macro.",),
    )

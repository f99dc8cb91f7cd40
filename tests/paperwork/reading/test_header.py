"""Number, date, issuer, title and legal bases, in drafts, party documents and extractions of web pages."""

from tests.paperwork.reading.making import read_text

BODY = "I. NHIỆM VỤ\n1. Tổ chức hội nghị triển khai.\n2. Rà soát danh sách hộ dân.\n3. Báo cáo kết quả thực hiện."


def test_a_draft_with_blanks_has_neither_number_nor_date_but_its_year_dates_the_tasks() -> None:
    reading = read_text(
        "ỦY BAN NHÂN DÂN\nXÃ BÌNH AN\nSố:      /KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nBình An, ngày     tháng 02 năm 2026\nKẾ HOẠCH\n"
        "Thi đua yêu nước năm 2026\nCăn cứ Luật Thi đua, khen thưởng số 06/2022/QH15;\n"
        "I. NHIỆM VỤ\n- Phát động thi đua, hoàn thành trước ngày 20/3.",
        issued=None,
    )
    doc = reading["doc"]

    assert (doc["number"], doc["date"]) == (None, None)
    assert doc["issuer"] == "ỦY BAN NHÂN DÂN XÃ BÌNH AN"
    assert doc["title"] == "Thi đua yêu nước năm 2026"
    assert doc["legal_bases"] == ["06/2022/QH15"]
    assert reading["tasks"][0]["deadline"]["due"] == "2026-03-20"


def test_a_party_document_has_its_own_form_of_number() -> None:
    doc = read_text(
        "ĐẢNG BỘ TỈNH AN HÒA\nĐẢNG ỦY XÃ BÌNH AN\n*\nSố 16-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        f"Bình An, ngày 05 tháng 01 năm 2026\nKẾ HOẠCH\nkiểm tra, giám sát năm 2026\n{BODY}"
    )["doc"]

    assert (doc["number"], doc["date"]) == ("16-KH/ĐU", "2026-01-05")
    assert doc["issuer"] == "ĐẢNG ỦY XÃ BÌNH AN"


def test_an_issuer_beside_the_name_of_the_nation_is_told_from_it() -> None:
    doc = read_text(
        "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 03/NQ-CP\n"
        f"Hà Nội, ngày 09 tháng 01 năm 2025\nCHƯƠNG TRÌNH HÀNH ĐỘNG CỦA CHÍNH PHỦ\n"
        f"Thực hiện Nghị quyết số 57-NQ/TW\n\n{BODY}"
    )["doc"]

    assert doc["issuer"] == "CHÍNH PHỦ"
    assert doc["title"] == "Thực hiện Nghị quyết số 57-NQ/TW"


def test_an_appendix_alone_has_a_title_and_no_issuer() -> None:
    doc = read_text(
        "PHỤ LỤC II\nDANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ\n(Kèm theo Kế hoạch của Ủy ban nhân dân xã)\n"
        "STT\tNhiệm vụ\tChủ trì\tThời gian\n1\tRà soát thủ tục hành chính\tVăn phòng\tQuý I/2026\n"
        "2\tSố hóa hồ sơ lưu trữ\tVăn phòng\tQuý II/2026"
    )["doc"]

    assert doc["issuer"] is None
    assert doc["title"] == "DANH MỤC NHIỆM VỤ CHUYỂN ĐỔI SỐ"


def test_what_a_web_page_prints_above_the_letterhead_is_no_part_of_the_title() -> None:
    page = (
        "Loại văn bản:\nKế hoạch\nNơi ban hành:\nTỉnh An Hòa\nNgười ký:\nNguyễn Văn A\nTình trạng:\nĐã biết\n"
    )
    doc = read_text(
        f"{page}ỦY BAN NHÂN DÂN\nTỈNH AN HÒA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        f"Số: 98/KH-UBND\nAn Hòa, ngày 18 tháng 11 năm 2025\nKẾ HOẠCH\nPHÒNG THỦ DÂN SỰ NĂM 2026\n{BODY}"
    )["doc"]

    assert (doc["number"], doc["title"]) == ("98/KH-UBND", "PHÒNG THỦ DÂN SỰ NĂM 2026")
    assert doc["issuer"] == "ỦY BAN NHÂN DÂN TỈNH AN HÒA"

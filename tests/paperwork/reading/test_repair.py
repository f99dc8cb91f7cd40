"""Text as extraction leaves it: hard wraps, page numbers, glued items, left-over marks, stacked cells."""

from tests.paperwork.reading.making import read_text

HEAD = "KẾ HOẠCH\nCông tác năm 2026\n\nII. NHIỆM VỤ\n"


def titles(text: str) -> list[str]:
    return [task["title"] for task in read_text(text)["tasks"]]


def test_a_sentence_cut_by_a_page_break_is_one() -> None:
    text = HEAD + "- Tạo môi trường thuận\n\nlợi cho doanh nghiệp phát triển bền vững."

    assert titles(text) == ["Tạo môi trường thuận lợi cho doanh nghiệp phát triển bền vững."]


def test_hard_wrapped_lines_are_joined_and_page_numbers_dropped() -> None:
    wrapped = (
        "KẾ HOẠCH\nPhòng cháy, chữa cháy năm 2026\nI. NHIỆM VỤ\n"
        "1. Công an xã tham mưu Ủy ban nhân dân xã kiện toàn đội dân phòng các thôn theo\n"
        "Nghị định của Chính phủ, bảo đảm mỗi thôn có ít nhất mười đội viên được huấn\n"
        "luyện.\n"
        "2. Các thôn tổ chức ký cam kết an toàn phòng cháy với từng hộ gia đình, nhất là hộ\n"
        "                                    2\n"
        "kinh doanh kết hợp nhà ở, nhà trọ; vận động mỗi hộ trang bị một bình chữa cháy và\n"
        "mở lối thoát nạn thứ hai theo hướng dẫn của Công an xã.\n"
        "3. Trạm Y tế xã bố trí cán bộ, thuốc và phương tiện cấp cứu sẵn sàng khi có yêu cầu\n"
        "của Công an xã."
    )

    first, second, third = titles(wrapped)

    assert first.endswith(
        "theo Nghị định của Chính phủ, bảo đảm mỗi thôn có ít nhất mười đội viên được huấn luyện."
    )
    assert "nhất là hộ kinh doanh kết hợp nhà ở" in second
    assert third.endswith("khi có yêu cầu của Công an xã.")


def test_a_heading_and_a_bullet_glued_to_the_line_before_are_cut_off() -> None:
    text = (
        "KẾ HOẠCH\nA\nI. MỤC ĐÍCH\n1. Mục đích\n- Phát triển bền vững. 2. Yêu cầu\n- Rõ người, rõ việc.\n"
        "II. NHIỆM VỤ\n- Giải quyết việc làm mới. - Nâng cao năng suất lao động."
    )

    assert titles(text) == ["Giải quyết việc làm mới.", "Nâng cao năng suất lao động."]


def test_a_dash_inside_a_sentence_cuts_nothing() -> None:
    assert titles(HEAD + "- Phát triển kinh tế - xã hội của địa phương giai đoạn 2026 - 2030.") == [
        "Phát triển kinh tế - xã hội của địa phương giai đoạn 2026 - 2030."
    ]


def test_marks_of_another_format_are_no_part_of_the_words() -> None:
    text = (
        "**KẾ HOẠCH**\n\n*Công tác năm 2026*\n\n## **I. NHIỆM VỤ**\n\n- <b>Rà soát</b> **danh mục** thủ tục."
    )

    assert titles(text) == ["Rà soát danh mục thủ tục."]


def test_a_year_alone_on_a_line_is_no_page_number() -> None:
    reading = read_text("KẾ HOẠCH\n\nCẢI CÁCH HÀNH CHÍNH NĂM\n2026\n\nI. NHIỆM VỤ\n1. Rà soát thủ tục.")

    assert reading["doc"]["title"] == "CẢI CÁCH HÀNH CHÍNH NĂM 2026"


def test_cells_that_stand_one_under_another_make_a_table() -> None:
    cells = "TT\nNội dung\nChủ trì\nThời gian\n1\nKiểm tra chợ\nPhòng Kinh tế\nQuý I/2026\n"
    cells += "2\nTập huấn\nVăn phòng\nQuý II/2026"
    tasks = read_text(HEAD + cells)["tasks"]

    assert [(task["title"], task["lead"], task["deadline"]["due"]) for task in tasks] == [
        ("Kiểm tra chợ", ["Phòng Kinh tế"], "2026-03-31"),
        ("Tập huấn", ["Văn phòng"], "2026-06-30"),
    ]


def test_rows_between_lone_bars_keep_the_columns_of_merged_cells() -> None:
    rows = (
        "|\nTT\n|\nNhiệm vụ\n|\nChủ trì\n|\nSản phẩm\n|\nThời hạn\n|\n"
        "|\n1\n|\nXây dựng quy chế\n|\nPhòng Kinh tế\n|\nQuy chế\n|\nQuý I/2026\n|\n"
        "|\nHoàn thiện phần mềm\n|\nPhần mềm\n|\nQuý II/2026\n|\n"
        "|\n2\n|\nTập huấn sử dụng\n|\nVăn phòng\n|\n|\nThường xuyên\n|\n"
    )
    tasks = read_text(HEAD + rows)["tasks"]

    assert [(task["title"], task["lead"], task["product"]) for task in tasks] == [
        ("Xây dựng quy chế", ["Phòng Kinh tế"], "Quy chế"),
        ("Hoàn thiện phần mềm", ["Phòng Kinh tế"], "Phần mềm"),
        ("Tập huấn sử dụng", ["Văn phòng"], ""),
    ]


def test_a_decision_its_plan_and_its_appendix_are_told_apart() -> None:
    text = (
        "QUYẾT ĐỊNH\nBan hành Kế hoạch\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch.\n"
        "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.\nNơi nhận:\n- Như Điều 2;\nCHỦ TỊCH\n"
        "KẾ HOẠCH\nChuyển đổi số\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\nI. NHIỆM VỤ\n"
        "1. Số hóa hồ sơ hộ tịch.\n2. Bồi dưỡng kỹ năng số.\n3. Nâng cấp mạng nội bộ.\nNơi nhận:\n- Lưu: VT.\n"
        "PHỤ LỤC\nMẪU BÁO CÁO\n1. Kết quả thực hiện nhiệm vụ\n2. Khó khăn, kiến nghị"
    )

    assert titles(text) == ["Số hóa hồ sơ hộ tịch.", "Bồi dưỡng kỹ năng số.", "Nâng cấp mạng nội bộ."]


def test_body_bullets_that_an_appendix_restates_are_duties() -> None:
    text = (
        "KẾ HOẠCH\nA\nI. NHIỆM VỤ\n- Số hóa toàn bộ hồ sơ hộ tịch còn lưu giữ tại xã.\n"
        "- Giữ gìn vệ sinh các tuyến đường.\n"
        "PHỤ LỤC\nSTT\tNhiệm vụ\tChủ trì\tThời gian\n"
        "1\tSố hóa toàn bộ hồ sơ hộ tịch còn lưu giữ tại xã\tVăn phòng\tQuý I/2026\n"
        "2\tTập huấn kỹ năng số cho cán bộ\tVăn phòng\tQuý II/2026"
    )
    reading = read_text(text)

    assert [task["title"] for task in reading["duties"]] == [
        "Số hóa toàn bộ hồ sơ hộ tịch còn lưu giữ tại xã."
    ]
    assert [task["lead"] for task in reading["tasks"]] == [[], ["Văn phòng"], ["Văn phòng"]]


def test_long_lines_are_whole_paragraphs_though_only_blank_lines_part_most_of_them() -> None:
    sentence = "Tăng cường giáo dục đạo đức, lối sống, kỹ năng sống cho học sinh toàn trường, " * 3
    body = "".join(f"{at}. Đối với tổ chuyên môn số {at}\n{sentence}{at}.\n\n" for at in range(1, 8))
    read = read_text(f"KẾ HOẠCH\nPhòng ngừa bạo lực\n\nII. NHIỆM VỤ\n\n{body}")["tasks"]

    assert len(read) == 7
    assert all(task["title"].startswith("Tăng cường giáo dục") for task in read)

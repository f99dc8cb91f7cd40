"""Which lines of an outline are tasks, and what fields, headings and groups give them (running text)."""

import pytest

from tests.paperwork.reading.making import paragraph, read_blocks, read_text

HEAD = "KẾ HOẠCH\nCông tác năm 2026\nI. MỤC ĐÍCH, YÊU CẦU\n- Bảo đảm đúng quy định.\nII. NHIỆM VỤ\n"


def titles(body: str) -> list[str]:
    return [task["title"] for task in read_text(HEAD + body)["tasks"]]


def test_purposes_are_no_tasks_and_bullets_of_the_task_section_are() -> None:
    assert titles("- Xây dựng kế hoạch tuyên truyền.\n- Tổ chức hội nghị.") == [
        "Xây dựng kế hoạch tuyên truyền.",
        "Tổ chức hội nghị.",
    ]


def test_a_heading_with_one_paragraph_is_one_task_in_the_words_of_the_paragraph() -> None:
    body = "1. Hỗ trợ hộ kinh doanh\nTham mưu ban hành chính sách hỗ trợ chuyển đổi thành doanh nghiệp."

    assert titles(body) == ["Tham mưu ban hành chính sách hỗ trợ chuyển đổi thành doanh nghiệp."]


def test_an_item_whose_bullets_are_contents_is_the_task() -> None:
    body = "1. Tổ chức tập huấn cho cán bộ, gồm:\n- Kỹ năng số cơ bản\n- Nghiệp vụ một cửa\n- Quy trình tiếp công dân"

    assert titles(body) == ["Tổ chức tập huấn cho cán bộ, gồm:"]


def test_an_item_whose_bullets_are_actions_is_their_section() -> None:
    body = "a) Công tác tuyên truyền, tập trung vào các việc sau:\n+ Treo băng rôn.\n+ Phát tờ rơi tại chợ."

    assert titles(body) == ["Treo băng rôn.", "Phát tờ rơi tại chợ."]


def test_labelled_fields_belong_to_the_item_even_with_its_own_bullet_mark() -> None:
    (task,) = read_text(
        HEAD + "1. Tổ chức hội nghị đối thoại\n- Thành phần: Doanh nghiệp trên địa bàn.\n"
        "- Đơn vị chủ trì: Phòng Kinh tế.\n- Đơn vị phối hợp: Văn phòng, Công an xã.\n"
        "- Sản phẩm: Biên bản đối thoại.\n- Thời gian: Quý II/2026."
    )["tasks"]

    assert task["title"] == "Tổ chức hội nghị đối thoại"
    assert (task["lead"], task["coop"]) == (["Phòng Kinh tế"], ["Văn phòng", "Công an xã"])
    assert (task["product"], task["deadline"]["due"]) == ("Biên bản đối thoại", "2026-06-30")


def test_a_deadline_on_its_own_line_belongs_to_the_bullet_above_it_and_is_only_offered_to_earlier_ones() -> (
    None
):
    reading = read_text(
        HEAD
        + "- Rà soát chi phí tuân thủ.\n- Cung cấp dịch vụ công trực tuyến.\nThời gian hoàn thành: Quý III/2026."
    )

    assert [task["deadline"]["kind"] for task in reading["tasks"]] == ["none", "window"]
    assert [(one["task"], one["deadline"]["due"]) for one in reading["suggestions"]] == [(0, "2026-09-30")]


def test_fields_after_numbered_items_speak_for_the_whole_group() -> None:
    tasks = read_text(
        HEAD
        + "1. Rà soát danh mục.\n2. Công bố danh mục.\nĐơn vị chủ trì: Phòng Kinh tế.\nThời gian: Tháng 6/2026."
    )["tasks"]

    assert [task["lead"] for task in tasks] == [["Phòng Kinh tế"], ["Phòng Kinh tế"]]
    assert [task["deadline"]["due"] for task in tasks] == ["2026-06-30", "2026-06-30"]


def test_fields_between_items_belong_to_the_item_before_them() -> None:
    tasks = read_text(
        HEAD + "- Ban hành kế hoạch.\n- Thời gian: Quý I/2026.\n- Tổ chức ra quân.\n- Thời gian: Quý II/2026."
    )["tasks"]

    assert [task["deadline"]["due"] for task in tasks] == ["2026-03-31", "2026-06-30"]


def test_a_heading_agency_leads_every_item_below_and_one_named_in_the_item_wins() -> None:
    first, second, third = read_text(
        HEAD + "1. Sở Nội vụ:\n- Theo dõi, đôn đốc việc thực hiện.\n- Phối hợp với Sở Tài chính thẩm định.\n"
        "- Công an tỉnh bảo đảm an ninh mạng."
    )["tasks"]

    assert first["lead"] == ["Sở Nội vụ"]
    assert first["evidence"]["lead"][0]["reason"] == "suy ra từ đề mục"
    assert (second["lead"], second["coop"]) == (["Sở Nội vụ"], ["Sở Tài chính"])
    assert third["lead"] == ["Công an tỉnh"]


def test_nobody_named_leaves_the_lead_empty_and_a_partner_alone_is_no_lead() -> None:
    nobody, partner = read_text(
        HEAD + "- Hoàn thành số hóa dữ liệu đất đai.\n- Phối hợp với cơ quan Thuế hỗ trợ hộ kinh doanh."
    )["tasks"]

    assert (nobody["lead"], nobody["coop"]) == ([], [])
    assert (partner["lead"], partner["coop"]) == ([], ["cơ quan Thuế"])


def test_what_is_asked_of_others_is_told_from_what_is_assigned() -> None:
    asked, assigned = read_text(
        HEAD + "1. Đề nghị Đảng ủy xã chỉ đạo các chi bộ quán triệt.\n2. Giao Văn phòng tổng hợp, báo cáo."
    )["tasks"]

    assert (asked["lead"], asked["relation"]) == (["Đảng ủy xã"], "request")
    assert (assigned["lead"], assigned["relation"]) == (["Văn phòng"], "assign")


def test_a_period_in_a_heading_is_inherited_by_the_items_under_it() -> None:
    (task,) = read_text(HEAD + "1. Tháng 9/2026\n- Khai giảng năm học mới.")["tasks"]

    assert task["deadline"]["due"] == "2026-09-30"
    assert task["evidence"]["deadline"]["reason"] == "suy ra từ đề mục"


def test_targets_under_a_task_are_indicators_and_never_tasks() -> None:
    reading = read_text(
        HEAD
        + "- Công tác tuyên truyền cần đạt được các mục tiêu:\n+ 100% hộ dân được phổ biến.\n- Phát tờ rơi."
    )

    assert [task["title"] for task in reading["tasks"]] == ["Phát tờ rơi."]
    assert [(one["value"], one["unit"]) for one in reading["indicators"]] == [(100, "%")]


def test_clauses_of_the_organisation_are_duties_where_the_plan_has_tasks_of_its_own() -> None:
    body = "- Lập danh sách.\n- Công bố danh sách.\n- Kiểm tra đất công.\n"
    body += "III. TỔ CHỨC THỰC HIỆN\n1. Văn phòng theo dõi, báo cáo."
    reading = read_text(HEAD + body)

    assert len(reading["tasks"]) == 3
    assert [duty["lead"] for duty in reading["duties"]] == [["Văn phòng"]]


def test_clauses_of_the_organisation_are_tasks_where_there_are_no_others() -> None:
    reading = read_text("KẾ HOẠCH\nHội thi\nI. TỔ CHỨC THỰC HIỆN\n1. Văn phòng chuẩn bị hội trường.")

    assert [task["lead"] for task in reading["tasks"]] == [["Văn phòng"]]


def test_inline_numbers_are_parts_of_one_task() -> None:
    (task,) = read_text(
        HEAD
        + "- Xúc tiến đầu tư theo các hướng: (1) Liên doanh với doanh nghiệp. (2) Học tập kinh nghiệm công nghệ."
    )["tasks"]

    assert task["parts"] == ["Liên doanh với doanh nghiệp.", "Học tập kinh nghiệm công nghệ."]


def test_list_numbers_that_the_file_generates_count_like_typed_ones() -> None:
    reading = read_blocks(
        [
            paragraph("NHIỆM VỤ", label="I."),
            paragraph("Sở Nội vụ:", label="1."),
            paragraph("Theo dõi việc thực hiện.", label="-"),
        ]
    )

    assert [(task["title"], task["lead"]) for task in reading["tasks"]] == [
        ("Theo dõi việc thực hiện.", ["Sở Nội vụ"])
    ]


@pytest.mark.parametrize("text", ["", "Một truyện ngắn.\nNgày xưa có một cô bé.\n\nCô sống ở làng."])
def test_text_that_is_no_plan_gives_an_empty_reading(text: str) -> None:
    reading = read_text(text or " .")

    assert (reading["tasks"], reading["indicators"]) == ([], [])


def test_every_value_says_where_its_words_stand() -> None:
    text = HEAD + "- Công an xã kiểm tra cư trú. Thời gian: Quý I/2026."
    (task,) = read_text(text)["tasks"]

    for value in (task["evidence"]["title"], task["evidence"]["lead"][0], task["evidence"]["deadline"]):
        source = value["source"]
        assert text[source["start"] : source["end"]] == source["quote"] == value["text"]
        assert source["line"] == 6
        assert 0 < value["confidence"] <= 1


def test_details_that_share_the_bullet_mark_of_the_fields_leave_the_numbered_action_the_task() -> None:
    (task,) = read_text(
        HEAD + "1.1. Xây dựng hướng dẫn tổ chức ngày hội đại đoàn kết.\n"
        "- Bảo đảm thống nhất với hướng dẫn của cấp trên và phù hợp với địa bàn.\n"
        "- Các văn bản phải nêu rõ trách nhiệm của từng thành viên.\n"
        "- Thời gian hoàn thành: Dự kiến tháng 9/2026 (sau khi Ban Thường trực cấp trên ban hành hướng dẫn).\n"
        "- Đơn vị chủ trì: Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực Giám sát và Phản biện xã hội\n"
        "- Kết quả: Dự thảo hướng dẫn."
    )["tasks"]

    assert task["title"] == "Xây dựng hướng dẫn tổ chức ngày hội đại đoàn kết."
    assert task["lead"] == [
        "Đồng chí Phó Chủ tịch Thường trực, phụ trách lĩnh vực Giám sát và Phản biện xã hội"
    ]
    assert (task["deadline"]["kind"], task["deadline"]["due"]) == ("by_date", "2026-09-30")
    assert "sau khi Ban Thường trực cấp trên" in task["deadline"]["verbatim"]


def test_what_is_inspected_is_no_task_of_its_own_and_a_starred_date_speaks_for_the_item() -> None:
    (task,) = read_text(
        HEAD + "1. Giám sát việc lập danh sách hộ nghèo\n- Cách tính điểm của từng hộ;\n"
        "- Việc niêm yết danh sách tại nhà văn hóa thôn.\n"
        "* Thời gian thực hiện: Từ ngày 03/02/2026 đến ngày 15/3/2026."
    )["tasks"]

    assert task["title"] == "Giám sát việc lập danh sách hộ nghèo"
    assert (task["deadline"]["start"], task["deadline"]["due"]) == ("2026-02-03", "2026-03-15")


def test_whoever_is_inspected_does_not_lead() -> None:
    (task,) = read_text(HEAD + "- Kiểm tra việc chủ trì, phối hợp với Trưởng thôn tổ chức hội nghị.")["tasks"]

    assert (task["lead"], task["coop"]) == ([], [])


def test_content_named_by_a_label_is_the_task_where_fields_stand_under_it() -> None:
    task, _ = read_text(
        HEAD + "1. Hội nghị lần thứ nhất\n1.1. Nội dung: Thỏa thuận cơ cấu, thành phần đại biểu.\n"
        "- Thời gian: Ngày 05/12/2026.\n- Đơn vị chủ trì: Ban Công tác Mặt trận thôn.\n"
        "1.2. Báo cáo kết quả Hội nghị\n- Gửi biên bản hội nghị về Ban Thường trực cấp trên."
    )["tasks"]

    assert task["title"] == "Thỏa thuận cơ cấu, thành phần đại biểu."
    assert task["lead"] == ["Ban Công tác Mặt trận thôn"]


def test_forms_to_fill_in_after_the_signature_hold_no_tasks() -> None:
    body = (
        "- Tổ chức hội nghị cử tri.\nTrên đây là Kế hoạch công tác.\nMẫu số 01\nBIÊN BẢN HỘI NGHỊ\n"
        "1. Thành phần gồm:\n- Chủ trì: …………………\n2. Hội nghị đã quyết định biểu quyết\n- Bỏ phiếu kín."
    )

    assert titles(body) == ["Tổ chức hội nghị cử tri."]


def test_short_lines_without_a_full_stop_among_paragraphs_are_headings() -> None:
    body = (
        "Nâng cao trách nhiệm của người đứng đầu\n\nBan Giám hiệu rà soát, bổ sung nội quy của nhà trường.\n\n"
        "Đổi mới hình thức tuyên truyền cho học sinh\n\nTổ chức các buổi sinh hoạt dưới cờ về an toàn giao thông."
    )

    assert titles(body) == [
        "Ban Giám hiệu rà soát, bổ sung nội quy của nhà trường.",
        "Tổ chức các buổi sinh hoạt dưới cờ về an toàn giao thông.",
    ]


def test_a_bullet_that_only_begins_like_a_date_is_a_task() -> None:
    assert titles("- Treo băng rôn.\n- Thực hiện tuyên truyền trực quan trong trường.") == [
        "Treo băng rôn.",
        "Thực hiện tuyên truyền trực quan trong trường.",
    ]

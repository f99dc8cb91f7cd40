"""Task tables: merged cells, rows cut by a page, heads in any order, and tables that list no tasks."""

from typing import Any

from tests.paperwork.reading.making import MERGED, paragraph, read_blocks, table

HEAD = ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian")


def tasks(
    *rows: tuple[str | None, ...], head: tuple[str, ...] = HEAD, pages: tuple[int, ...] = ()
) -> list[Any]:
    return list(read_blocks(table([head, *rows], pages=pages))["tasks"])


def test_a_merged_lead_and_deadline_are_inherited_by_the_rows_they_cover() -> None:
    first, second = tasks(
        ("1", "Lập danh sách hộ kinh doanh", "Phòng Kinh tế", "Thuế cơ sở 5", "Danh sách", "Quý I/2026"),
        ("2", "Tư vấn thủ tục chuyển đổi", MERGED, "Công an xã", "Sổ tư vấn", MERGED),
    )

    assert second["lead"] == first["lead"] == ["Phòng Kinh tế"]
    assert second["deadline"]["due"] == "2026-03-31"
    assert second["evidence"]["lead"][0]["reason"] == "ô gộp với dòng trên"


def test_a_row_without_number_and_task_is_a_task_of_its_own_with_the_title_above() -> None:
    read = tasks(
        ("1", "Tổ chức đối thoại với doanh nghiệp", "Văn phòng", "", "Kế hoạch đối thoại", "Tháng 2/2026"),
        (MERGED, MERGED, "Phòng Kinh tế", "", "Hội nghị đối thoại", "Tháng 3/2026"),
    )

    assert [task["title"] for task in read] == ["Tổ chức đối thoại với doanh nghiệp"] * 2
    assert [task["product"] for task in read] == ["Kế hoạch đối thoại", "Hội nghị đối thoại"]
    assert [task["deadline"]["due"] for task in read] == ["2026-02-28", "2026-03-31"]


def test_a_row_cut_by_a_page_break_is_one_task() -> None:
    (task,) = tasks(
        ("1", "Rà soát quy hoạch, công bố", "Phòng Kinh tế, Hạ tầng", "", "Báo cáo", "Quý II/2026"),
        ("", "danh mục đất công cho thuê", "và Đô thị", "", "", ""),
        pages=(1, 1, 2),
    )

    assert task["title"] == "Rà soát quy hoạch, công bố danh mục đất công cho thuê"
    assert task["lead"] == ["Phòng Kinh tế, Hạ tầng và Đô thị"]


def test_section_rows_are_no_tasks_but_the_path_of_the_tasks_below() -> None:
    (task,) = tasks(
        ("I", "Cải cách thủ tục hành chính", "", "", "", ""),
        ("1", "Niêm yết thủ tục", "Trung tâm Phục vụ hành chính công", "", "", "Thường xuyên"),
    )

    assert task["section"] == "I Cải cách thủ tục hành chính"
    assert task["deadline"]["kind"] == "ongoing"


def test_columns_may_stand_in_any_order_and_a_followers_column_names_no_lead() -> None:
    (task,) = tasks(
        (
            "Cổng thông tin",
            "30/6/2026",
            "Nâng cấp trang thông tin của xã",
            "Phó Chủ tịch",
            "Phòng Văn hóa - Xã hội",
        ),
        head=("Kết quả", "Hoàn thành", "Nội dung công việc", "Theo dõi", "Đơn vị thực hiện"),
    )

    assert (task["product"], task["lead"]) == ("Cổng thông tin", ["Phòng Văn hóa - Xã hội"])
    assert task["deadline"]["due"] == "2026-06-30"


def test_a_year_that_stands_only_in_the_column_head_dates_the_cells() -> None:
    (task,) = tasks(
        ("Tháng 9", "Khai giảng năm học", "Hiệu trưởng"),
        head=("Thời gian (năm 2027)", "Nội dung", "Phụ trách"),
    )

    assert task["deadline"]["due"] == "2027-09-30"


def test_one_row_with_several_dashes_is_one_task_with_parts() -> None:
    (task,) = tasks(
        ("1", "- Củng cố tổ chức công đoàn.\n- Nhân rộng mô hình tốt.", "Công đoàn xã", "", "", "Năm 2026"),
    )

    assert task["parts"] == ["Củng cố tổ chức công đoàn.", "Nhân rộng mô hình tốt."]


def test_repeated_heads_and_numbered_columns_are_skipped() -> None:
    read = tasks(
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        ("1", "Ban hành kế hoạch", "Văn phòng", "", "Kế hoạch", "Quý I/2026"),
        HEAD,
        ("2", "Tổ chức tập huấn", "Văn phòng", "", "Lớp tập huấn", "Quý II/2026"),
    )

    assert [task["title"] for task in read] == ["Ban hành kế hoạch", "Tổ chức tập huấn"]


def test_a_table_without_heads_goes_on_with_the_columns_of_the_one_before() -> None:
    first = table([HEAD, ("1", "Ban hành kế hoạch", "Văn phòng", "", "Kế hoạch", "Quý I/2026")])
    second = table([("2", "Tổ chức tập huấn", "Công an xã", "", "Lớp", "Quý II/2026")], number=1)

    read = read_blocks([*first, *second])["tasks"]

    assert [task["lead"] for task in read] == [["Văn phòng"], ["Công an xã"]]


def test_a_table_of_money_lists_no_tasks() -> None:
    rows = [
        ("STT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"),
        ("1", "Mua máy tính", "2", "10.000", "20.000"),
    ]

    assert read_blocks(table(rows))["tasks"] == []


def test_a_table_of_targets_gives_one_target_for_each_goal_and_none_for_what_was() -> None:
    rows = [
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2025", "Kế hoạch năm 2026"),
        ("1", "Tỷ lệ hồ sơ đúng hạn", "%", "96,5", "98"),
    ]

    (target,) = read_blocks(table(rows))["indicators"]

    assert (target["value"], target["unit"], target["by"]) == (98, "%", "2026")


def test_a_cell_may_say_who_leads_and_who_takes_part() -> None:
    (task,) = tasks(
        (
            "1",
            "Kiểm tra an toàn thực phẩm",
            "Phòng Văn hóa - Xã hội chủ trì, phối hợp với Công an xã",
            "Quý I/2026",
        ),
        head=("STT", "Nội dung", "Đơn vị thực hiện", "Thời gian"),
    )

    assert (task["lead"], task["coop"]) == (["Phòng Văn hóa - Xã hội"], ["Công an xã"])


def test_an_unnumbered_row_that_goes_on_after_a_semicolon_belongs_to_the_row_above() -> None:
    rows = [
        (f"{at}", f"Xây dựng đề án số hóa tài liệu lưu trữ đợt {at}", "Văn phòng", "", "Đề án", "2026")
        for at in range(1, 5)
    ]
    read = tasks(
        *rows,
        ("5", "Kết nối với cơ sở dữ liệu, gồm: (1) Định danh tàu cá;", "Công an xã", "", "", "2026"),
        ("", "(2) Định danh địa điểm kinh doanh.", "", "", "", ""),
    )

    assert len(read) == 5
    assert read[-1]["title"].endswith("(2) Định danh địa điểm kinh doanh.")


def test_a_section_row_stays_one_though_a_date_has_strayed_into_it() -> None:
    read = tasks(
        ("I", "Phát triển hạ tầng số", "", "", "", ""),
        ("1", "Xây dựng kế hoạch phát triển hạ tầng", "Văn phòng", "", "Kế hoạch", "2026 và những"),
        ("II", "Phát triển nhân lực số", "", "", "", "năm tiếp theo"),
        *(
            (f"{at}", f"Bồi dưỡng kỹ năng số cho thôn {at}", "Phòng Văn hóa - Xã hội", "", "", "2026")
            for at in range(2, 12)
        ),
    )

    assert len(read) == 11
    assert read[1]["section"] == "II Phát triển nhân lực số"


def test_a_section_row_of_targets_gives_their_year_and_one_cell_may_hold_two_goals() -> None:
    reading = read_blocks(
        table(
            [
                ("TT", "Chỉ tiêu", "Đơn vị", "Kết quả", "Cơ quan theo dõi"),
                ("I", "Đến năm 2030", "", "", ""),
                ("1", "Xếp hạng chuyển đổi số", "Thứ bậc", "≤ 3 cấp tỉnh; ≤ 50 cả nước", "Văn phòng"),
                ("2", "Quy mô kinh tế số", "% GRDP", "≥ 30", "Phòng Kinh tế"),
            ]
        )
    )

    assert [(one["operator"], one["value"], one["by"]) for one in reading["indicators"]] == [
        ("<=", 3, "2030"),
        ("<=", 50, "2030"),
        (">=", 30, "2030"),
    ]


def test_a_day_in_the_heading_above_a_table_dates_the_hours_in_its_cells() -> None:
    blocks = [
        paragraph("II. NỘI DUNG"),
        paragraph("NGÀY 2: THỨ BA, NGÀY 25/8/2026", bold=True),
        *table(
            [
                ("Thời gian", "Nội dung", "Phụ trách"),
                ("7h00 - 7h15", "Ổn định tổ chức lớp học", "Giáo viên chủ nhiệm"),
                ("Trước ngày 20/8", "Treo băng rôn, khẩu hiệu", "Đoàn trường"),
            ]
        ),
    ]
    hours, day = read_blocks(blocks)["tasks"]

    assert (hours["deadline"]["kind"], hours["deadline"]["due"]) == ("by_date", "2026-08-25")
    assert day["deadline"]["due"] == "2026-08-20"

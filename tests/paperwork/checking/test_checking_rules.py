"""Every rule of the linter fires where it should and is silent where it should be."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from donghanh.paperwork.checking import RULES, Finding, OtherPlan, check_plan
from donghanh.paperwork.opening import open_document
from donghanh.paperwork.reading import read_plan

HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND
Mẫu, ngày 05 tháng 02 năm 2026
KẾ HOẠCH
Cải cách hành chính năm 2026
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Ủy ban nhân dân phường Mẫu ban hành Kế hoạch như sau:
"""
TAIL = """Trên đây là Kế hoạch cải cách hành chính năm 2026./.
Nơi nhận:
- Sở Nội vụ;
- Lãnh đạo UBND phường;
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
"""
TASKS = "II. NHIỆM VỤ\n"
TASK = "1. Công an phường rà soát thủ tục hành chính về cư trú.\n- Sản phẩm: Báo cáo.\n- Thời hạn: Quý III/2026.\n"
GOALS = "I. MỤC TIÊU\n"
TABLE = "STT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời hạn\n"


def findings(text: str, **known: object) -> list[Finding]:
    document = open_document(text.encode(), "ke-hoach.txt")
    return check_plan(document, read_plan(document), **known)  # type: ignore[arg-type]


def messages(code: str, text: str, **known: object) -> list[str]:
    return [finding.message for finding in findings(text, **known) if finding.code == code]


def body(text: str) -> str:
    return HEAD + text + TAIL


def test_a_tidy_plan_has_no_findings():
    assert findings(body(TASKS + TASK)) == []


def test_the_register_holds_all_rules_once_in_order():
    assert [rule.code for rule in RULES] == [f"L{number:02d}" for number in range(1, 25)]


def test_levels_are_those_of_the_register():
    text = HEAD.replace("KT", "KT") + "- Việc cho cho phường./.\n"
    assert {f.code: f.level for f in findings(text)} == {"L07": "warn", "L22": "error"}


CHECK = "kiểm tra bản gốc."
FIRES: list[tuple[str, str, list[str]]] = [
    ("L01", TAIL, [f"Không thấy quốc hiệu, tiêu ngữ và tên cơ quan ban hành ở đầu văn bản; {CHECK}"]),
    (
        "L01",
        body("").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", ""),
        [f"Không thấy quốc hiệu, tiêu ngữ ở đầu văn bản; {CHECK}"],
    ),
    (
        "L01",
        body("").replace("ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\n", ""),
        [f"Không thấy tên cơ quan ban hành ở đầu văn bản; {CHECK}"],
    ),
    (
        "L02",
        body("").replace("Số: 12/", "Số:    /"),
        [f"Chưa có số, ký hiệu (bản dự thảo); {CHECK}"],
    ),
    (
        "L02",
        body("").replace("ngày 05 tháng 02", "ngày     tháng 02"),
        [f"Chưa có ngày ban hành (bản dự thảo); {CHECK}"],
    ),
    (
        "L03",
        body("")
        + "PHỤ LỤC\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 3 năm 2026 của UBND phường Mẫu)\n",
        ["Ngày tại phụ lục khác ngày văn bản: tháng 02 và tháng 3."],
    ),
    (
        "L03",
        body("") + "PHỤ LỤC\n(Kèm theo Kế hoạch số 21/KH-UBND ngày 05/02/2026 của UBND phường Mẫu)\n",
        ["Số tại phụ lục khác số văn bản: số 12 và số 21."],
    ),
    (
        "L04",
        body("").replace("2026./.", "2026/."),
        [f"Dấu kết thúc văn bản viết chưa đúng; cần viết “./.”; {CHECK}"],
    ),
    (
        "L04",
        body("").replace("2026./.", "2026 ./."),
        [f"Có dấu cách trước “./.”; dấu kết thúc phải đặt ngay sau chữ cuối cùng; {CHECK}"],
    ),
    ("L04", body("").replace("2026./.", "2026./././."), [f"Dấu kết thúc văn bản “./.” bị lặp; {CHECK}"]),
    (
        "L04",
        body("").replace("VHXH.", "VHXH./."),
        [f"Dấu “./.” đặt sau dòng “Lưu”; dấu này chỉ đặt ở cuối phần nội dung văn bản; {CHECK}"],
    ),
    ("L04", body("1. Việc một./.\n"), [f"Dấu “./.” xuất hiện lần thứ hai trong văn bản; {CHECK}"]),
    (
        "L05",
        body("").replace("KT. CHỦ", "KT.CHỦ"),
        [f"Thiếu dấu cách sau “KT.” trong quyền hạn, chức vụ người ký; {CHECK}"],
    ),
    (
        "L06",
        body("").replace("Sở Nội vụ;", "Sở Nội vụ (để b/c);"),
        [f"Mục “Nơi nhận” không ghi chú “(báo cáo)”, “(để b/c)”; {CHECK}"],
    ),
    ("L06", body("").replace("phường;", "phường"), [f"Mục “Nơi nhận” thiếu dấu “;” ở cuối; {CHECK}"]),
    ("L07", body("- Hỗ trợ cho cho doanh nghiệp.\n"), ["Lặp từ: “cho cho”."]),
    ("L07", body("Trên đây là Kế hoạch Kế hoạch thực hiện.\n"), ["Lặp từ: “Kế hoạch Kế hoạch”."]),
    (
        "L07",
        body("- Giao thực hiện nhiệm vụ thực hiện nhiệm vụ này.\n"),
        ["Lặp từ: “thực hiện nhiệm vụ thực hiện nhiệm vụ”."],
    ),
    ("L08", body("- Phần đầu đến năm 2030 có 50 cơ sở.\n"), ["Có thể gõ nhầm: “Phần đầu” → “phấn đấu”."]),
    ("L08", body("- Nâng năng lực cạnh trạnh.\n"), ["Có thể gõ nhầm: “cạnh trạnh” → “cạnh tranh”."]),
    ("L08", body("- Hỗ trợ chuyến đổi hộ kinh doanh.\n"), ["Có thể gõ nhầm: “chuyến đổi” → “chuyển đổi”."]),
    ("L08", body("- Khen thưởng các nhân, tổ chức.\n"), ["Có thể gõ nhầm: “các nhân” → “cá nhân”."]),
    ("L08", body("").replace("Sở Nội vụ", "Sở Nội vụ (đề b/c)"), ["Có thể gõ nhầm: “đề” → “để”."]),
    (
        "L08",
        body("- Các ngành tổ chức triển một số lớp.\n"),
        ["Có thể gõ nhầm: “tổ chức triển” → “tổ chức triển khai”."],
    ),
    ("L08", body("- Nghị quyết số 14-NQ/TU, ngày13/5/2026.\n"), ["Thiếu dấu cách giữa “ngày” và số."]),
    ("L08", body("- Các ban ngành,với các tổ.\n"), ["Thiếu dấu cách sau dấu phẩy."]),
    (
        "L10",
        body("- Gửi Sở tài chính trước ngày 05/12.\n"),
        ["Viết hoa tên cơ quan chưa đúng: “Sở tài chính”."],
    ),
    (
        "L10",
        body("- Giao Phòng Văn hóa - xã hội.\n"),
        ["Viết hoa tên cơ quan chưa đúng: “Phòng Văn hóa - xã hội”."],
    ),
    (
        "L10",
        body("- Giao phòng Kinh tế, hạ tầng và Đô thị.\n"),
        ["Viết hoa tên cơ quan chưa đúng: “phòng Kinh tế, hạ tầng và Đô thị”."],
    ),
    (
        "L11",
        body(TASKS + "1. Rà soát thủ tục hành chính về cư trú.\n"),
        ["Nhiệm vụ chưa nêu cơ quan chủ trì, sản phẩm, thời hạn."],
    ),
    (
        "L11",
        body(TASKS + TABLE + "1\tRà soát thủ tục\tCông an phường\t\tQuý III/2026\n"),
        ["Nhiệm vụ chưa nêu sản phẩm."],
    ),
    (
        "L12",
        body(
            TASKS
            + TABLE
            + "I\tNhóm cư trú (03 nhiệm vụ)\t\t\t\n"
            + "1\tRà soát thủ tục\tCông an phường\tBáo cáo\tQuý III/2026\n"
            + "2\tThống kê hồ sơ\tCông an phường\tBáo cáo\tQuý III/2026\n"
        ),
        ["Đề mục ghi “(03 nhiệm vụ)” nhưng bên dưới có 2 dòng."],
    ),
    (
        "L13",
        body(TASKS + TASK.replace("Quý III/2026", "Quý IV/2025")),
        ["Thời hạn “Quý IV/2025” đã qua so với ngày ban hành 05/02/2026."],
    ),
    (
        "L13",
        body(TASKS + TASK.replace("Quý III/2026", "trước ngày 28/02/2026")),
        ["Thời hạn “trước ngày 28/02/2026” chỉ còn 23 ngày so với ngày ban hành 05/02/2026."],
    ),
    (
        "L13",
        body(TASKS + TASK.replace("Quý III/2026", "Quý IV/2025 - II/2026")),
        [
            "Thời hạn “Quý IV/2025 - II/2026” bắt đầu từ kỳ đã qua hoặc gần hết so với ngày ban hành 05/02/2026."
        ],
    ),
    (
        "L14",
        body("- Mời doanh nghiệp chia sẻ.\nThời gian hoàn thành: hàng năm.\n"),
        ["Nhãn “Thời gian hoàn thành” không hợp với việc lặp lại; nên ghi “Thời gian thực hiện”."],
    ),
    (
        "L15",
        body(GOALS + "- Đến năm 2030, trên 40% hộ kinh doanh chuyển thành doanh nghiệp.\n" + TASKS + TASK),
        ["Chỉ tiêu chưa nêu mốc so sánh và cách tính."],
    ),
    (
        "L16",
        body(
            GOALS
            + "- Đến năm 2030, có khoảng 1.000 doanh nghiệp và hộ kinh doanh, hợp tác xã.\n"
            + TASKS
            + TASK
        ),
        [
            "Một con số gộp nhiều đối tượng khác nhau: “doanh nghiệp và hộ kinh doanh, hợp tác xã”; cần tách từng loại."
        ],
    ),
    (
        "L17",
        body(
            TASKS
            + TABLE
            + "\tRà soát thủ tục\tCông an phường\tBáo cáo\tQuý III/2026\n"
            + "\tThống kê hồ sơ\tCông an phường\tBáo cáo\tQuý III/2026\n"
        ),
        [f"Cột số thứ tự để trống ở 2 dòng; {CHECK}"],
    ),
    (
        "L18",
        body("- Theo Nghị định số 01/2021/NĐ-CP ngày 04/01/2021 của Chính phủ.\n"),
        ["01/2021/NĐ-CP đã được thay bằng 168/2025/NĐ-CP từ 01/07/2025."],
    ),
    (
        "L18",
        body("- Theo Nghị quyết số 14-NQ/TU ngày 13/5/2024 của Ban Thường vụ Thành ủy về giáo dục.\n"),
        [
            "14-NQ/TU ngày 13/05/2024 ban hành trước khi sắp xếp đơn vị hành chính (01/07/2025); "
            "kiểm tra còn áp dụng tại địa bàn không."
        ],
    ),
    (
        "L19",
        body(TASKS + TASK.replace("về cư trú", "trên địa bàn thành phố")),
        ["Lời văn cấp trên còn nguyên: “trên địa bàn thành phố”; kiểm tra phạm vi của xã, phường."],
    ),
    (
        "L21",
        body("").replace("Luật Tổ chức", "Kế hoạch"),
        [f"Không có căn cứ là luật (“Căn cứ Luật …”); {CHECK}"],
    ),
    ("L22", HEAD + TASKS, [f"Không thấy Nơi nhận và khối chữ ký ở cuối văn bản; {CHECK}"]),
    ("L22", body("").replace("Nơi nhận:\n", ""), [f"Không thấy Nơi nhận ở cuối văn bản; {CHECK}"]),
    ("L23", body("- Có 12500 hộ tham gia.\n"), ["Số chưa có dấu chấm ngăn cách hàng nghìn: “12500”."]),
    ("L23", body("- Có 1,500 hộ tham gia.\n"), ["Số dùng dấu phẩy ngăn cách hàng nghìn: “1,500”."]),
    ("L23", body("- Tăng 14.5% so với năm 2025.\n"), ["Số thập phân dùng dấu chấm: “14.5%”."]),
    ("L23", body("- Tăng 14,0% và 40% so với năm 2025.\n"), ["Cách viết tỷ lệ không thống nhất: “14,0%”."]),
]
TITLE = "về xây dựng và phát huy vai trò của đội ngũ doanh nhân Việt Nam trong thời kỳ mới"
CITED = f"- Theo Nghị quyết số 41-NQ/TW ngày 10/10/2023 của Bộ Chính trị {TITLE}.\n"
SILENT: list[tuple[str, str]] = [
    ("L01", body("").replace("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM")),
    ("L03", body("") + "PHỤ LỤC\n(Kèm theo Kế hoạch số    /KH-UBND ngày    tháng 02 năm 2026)\n"),
    ("L04", body("- Xem tại https://mau.gov.vn/.\n")),
    ("L04", body("") + "PHỤ LỤC\n1. Việc một./.\n"),
    ("L05", body("- Công ty TM.DV Mẫu; khu KT.XH.\n")),
    ("L06", body("- Kết quả gửi Sở Nội vụ (để báo cáo)\n")),
    (
        "L07",
        body("- Dần dần, thường thường, ngày ngày, xanh xanh, từ từ, luôn luôn, nhà nhà, người người.\n"),
    ),
    (
        "L07",
        body("- Đi từng bước từng bước; khen thưởng bằng bằng khen; giao cho cho thuê; theo theo dõi.\n"),
    ),
    (
        "L07",
        body("- Rà soát việc, việc đã giao; của. Của; các cơ quan của của\u00ad, các\n").replace(
            "của của", "của"
        ),
    ),
    ("L07", body("- Năm 2026 2026 và 12 12.\n")),
    (
        "L08",
        body("- Góp phần đầu tư; ở phần đầu của văn bản; phần đầu năm học; các nhân viên; các nhân tố.\n"),
    ),
    ("L08", body("- Cũng cố gắng; chuyến đổi gió; tổ chức triển lãm; đề báo cáo; a,b; 1,5; KT,HT.\n")),
    (
        "L10",
        body(
            "- Gửi Sở Tài chính; phòng Kinh tế, xây dựng kế hoạch; bộ phận một cửa; Phòng Văn hóa - Xã hội.\n"
        ),
    ),
    ("L11", body(TASKS + TASK)),
    (
        "L12",
        body(
            TASKS
            + TABLE
            + "I\tNhóm cư trú (01 nhiệm vụ)\t\t\t\n1\tRà soát thủ tục\tCông an phường\tBáo cáo\tQuý III/2026\n"
        ),
    ),
    ("L13", body(TASKS + TASK)),
    ("L13", body(TASKS + TASK.replace("Quý III/2026", "Năm 2026"))),
    ("L13", body(TASKS + TASK.replace("Quý III/2026", "Thường xuyên"))),
    ("L14", body("Thời gian hoàn thành: Quý II/2026.\nThời gian thực hiện: hàng năm.\n")),
    ("L15", body(GOALS + "- Giảm 30% thời gian xử lý hồ sơ so với năm 2025.\n" + TASKS + TASK)),
    (
        "L15",
        body(GOALS + "- Tổ chức ít nhất 02 hội nghị đối thoại.\n- 100% hồ sơ đúng hạn.\n" + TASKS + TASK),
    ),
    (
        "L16",
        body(GOALS + "- Có 500 doanh nghiệp mới.\n- 100% cán bộ, công chức được tập huấn.\n" + TASKS + TASK),
    ),
    ("L17", body(TASKS + TABLE + "1\tRà soát thủ tục\tCông an phường\tBáo cáo\tQuý III/2026\n")),
    ("L18", body("- Theo Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị.\n")),
    ("L18", body("- Theo Kế hoạch số 191/KH-UBND ngày 26/01/2026 của UBND thành phố Mẫu.\n")),
    ("L19", body(TASKS + TASK.replace("về cư trú", "trên địa bàn thành phố Hải Phòng"))),
    ("L20", body(TASKS + TASK)),
    ("L21", body("")),
    ("L22", body("")),
    ("L23", body("- Có 12.500 hộ, 1.000 doanh nghiệp, tăng 14,5% và 40%; mã 0101248141; năm 2026.\n")),
    ("L24", body(CITED * 2)),
    ("L24", body("- Theo Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị về kinh tế tư nhân.\n" * 5)),
]


@pytest.mark.parametrize(
    ("code", "text", "expected"), FIRES, ids=[f"{c}-{i}" for i, (c, _, _) in enumerate(FIRES)]
)
def test_the_rule_fires(code: str, text: str, expected: list[str]):
    assert messages(code, text) == expected


@pytest.mark.parametrize(("code", "text"), SILENT, ids=[f"{c}-{i}" for i, (c, _) in enumerate(SILENT)])
def test_the_rule_is_silent(code: str, text: str):
    assert messages(code, text) == []


def test_the_full_title_of_a_document_counts_from_the_third_time():
    assert messages("L24", body(CITED * 3)) == [
        "Tên đầy đủ của văn bản 41-NQ/TW lặp lại 3 lần; từ lần thứ hai chỉ cần tên loại và số."
    ]


UNITS = ["Công an phường", "Phòng Kinh tế, Hạ tầng và Đô thị", "Trung tâm Phục vụ hành chính công"]


def test_units_outside_the_directory_are_named():
    text = body(
        TASKS
        + TABLE
        + "1\tRà soát thủ tục\tTrung tâm phục vụ HCC\tBáo cáo\tQuý III/2026\n"
        + "2\tThống kê hồ sơ\tPhòng Kinh tế, Hạ tầng và Đô thị\tBáo cáo\tQuý III/2026\n"
        + "3\tThu thuế\tThuế cơ sở 5\tBáo cáo\tQuý III/2026\n"
        + "4\tHọp\tCác phòng, ban\tBáo cáo\tQuý III/2026\n"
        + "Báo cáo qua Phòng Kinh tế tổng hợp.\n"
    )
    assert messages("L09", text, units=UNITS) == [
        "Đơn vị “Trung tâm phục vụ HCC” không có trong danh mục đơn vị.",
        "Đơn vị “Phòng Kinh tế” không có trong danh mục đơn vị.",
    ]


def test_without_a_directory_only_a_shortened_name_is_reported():
    rows = TABLE + "1\tRà soát\tPhòng Kinh tế, Hạ tầng và Đô thị\tBáo cáo\tQuý III/2026\n"
    text = body(
        TASKS + rows + "2\tHọp\tTrung tâm phục vụ HCC\tBáo cáo\tQuý III/2026\nQua Phòng Kinh tế tổng hợp.\n"
    )
    assert messages("L09", text) == [
        "Tên đơn vị không thống nhất: “Phòng Kinh tế” và “Phòng Kinh tế, Hạ tầng và Đô thị”."
    ]


def test_a_task_of_another_plan_is_named():
    other = OtherPlan("Kế hoạch 07/KH-UBND", ("Rà soát các thủ tục hành chính về cư trú",))
    text = body(TASKS + TASK.replace("Công an phường rà soát", "Rà soát"))
    assert messages("L20", text, other_plans=[other]) == [
        "Nhiệm vụ trùng với “Rà soát các thủ tục hành chính về cư trú” của Kế hoạch 07/KH-UBND."
    ]


def test_a_given_date_of_issue_counts_where_the_draft_is_blank():
    draft = body(TASKS + TASK).replace("ngày 05 tháng 02 năm 2026", "ngày    tháng    năm 2026")
    assert [messages("L13", draft, issued=day) for day in (date(2026, 3, 1), date(2026, 9, 1))] == [
        [],
        ["Thời hạn “Quý III/2026” chỉ còn 29 ngày so với ngày ban hành 01/09/2026."],
    ]


def test_a_draft_is_not_issued_before_today():
    draft = body(TASKS + TASK).replace("ngày 05 tháng 02 năm 2026", "ngày    tháng    năm 2026")
    assert messages("L13", draft, today=date(2026, 9, 1)) == [
        "Thời hạn “Quý III/2026” chỉ còn 29 ngày so với ngày ban hành sớm nhất có thể 01/09/2026."
    ]


def test_findings_know_their_place_and_words():
    text = body("- Hỗ trợ cho cho doanh nghiệp.\n")
    assert [f for f in findings(text) if f.code == "L07"] == [
        Finding(
            "L07",
            "warn",
            "Lặp từ: “cho cho”.",
            11,
            None,
            "- Hỗ trợ cho cho doanh nghiệp.",
            check_original=False,
        )
    ]


def test_what_extraction_may_have_lost_asks_for_the_original():
    lost = {rule.code for rule in RULES if rule.may_be_lost}
    found = findings("Số:    /KH-UBND\nKẾ HOẠCH\n- Việc/.\n")
    assert {f.code: f.check_original for f in found} == {f.code: f.code in lost for f in found}
    assert {"L01", "L02", "L04", "L17", "L22"} <= lost


def test_a_signature_on_a_weekend_is_no_finding():
    saturday = body(TASKS + TASK).replace("ngày 05 tháng 02", "ngày 07 tháng 02")
    assert date(2026, 2, 7).weekday() == 5
    assert findings(saturday) == []


FRAGMENTS = st.sampled_from(
    [
        *(
            "KẾ HOẠCH",
            "Số: 12/KH-UBND",
            "ngày 31 tháng 2 năm 2026",
            "ngày tháng 13 năm 2026",
            "Nơi nhận:",
            "- Lưu: VT./.",
        ),
        *(
            "(Kèm theo Kế hoạch số 1/KH-UBND ngày 99/99/2026)",
            "STT\tNhiệm vụ\tThời hạn",
            "\tRà soát\tQuý IX/2026",
            "\t\t",
        ),
        *(
            "cho cho cho cho",
            "Trên 40% doanh nghiệp và hộ kinh doanh",
            "I. MỤC TIÊU",
            "II. NHIỆM VỤ (99 nhiệm vụ)",
            "./.",
        ),
        *(
            "1. Công an phường rà soát. Thời hạn: trước ngày 30/02/2026.",
            "Căn cứ 14-NQ/TU ngày 13/5/2024 của Thành ủy",
        ),
    ]
)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        FRAGMENTS | st.text(alphabet="aÂộ1,.;%/()-–“ \t", min_size=1, max_size=40), min_size=1, max_size=30
    )
)
def test_whatever_the_text_checking_ends_in_findings(lines: list[str]):
    found = findings("\n".join([*lines, "KẾ HOẠCH"]), units=UNITS, today=date(2026, 5, 1))
    assert {finding.level for finding in found} <= {"error", "warn", "info"}
    assert all(finding.message.endswith(".") and finding.line >= 1 for finding in found)

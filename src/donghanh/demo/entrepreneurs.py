"""The plan on entrepreneurs (41-NQ/TW): its facts, each task in a sentence of our own, tasks in an appendix table."""

from donghanh.demo.issuer import AI_QUOC, SIGNATURE
from donghanh.paperwork.writing import (
    IssueDate,
    OfficialDocument,
    PlanDocument,
    PlannedTask,
    Recipients,
    Reference,
    Section,
    TaskGroup,
    plan_document,
)
from donghanh.paperwork.writing.documents import Bullet

KTHTDT = "Phòng Kinh tế, Hạ tầng và Đô thị"
OFFICES = ("Các phòng, ban UBND phường",)
FROM_2026 = "Năm 2026 và các năm tiếp theo"

GROUPS = (
    TaskGroup(
        "Nâng cao nhận thức về đội ngũ doanh nhân",
        (
            PlannedTask(
                "Mở hội nghị đối thoại với doanh nhân, doanh nghiệp theo Kế hoạch số 82/KH-UBND ngày 13/3/2026 của thành phố.",
                (KTHTDT,),
                OFFICES,
                "Hội nghị đối thoại ít nhất 01 lần/năm",
                "Hằng năm, bắt đầu từ năm 2026",
            ),
            PlannedTask(
                "Đăng tin, bài hỗ trợ doanh nhân trên cổng thông tin điện tử và hệ thống truyền thanh của phường.",
                ("Trung tâm Dịch vụ sự nghiệp công",),
                OFFICES,
                "Tin, bài truyền thông",
                "Thường xuyên",
            ),
        ),
    ),
    TaskGroup(
        "Môi trường kinh doanh thuận lợi, an toàn, bình đẳng",
        (
            PlannedTask(
                "Duy trì các mô hình giúp doanh nghiệp làm thủ tục hành chính theo từng lĩnh vực, từng địa bàn.",
                ("Trung tâm phục vụ HCC",),
                OFFICES,
                "Mô hình, hoạt động hỗ trợ doanh nghiệp, hợp tác xã, hộ kinh doanh",
                "Thường xuyên",
            ),
        ),
    ),
    TaskGroup(
        "Phát triển đội ngũ doanh nhân",
        (
            PlannedTask(
                "Lập Tổ công tác giúp hộ kinh doanh làm thủ tục khi chuyển đổi thành doanh nghiệp.",
                (KTHTDT,),
                OFFICES,
                "",
                "Quý II/2026",
            ),
        ),
    ),
    TaskGroup(
        "Đạo đức, văn hóa kinh doanh",
        (
            PlannedTask(
                "Lấy ý kiến doanh nghiệp, doanh nhân theo Quy chế tham vấn khi soạn thảo cơ chế, chính sách kinh tế tư nhân.",
                (KTHTDT,),
                OFFICES,
                "Văn bản tham vấn ý kiến",
                "Từ năm 2026 và các năm tiếp theo",
            ),
        ),
    ),
    TaskGroup(
        "Vai trò của hội, hiệp hội doanh nghiệp",
        (
            PlannedTask(
                "Rà soát, kiện toàn các hội, hiệp hội doanh nghiệp hoạt động trên địa bàn để đại diện tốt cho hội viên.",
                (KTHTDT,),
                OFFICES,
                "Báo cáo kết quả thực hiện",
                "Năm 2026-2027",
            ),
            PlannedTask(
                "Vận động, hỗ trợ lập câu lạc bộ doanh nhân và tổ liên kết sản xuất, kinh doanh.",
                (KTHTDT,),
                OFFICES,
                "Số lượng câu lạc bộ doanh nhân, tổ liên kết",
                "Thực hiện từ năm 2026",
            ),
        ),
    ),
    TaskGroup(
        "Sự lãnh đạo của Đảng, vai trò của đoàn thể",
        (
            PlannedTask(
                "Xây dựng cơ chế phối hợp giữa cấp ủy với lãnh đạo doanh nghiệp; kết nạp đảng viên là chủ doanh nghiệp "
                "tư nhân đủ tiêu chuẩn; phát triển tổ chức đảng trong doanh nghiệp có vốn đầu tư nước ngoài.",
                ("Đảng ủy phường",),
                OFFICES,
                "Báo cáo kết quả thực hiện, số đảng viên được kết nạp, số tổ chức đảng thành lập mới",
                FROM_2026,
            ),
            PlannedTask(
                "Củng cố tổ chức công đoàn, đoàn thanh niên trong doanh nghiệp; bồi dưỡng cán bộ và nhân rộng mô hình "
                "phối hợp có hiệu quả giữa đoàn thể với chủ doanh nghiệp.",
                ("UB MTTQ phường",),
                OFFICES,
                "Các mô hình tiêu biểu",
                "Từ năm 2026 và thực hiện thường xuyên",
            ),
        ),
    ),
)

GOALS = (
    Section(
        "Mục tiêu đến năm 2030",
        (
            Bullet(
                "Trên 85% doanh nhân, chủ doanh nghiệp, hộ kinh doanh, hợp tác xã có trình độ từ cao đẳng, đại học trở lên."
            ),
            Bullet(
                "Có khoảng 1.000 doanh nghiệp, hộ kinh doanh và hợp tác xã đang hoạt động trên địa bàn phường."
            ),
            Bullet(
                "100% doanh nghiệp, hộ kinh doanh, hợp tác xã được tiếp cận hỗ trợ pháp lý, thủ tục hành chính và thuế."
            ),
        ),
    ),
    Section(
        "Tầm nhìn đến năm 2045",
        (
            Bullet(
                "Đội ngũ doanh nhân lớn mạnh, có đạo đức và văn hóa kinh doanh, có trách nhiệm với cộng đồng."
            ),
        ),
    ),
)

ORGANISATION = (
    "Các phòng, ban, đơn vị theo dõi khó khăn, vướng mắc và tham mưu Ủy ban nhân dân phường biện pháp xử lý.",
    f"{KTHTDT} tổng hợp báo cáo kết quả thực hiện hằng năm, gửi Sở Tài chính trước ngày 05/12.",
    "Trung tâm Dịch vụ sự nghiệp công phổ biến Kế hoạch này trên cổng thông tin điện tử, hệ thống truyền thanh và "
    "thường xuyên cập nhật nội dung.",
)


def document() -> OfficialDocument:
    """The plan as it is sent for signing: number and day still blank."""
    return plan_document(
        PlanDocument(
            issuer=AI_QUOC,
            reference=Reference("KH-UBND", IssueDate(2026, 5)),
            subject="Thực hiện Nghị quyết số 66/NQ-CP ngày 09/5/2024 của Chính phủ và Chương trình hành động số 21-CTr/TU "
            "ngày 02/5/2026 của Ban Thường vụ Thành ủy về đội ngũ doanh nhân trên địa bàn phường Ái Quốc",
            legal_bases=(
                "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
                "Căn cứ Nghị quyết số 66/NQ-CP ngày 09/5/2024 của Chính phủ và Chương trình hành động số 21-CTr/TU ngày 02/5/2026 "
                "của Ban Thường vụ Thành ủy thực hiện Nghị quyết số 41-NQ/TW ngày 10/10/2023 của Bộ Chính trị",
                "Căn cứ Kế hoạch số 191/KH-UBND ngày 26/5/2026 của Ủy ban nhân dân thành phố Hải Phòng",
            ),
            purposes=(
                "Giao việc cụ thể cho từng phòng, ban, đơn vị để phát triển đội ngũ doanh nhân của phường.",
            ),
            goals=GOALS,
            groups=GROUPS,
            organisation=ORGANISATION,
            signature=SIGNATURE,
            recipients=Recipients(
                (
                    "Sở Tài chính",
                    "Thường trực Đảng ủy phường",
                    "Lãnh đạo UBND phường",
                    "Các cơ quan liên quan",
                ),
                "KTHTĐT",
            ),
        )
    )

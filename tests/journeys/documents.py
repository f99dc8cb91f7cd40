"""A signed plan of the kind that lies on a desk, made up for the journeys."""

from pathlib import Path

from docx import Document

HEAD = (
    "ỦY BAN NHÂN DÂN",
    "PHƯỜNG ÁI QUỐC",
    "Số: 88/KH-UBND",
    "Ái Quốc, ngày 12 tháng 10 năm 2026",
    "KẾ HOẠCH",
    "Bảo đảm an toàn thực phẩm trên địa bàn phường Ái Quốc năm 2027",
    "Căn cứ Luật An toàn thực phẩm số 55/2010/QH12 ngày 17 tháng 6 năm 2010;",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Nâng cao ý thức giữ gìn an toàn thực phẩm của người sản xuất, kinh doanh và người tiêu dùng.",
    "II. CHỈ TIÊU",
    "1. Đến hết năm 2027, có ít nhất 95% cơ sở ăn uống được kiểm tra.",
    "III. NHIỆM VỤ",
)
CLEAR = "Rà soát, lập danh sách cơ sở sản xuất, kinh doanh thực phẩm trên địa bàn phường"
TWO_IN_ONE = (
    "Tổ chức tuyên truyền trên hệ thống truyền thanh; ký cam kết với các hộ kinh doanh thức ăn đường phố"
)
NO_TASK = "Quán triệt sâu rộng tinh thần của Kế hoạch này"
AGENCY = "Tổ kiểm tra liên ngành"
UNKNOWN_LEAD = "Kiểm tra đột xuất bếp ăn tập thể trong khu công nghiệp"
TASKS = (
    f"1. {CLEAR}. Đơn vị chủ trì: Phòng Kinh tế, Hạ tầng và Đô thị. Đơn vị phối hợp: Công an phường. "
    "Thời gian hoàn thành: trước ngày 31/3/2027. Sản phẩm: Danh sách cơ sở.",
    f"2. {TWO_IN_ONE}. Đơn vị chủ trì: Phòng Văn hóa - Xã hội. Thời gian: Quý I/2027. Sản phẩm: Bản cam kết.",
    f"3. {NO_TASK}. Đơn vị chủ trì: Văn phòng HĐND và UBND phường. Thời gian: thường xuyên.",
    f"4. {UNKNOWN_LEAD}. Đơn vị chủ trì: {AGENCY}. Thời gian hoàn thành: 30/6/2027. "
    "Sản phẩm: Biên bản kiểm tra.",
)
LAST = ("IV. TỔ CHỨC THỰC HIỆN", "Các đơn vị báo cáo kết quả về UBND phường trước ngày 10/12/2027.")


def save_plan(path: Path) -> Path:
    """Writes the plan as a Word file."""
    document = Document()
    for line in (*HEAD, *TASKS, *LAST):
        document.add_paragraph(line)
    document.save(str(path))
    return path

"""The words with which clauses of a plan order something to be done."""

import re
from collections import defaultdict

from donghanh.paperwork.reading.spoken import spoken

_ACTIONS = """
tổ chức; tiến hành; xây dựng; triển khai; thực hiện; ban hành; tham mưu; phối hợp; chủ trì; chủ động; rà
soát; tăng cường; đẩy mạnh; nâng cao; tiếp tục; hỗ trợ; hướng dẫn; kiểm tra; kiểm soát; giám sát; thanh tra;
đánh giá; tổng hợp; báo cáo; tuyên truyền; phổ biến; quán triệt; cập nhật; công khai; công bố; niêm yết;
hoàn thiện; hoàn thành; hoàn chỉnh; bố trí; phân bổ; phân công; phân cấp; giao; đề xuất; kiến nghị; đề nghị;
nghiên cứu; lập; lựa chọn; vận động; khuyến khích; phát động; phát triển; phát huy; phát hiện; duy trì; bảo
đảm; đảm bảo; cung cấp; cung ứng; củng cố; kiện toàn; thành lập; tiếp nhận; giải quyết; xử lý; theo dõi; đôn
đốc; sơ kết; tổng kết; khen thưởng; biểu dương; đào tạo; bồi dưỡng; tập huấn; mở; kết nối; chia sẻ; số hóa;
chuyển đổi; ứng dụng; vận hành; quản lý; khai thác; sử dụng; tạo; thu hút; huy động; kêu gọi; xúc tiến;
quảng bá; giới thiệu; tham gia; tham dự; thẩm định; thẩm tra; phê duyệt; trình; sửa đổi; bổ sung; thay thế;
bãi bỏ; cắt giảm; đơn giản hóa; rút ngắn; ngăn chặn; ngăn ngừa; phòng ngừa; phòng, chống; phòng chống; đấu
tranh; xóa; giảm; tăng; chuẩn hóa; chuẩn bị; khảo sát; thống kê; điều tra; lấy ý kiến; tham vấn; đối thoại;
gặp mặt; thăm; trao; tặng; trồng; sửa chữa; mua sắm; mua; trang bị; lắp đặt; đầu tư; tích cực; kịp thời;
khẩn trương; nghiêm túc; thường xuyên; định kỳ; tập trung; ưu tiên; quan tâm; chú trọng; coi trọng; gắn;
đưa; làm; ký kết; ký; in; phát hành; phát sóng; phát; đăng tải; đăng; đăng ký; truyền thông; ghi hình; tiếp
sóng; tiếp; treo; thiết kế; biên soạn; biên tập; soạn thảo; soạn; gửi; nộp; chỉ đạo; lãnh đạo; yêu cầu; cử;
bầu; họp; dự; kiểm kê; kiểm điểm; ra quân; giữ gìn; giữ vững; bảo vệ; bảo tồn; chăm sóc; chăm lo; tri ân;
kết nạp; nhân rộng; tôn vinh; xét; công nhận; cấp; thu thập; thu nộp; thu; phân tích; phân loại; xác định;
xác minh; xác lập; đo lường; tính toán; thí điểm; tích hợp; liên thông; đồng bộ; nâng cấp; bảo trì; bảo
dưỡng; khắc phục; đẩy lùi; tinh giản; tinh gọn; sắp xếp; tuyển dụng; tuyển chọn; thi tuyển; luân chuyển;
điều động; điều chỉnh; điều hành; điều phối; kê khai; ủng hộ; cải cách; cải thiện; cải tạo; đổi mới; mở
rộng; khởi công; khánh thành; khai mạc; khai giảng; bế giảng; thông tin; thông báo; phản ánh; phấn đấu; nắm
bắt; nắm chắc; nắm; học tập; tư vấn; trợ giúp; giúp; bổ nhiệm; đẩy nhanh; cam kết; cụ thể hóa; thể chế hóa;
quy định; quy hoạch; liên kết; hợp tác; trao đổi; tranh thủ; tận dụng; khơi dậy; lan tỏa; cổ vũ; động viên;
giáo dục; rèn luyện; nhất quán; thống nhất; đảm nhận; chịu trách nhiệm; có trách nhiệm; vận dụng; áp dụng;
thi hành; tháo gỡ; giảm thiểu; hạn chế; loại bỏ; xử phạt; tuần tra; canh gác; huấn luyện; diễn tập; tuyển
quân; khám; tiêm; chấm điểm; chấm; dạy; kiểm định; kiểm nghiệm; quan trắc; đấu thầu; giải ngân; quyết toán;
thanh toán; chi trả; giải phóng; thu hồi; đền bù; chỉnh trang; vệ sinh; thu gom; phân phối; nhập; xuất bản;
lưu trữ; sao lưu; kết thúc; khai trương; ra mắt; đối chiếu; tra cứu; gắn kết; lồng ghép; tham khảo; bình
xét; bình chọn; trưng bày; triển lãm; biểu diễn; giao lưu; thi đấu; đón tiếp; đón; phục vụ; liên hệ; mời;
viết; vẽ; quay; chụp; khai báo; tự kiểm tra; tự đánh giá; dâng hương; dâng hoa; viếng; chào mừng; kỷ niệm;
hưởng ứng; phát biểu; tạo lập; bám sát; hình thành; làm tốt; làm việc; dự kiến; dự thảo; đa dạng hóa; hiện đại hóa; xã
hội hóa; tự động hóa; minh bạch hóa; tối ưu hóa; thúc đẩy; khích lệ; khen; nghiệm thu; bàn giao; nuôi; chăn
nuôi; sản xuất; chế biến; tiêu thụ; bán; chuyển giao; chuyển; hoạch định; đề ra; đề cao; khẳng định; nhận
diện; dự báo; cảnh báo; giám định; trưng cầu; phúc tra; hậu kiểm; tiền kiểm; tiếp thu; xem xét; cân đối;
tham quan; tìm hiểu; tìm kiếm; sưu tầm; bảo lãnh; cho vay; giãn; miễn giảm; gia hạn; nhắc nhở; chấn chỉnh;
xiết chặt; siết chặt; thắt chặt; bảo quản; trùng tu; tôn tạo; dọn dẹp; phun; diệt; cứu hộ; ứng phó; ứng
trực; phân luồng; giám hộ; chi; dành; lắng nghe; kế thừa; mô phỏng; đổi; chọn; ghi; nhân bản; hiệu chỉnh;
tái cấu trúc; cơ cấu lại; tự chủ; xin; nhận; sàng lọc; phủ sóng; sơ tán; di dời; trồng mới; cứu trợ; xóa bỏ;
chung tay; đăng cai; tháo dỡ; nhắn tin; gọi; trồng và
""".replace("\n", " ")
_ADVERBS = """
tiếp tục; tích cực; chủ động; thường xuyên; kịp thời; khẩn trương; nghiêm túc; định kỳ; hằng năm; hằng quý;
hằng tháng; hằng tuần; trước mắt; đồng thời; ngoài ra; cần; phải; sẽ; đã; cùng; kết hợp; trực tiếp; từng
bước; toàn diện; căn cứ; trên cơ sở; trong đó; đều; là; chịu; có nhiệm vụ; quyết liệt; quyết định
""".replace("\n", " ")
_SHORT_DEEDS = frozenset(
    [
        "lập",
        "trình",
        "gửi",
        "nộp",
        "cử",
        "ký",
        "cần",
        "phải",
        "sẽ",
        "đã",
        "đều",
        "là",
        "mời",
        "giúp",
        "đưa",
        "nắm",
        "mở",
        "thăm",
        "chịu",
        "trồng",
    ]
)
_NAMES_NOT_DEEDS = re.compile(
    r"tổ chức (?:chính trị|đoàn thể|xã hội|đảng|hội(?! (?:nghị|thảo|thi|chợ|trại|diễn|báo|thao|đàm|họp|khỏe|xuân|giảng|"
    r"ý|đua))|tín dụng|kinh tế|cá nhân|thành viên|phi chính phủ|"
    r"quốc tế|cơ sở|công đoàn|và|có|liên quan)"
    r"|tổ chức[,;)]|thông tin (?:và|điện tử|đại chúng|truyền thông)|cấp (?:xã|tỉnh|huyện|trên|dưới|ủy|có|"
    r"cơ sở|phòng|sở|độ|bộ|thành|phường|trung)|"
    r"thu nhập|chi (?:bộ|cục|nhánh|hội|đoàn|phí|tiết|ủy)|họp báo|tăng trưởng|trực thuộc|trực tuyến|"
    r"đồng bộ hóa|quản lý nhà nước|phát thanh|"
    r"in hoa|mở đầu|tiếp theo|dự án|dự toán|lập pháp|thi hành án|giao thông|kết quả|đăng ký kinh doanh|"
    r"phục vụ hành chính|trồng trọt|quy định (?:về|tại|của|chung)"
)
_WORD = re.compile(r"[^\W\d_]+")
_SUBORDINATE = re.compile(
    r"(?:căn cứ|trên cơ sở|theo|đối với|thông qua|nhằm|để|trong|hằng năm|hằng quý|hằng tháng|định kỳ|"
    r"trước|sau khi|từ|đến|khi|ngoài|"
    r"bên cạnh|cùng với|cuối|đầu|mỗi|100\s*%|phấn đấu|gắn với|với|tại|qua)\b[^.;:]{0,240}?[,:] +"
)
_LEADING = " \"“'‘(-+*•–"


def _phrases(listed: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted({one.strip() for one in listed.split(";") if one.strip()}, key=len, reverse=True):
        found[re.split(r"[ ,]", phrase)[0]].append(phrase)
    return {first: tuple(phrases) for first, phrases in found.items()}


_ACTION_PHRASES = _phrases(_ACTIONS)
_BOUNDARY_PHRASES = {
    first: kept
    for first, phrases in _phrases(_ACTIONS + ";" + _ADVERBS).items()
    if (kept := tuple(one for one in phrases if " " in one or one in _SHORT_DEEDS))
}
_ADVERB_PHRASES = _phrases(_ADVERBS)


def _phrase_at(said: str, at: int, phrases: dict[str, tuple[str, ...]]) -> int:
    word = _WORD.match(said, at)
    for phrase in phrases.get(word[0], ()) if word else ():
        end = at + len(phrase)
        if (
            said.startswith(phrase, at)
            and not said[end : end + 1].isalpha()
            and not _NAMES_NOT_DEEDS.match(said, at)
        ):
            return end
    return 0


def action_at(said: str, at: int) -> int:
    """Where the verb of action at a position of spoken text ends; 0 where none stands there."""
    return _phrase_at(said, at, _ACTION_PHRASES)


def boundary_at(said: str, at: int) -> int:
    """As `action_at`, also for the adverbs that may stand between a name and its verb."""
    return _phrase_at(said, at, _BOUNDARY_PHRASES)


def starts_with_action(text: str) -> bool:
    """Whether a clause opens with a verb of action, directly or after adverbs or one subordinate clause."""
    said = spoken(text[:400]).lstrip(_LEADING)
    at = 0
    for _ in range(3):
        if action_at(said, at):
            return True
        if not (end := _phrase_at(said, at, _ADVERB_PHRASES)):
            break
        at = end + len(said[end:]) - len(said[end:].lstrip(", "))
    subordinate = _SUBORDINATE.match(said)
    return bool(subordinate and action_at(said, subordinate.end()))

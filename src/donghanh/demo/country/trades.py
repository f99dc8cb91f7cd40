"""Trades with the words that shops, firms and registers use for them, and words of which names are made."""

from typing import NamedTuple


class Trade(NamedTuple):
    """`shop`: what a shop of it is called; `firm`: words in a company's name; `register`: a register's wording; `code`:
    class of VSIC 2025 (QĐ 36/2025/QĐ-TTg); `share`: how common it is."""

    shop: tuple[str, ...]
    firm: tuple[str, ...]
    register: str
    code: str
    share: int


TRADES = (
    Trade(
        ("Tạp hóa", "Cửa hàng tạp hóa", "Bách hóa"), ("Thương mại",), "Bán lẻ hàng hóa tổng hợp", "4711", 22
    ),
    Trade(("Quán cơm", "Quán ăn", "Nhà hàng"), ("Thương mại và Dịch vụ",), "Nhà hàng, quán ăn", "5610", 16),
    Trade(("Cà phê", "Quán cà phê"), ("Dịch vụ",), "Dịch vụ phục vụ đồ uống", "5630", 9),
    Trade(("Nhà thuốc", "Quầy thuốc"), ("Dược phẩm",), "Bán lẻ thuốc, dụng cụ y tế", "4772", 5),
    Trade(
        ("Vật liệu xây dựng", "VLXD"),
        ("Xây dựng", "Xây dựng và Thương mại"),
        "Bán lẻ vật liệu xây dựng",
        "4752",
        7,
    ),
    Trade(
        ("Sửa chữa xe máy", "Sửa xe"), ("Thương mại Dịch vụ",), "Bảo dưỡng, sửa chữa mô tô, xe máy", "9532", 7
    ),
    Trade(("Cơ khí", "Xưởng cơ khí"), ("Cơ khí", "Sản xuất và Thương mại"), "Gia công cơ khí", "2592", 5),
    Trade(("Thời trang", "Quần áo", "Shop"), ("May mặc", "Thời trang"), "Bán lẻ hàng may mặc", "4771", 7),
    Trade(("Cắt tóc", "Salon tóc"), ("Thẩm mỹ",), "Cắt tóc, làm đầu, gội đầu", "9621", 5),
    Trade(("Vận tải",), ("Vận tải", "Vận tải và Thương mại"), "Vận tải hàng hóa bằng đường bộ", "4933", 4),
    Trade(("Điện máy", "Điện tử"), ("Điện máy", "Công nghệ"), "Bán lẻ đồ điện gia dụng", "4759", 4),
    Trade(("Mộc", "Đồ gỗ", "Nội thất"), ("Nội thất", "Sản xuất"), "Sản xuất giường, tủ, bàn, ghế", "3101", 4),
    Trade(
        ("Nông sản", "Thức ăn chăn nuôi"),
        ("Nông sản", "Nông nghiệp"),
        "Bán buôn nông, lâm sản nguyên liệu",
        "4620",
        3,
    ),
    Trade(("Nhà nghỉ", "Khách sạn"), ("Du lịch",), "Dịch vụ lưu trú ngắn ngày", "5510", 2),
)
WORDS = (
    "Hòa Phát|Thành Công|An Phú|Minh Tâm|Hoàng Long|Phú Thịnh|Đại Phát|Tân Tiến|Hải Âu|Đông Á|Thái Bình Dương|Sao Việt|Việt Hưng"
    "|Bảo An|Gia Hưng|Kim Ngân|Ngọc Hà|Phương Đông|Thiên Phúc|Trường Thịnh|Bình Minh|Hoa Sen|Hướng Dương|Vạn Xuân|Nam Cường"
    "|Đức Thành|Hưng Thịnh|Anh Phát|Toàn Thắng|Hồng Hà|Sông Cấm|Bến Hàn|Thanh Bình|Tâm An|Hải Đăng|Quê Hương|Xanh|Ánh Dương|Phố Núi"
).split("|")
SYLLABLES = "An|Bảo|Đại|Gia|Hà|Hải|Hoàng|Hùng|Khang|Kim|Linh|Long|Minh|Nam|Ngọc|Phát|Phú|Quang|Tâm|Tân|Thái|Thiên|Thịnh|Trí|Vạn|Việt".split(
    "|"
)

"""The figures of NĐ 30/2020/NĐ-CP Phụ lục I, and where inside its ranges this office stands. Lengths in
millimetres, type sizes in points."""

from dataclasses import dataclass
from typing import Literal

FONT = "Times New Roman"  # mục I.4

PAGE = (210.0, 297.0)  # mục I.1: A4
MARGIN_TOP = 20.0  # mục I.3: 20-25
MARGIN_BOTTOM = 20.0  # mục I.3: 20-25
MARGIN_LEFT = 30.0  # mục I.3: 30-35
MARGIN_RIGHT = 15.0  # mục I.3: 15-20
HEADER_DISTANCE = 10.0  # mục I.7: the page number stands inside the top margin

PORTRAIT_WIDTH = PAGE[0] - MARGIN_LEFT - MARGIN_RIGHT
LANDSCAPE_WIDTH = PAGE[1] - MARGIN_LEFT - MARGIN_RIGHT
PORTRAIT_HEIGHT = PAGE[1] - MARGIN_TOP - MARGIN_BOTTOM
LANDSCAPE_HEIGHT = PAGE[0] - MARGIN_TOP - MARGIN_BOTTOM

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # mục II.1
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # mục II.1

ISSUER_COLUMN = 62.0
HEADING_EDGE = 2.0  # between the two columns of the heading
COUNTRY_COLUMN = PORTRAIT_WIDTH - ISSUER_COLUMN
RECIPIENT_COLUMN = 77.0
SIGNATURE_COLUMN = PORTRAIT_WIDTH - RECIPIENT_COLUMN
RULE_SHARE = 0.42  # mục II.2 and II.5: a rule is 1/3 to 1/2 of the line above it
SIGNATURE_GAP = 68.0  # points left for the signature and the seal (mục II.7, II.8)

Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Style:
    """A named paragraph style. `before`, `after` in points, `first_line`, `left`, `right` in millimetres,
    `line` a multiple of single spacing; `outline` is the level in the navigation pane."""

    key: str
    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Align = "center"
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    keep_next: bool = False
    outline: int | None = None


def _running(key: str, name: str, **changes: object) -> Style:
    """Mục II.6: 13-14, justified, first line 1 or 1.27 cm in, at least 6 pt between paragraphs, line 1 to
    1.5."""
    settings: dict[str, object] = {
        "size": 14, "align": "justify", "first_line": 12.7, "after": 6, "line": 1.1,
    }  # fmt: skip
    return Style(key, name, **(settings | changes))  # type: ignore[arg-type]


COUNTRY_STYLE = Style("QuocHieu", "Quốc hiệu", 13, bold=True)
MOTTO_STYLE = Style("TieuNgu", "Tiêu ngữ", 14, bold=True)
SUPERIOR_STYLE = Style("CoQuanChuQuan", "Cơ quan chủ quản", 13)
ISSUER_STYLE = Style("CoQuanBanHanh", "Cơ quan ban hành", 13, bold=True)
NUMBER_STYLE = Style("SoKyHieu", "Số, ký hiệu", 13, before=6)
DATE_STYLE = Style("DiaDanhNgayThang", "Địa danh, ngày tháng", 14, italic=True, before=6)
LETTER_SUBJECT_STYLE = Style("TrichYeuCongVan", "Trích yếu công văn", 13, before=6)
KIND_STYLE = Style("TenLoai", "Tên loại", 14, bold=True, before=20, keep_next=True)
SUBJECT_STYLE = Style("TrichYeu", "Trích yếu", 14, bold=True, keep_next=True)
ADDRESSEE_STYLE = Style("KinhGui", "Kính gửi", 14, before=3, after=3, line=1.1)
BASIS_STYLE = _running("CanCu", "Căn cứ", italic=True)
BODY_STYLE = _running("NoiDung", "Nội dung")
ITALIC_STYLE = _running("NoiDungNghieng", "Nội dung nghiêng", italic=True)
HEADING_STYLES = (
    _running("Heading1", "heading 1", bold=True, before=6, keep_next=True, outline=0),
    _running("Heading2", "heading 2", bold=True, keep_next=True, outline=1),
    _running("Heading3", "heading 3", keep_next=True, outline=2),
)
CAPTION_STYLE = Style("TenBang", "Tên bảng", 13, bold=True, before=6, after=4, keep_next=True)
CELL_STYLE = Style("OBang", "Ô bảng", 12, align="left", before=2, after=2)
CELL_HEAD_STYLE = Style("DauBang", "Đầu bảng", 12, bold=True, before=2, after=2)
CAPACITY_STYLE = Style("QuyenHan", "Quyền hạn, chức vụ", 14, bold=True, keep_next=True)
SIGNER_STYLE = Style("NguoiKy", "Họ tên người ký", 14, bold=True)
RECIPIENTS_STYLE = Style("NoiNhan", "Nơi nhận", 12, bold=True, italic=True, align="left")
RECIPIENT_STYLE = Style("NoiNhanMuc", "Nơi nhận - liệt kê", 11, align="left")
APPENDIX_STYLE = Style("PhuLuc", "Phụ lục", 14, bold=True, keep_next=True, outline=0)
APPENDIX_TITLE_STYLE = Style("TieuDePhuLuc", "Tiêu đề phụ lục", 14, bold=True, keep_next=True)
APPENDIX_NOTE_STYLE = Style("ChiDanPhuLuc", "Chỉ dẫn phụ lục", 14, italic=True, keep_next=True)
PAGE_NUMBER_STYLE = Style("Header", "header", 14)
RULE_STYLE = Style("DuongKe", "Đường kẻ", 2)
GAP_STYLE = Style("KhoangCach", "Khoảng cách", 2)

STYLES: tuple[Style, ...] = (
    COUNTRY_STYLE, MOTTO_STYLE, SUPERIOR_STYLE, ISSUER_STYLE, NUMBER_STYLE, DATE_STYLE, LETTER_SUBJECT_STYLE,
    KIND_STYLE, SUBJECT_STYLE, ADDRESSEE_STYLE, BASIS_STYLE, BODY_STYLE, ITALIC_STYLE, *HEADING_STYLES,
    CAPTION_STYLE, CELL_STYLE, CELL_HEAD_STYLE, CAPACITY_STYLE, SIGNER_STYLE, RECIPIENTS_STYLE,
    RECIPIENT_STYLE, APPENDIX_STYLE, APPENDIX_TITLE_STYLE, APPENDIX_NOTE_STYLE, PAGE_NUMBER_STYLE,
    RULE_STYLE, GAP_STYLE,
)  # fmt: skip

"""Why a file is not read: one complete sentence each, saying what the officer should do next."""

from donghanh.paperwork.errors import UnreadableDocument

EMPTY = "Tệp không có nội dung; hãy kiểm tra lại bản gốc và chọn đúng tệp kế hoạch."
NO_TEXT = "Tệp mở được nhưng không có chữ nào; hãy kiểm tra lại bản gốc và chọn đúng tệp kế hoạch."
UNKNOWN = (
    "Không nhận ra loại tệp này; hãy dùng tệp Word (.docx), PDF có chữ, Excel (.xlsx), "
    "trang web (.html) hoặc văn bản thuần (.txt, .md)."
)
OLD_WORD = "Tệp là Word đời cũ (.doc); hãy mở bằng Word, chọn “Lưu thành” .docx rồi tải lên lại."
OLD_EXCEL = "Tệp là Excel đời cũ (.xls); hãy mở bằng Excel, chọn “Lưu thành” .xlsx rồi tải lên lại."
OLD_OFFICE = (
    "Tệp là văn bản Office đời cũ; hãy mở bằng Word hoặc Excel, lưu thành .docx hoặc .xlsx rồi tải lên lại."
)
BINARY_EXCEL = (
    "Tệp là bảng Excel nhị phân (.xlsb); hãy mở bằng Excel, chọn “Lưu thành” .xlsx rồi tải lên lại."
)
OPEN_DOCUMENT_TEXT = "Tệp là văn bản OpenDocument (.odt); hãy lưu thành .docx rồi tải lên lại."
OPEN_DOCUMENT_TABLE = "Tệp là bảng tính OpenDocument (.ods); hãy lưu thành .xlsx rồi tải lên lại."
PRESENTATION = "Tệp là bài trình chiếu; hãy dùng tệp Word hoặc PDF của chính kế hoạch."
ARCHIVE = "Tệp là tệp nén; hãy giải nén rồi tải lên từng tệp kế hoạch bên trong."
RICH_TEXT = "Tệp là văn bản RTF; hãy mở bằng Word, chọn “Lưu thành” .docx rồi tải lên lại."
WEB_ARCHIVE = "Tệp là trang web lưu một tệp (.mht); hãy mở bằng Word, chọn “Lưu thành” .docx rồi tải lên lại."
MARKUP = "Tệp là dữ liệu XML; hãy dùng tệp Word, PDF, Excel hoặc văn bản thuần của kế hoạch."
IMAGE = (
    "Tệp là ảnh chụp; hãy lấy bản Word hoặc PDF có chữ từ hệ thống quản lý văn bản, "
    "hoặc nhận dạng chữ (OCR) trước khi tải lên."
)
SCANNED = (
    "Tệp PDF chỉ có ảnh quét mà máy chủ chưa cài phần nhận dạng chữ (OCR); hãy lấy bản Word hoặc PDF có chữ từ "
    "hệ thống quản lý văn bản, hoặc nhờ quản trị hệ thống cài tesseract-ocr và tesseract-ocr-vie."
)
UNRECOGNIZED = (
    "Tệp PDF chỉ có ảnh quét và phần nhận dạng chữ (OCR) không đọc được trang nào; hãy quét lại rõ hơn, "
    "hoặc lấy bản Word hay PDF có chữ từ hệ thống quản lý văn bản."
)
GARBLED = (
    "Chữ trong tệp PDF không trích ra được vì phông chữ thiếu bảng mã; hãy dùng bản Word, "
    "hoặc in lại ra PDF từ bản Word."
)
PROTECTED = "Tệp được đặt mật khẩu; hãy bỏ mật khẩu trong Word, Excel hoặc phần mềm PDF rồi tải lên lại."
BROKEN = "Tệp bị hỏng hoặc tải về chưa đủ; hãy tải lại từ nguồn rồi thử lần nữa."
UNSAFE_MARKUP = (
    "Tệp có khai báo XML không an toàn nên không được mở; hãy mở bằng Word hoặc Excel rồi lưu thành tệp mới."
)
BOMB = (
    "Tệp giải nén ra lớn bất thường nên không được mở; "
    "hãy mở bằng Word hoặc Excel rồi lưu thành tệp mới, nhỏ hơn."
)
TCVN3 = (
    "Tệp dùng phông chữ TCVN3 (ABC, .VnTime) nên không đọc đúng dấu; hãy chuyển sang Unicode "
    "(Times New Roman) rồi tải lên lại."
)
VNI = (
    "Tệp dùng phông chữ VNI nên không đọc đúng dấu; "
    "hãy chuyển sang Unicode (Times New Roman) rồi tải lên lại."
)
ENCODING = (
    "Không nhận ra bảng mã chữ của tệp; hãy mở tệp, chọn “Lưu thành” với bảng mã UTF-8 rồi tải lên lại."
)


def broken() -> UnreadableDocument:
    return UnreadableDocument(BROKEN)


def too_large(megabytes: int) -> UnreadableDocument:
    return UnreadableDocument(f"Tệp lớn hơn {megabytes} MB; hãy bỏ bớt ảnh hoặc tách tệp rồi tải lên lại.")


def too_many_pages(pages: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"Tệp dài hơn {pages:,} trang; hãy tách riêng phần kế hoạch rồi tải lên lại.".replace(",", ".")
    )


def too_many_scanned_pages(pages: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"Tệp có hơn {pages} trang ảnh quét, quá nhiều để nhận dạng chữ; "
        "hãy tách riêng phần kế hoạch rồi tải lên lại."
    )


def too_many_blocks(blocks: int) -> UnreadableDocument:
    return UnreadableDocument(
        f"Tệp có hơn {blocks:,} đoạn và dòng bảng; hãy tách riêng phần kế hoạch rồi tải lên lại.".replace(
            ",", "."
        )
    )

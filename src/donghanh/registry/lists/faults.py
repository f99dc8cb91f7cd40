"""What is wrong with a file, in the words shown to an officer."""


class ListFault(ValueError):
    """The list cannot be read; `str(error)` is one Vietnamese sentence that says what to do."""


EMPTY = "Tệp không có nội dung; hãy kiểm tra lại và chọn đúng tệp danh sách."
NO_ROWS = "Tệp mở được nhưng không có dòng nào có chữ; hãy kiểm tra lại và chọn đúng tệp danh sách."
UNKNOWN = "Không nhận ra loại tệp; hãy dùng Excel (.xlsx, .xls), văn bản có cột (.csv, .txt) hoặc .json."
PROTECTED = "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại."
BROKEN = "Tệp bị hỏng hoặc tải về chưa đủ; hãy mở bằng Excel, lưu thành tệp .xlsx mới rồi tải lên lại."
HEAVY = (
    "Tệp mở ra lớn bất thường nên không được đọc; "
    "hãy mở bằng Excel, chỉ giữ phần danh sách rồi lưu thành tệp mới."
)
NOT_OBJECTS = (
    "Tệp JSON không có danh sách bản ghi nào; cần một mảng các đối tượng, hoặc đối tượng có mảng “data”."
)
TYPED_AS_PAGE = (
    "Tệp thực chất là trang web hoặc XML; hãy mở bằng Excel, chọn “Lưu thành” .xlsx rồi tải lên lại."
)


def too_many_rows(rows: int) -> ListFault:
    """The list is longer than what one import takes."""
    return ListFault(f"Danh sách dài hơn {rows:,} dòng; hãy tách thành nhiều tệp.".replace(",", "."))

"""Names of agencies and persons: where one begins, and how a list of them splits."""

import re
from collections.abc import Iterator

from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.spoken import spoken

_BODIES = (
    "văn phòng|vp|đảng đoàn|tổ đảng|sở|bộ|ban|phòng|công an|trung tâm|tt|ttpvhcc|đảng ủy|đảng bộ|chi bộ|chi ủy|cấp ủy|"
    "ủy ban|ubnd|hđnd|ub|hội đồng|hội|"
    "đoàn|liên đoàn|công đoàn|trường|trạm|chi cục|cục|vụ|viện|tổng cục|thanh tra|kho bạc|ngân hàng|"
    "bảo hiểm xã hội|bhxh|thuế|mttq|"
    "ubmttq|ubmt|mặt trận|tổ|thôn|ấp|bản|buôn|khu phố|khu dân cư|tdp|bộ phận|nhóm|bộ chỉ huy|ban chỉ huy|"
    "quân sự|bưu điện|bệnh viện|đài|"
    "tòa án|viện kiểm sát|liên minh|hiệp hội|quỹ|vnpt|viettel|mobifone|vcci|điện lực|hạt|đội|chi đoàn|"
    "liên đội|nhà trường|thư viện|"
    "tập đoàn|tổng công ty|công ty|chính phủ|quốc hội|thành ủy|tỉnh ủy|huyện ủy|học viện|đại học|khối|"
    "liên hiệp|cụm|hợp tác xã|htx|tạp chí|"
    "nhà văn hóa|ban biên tập|cổng thông tin điện tử|xã(?! hội)|phường|thường trực|ban thường vụ|btv|bch|"
    "bgh|ubkt|báo|bqp|bca|btc|cslc|thành phố|tỉnh|"
    "cơ sở|bqldn|bql|trang trại|câu lạc bộ|clb|đồn(?! điền)|tiểu đoàn|trung đoàn|lữ đoàn|vksnd|tand|qlda|"
    "qltt|kbnn|nhnn|nhcsxh|ldld|lđlđ|lhpn|ccb"
)
_PERSONS = (
    "đồng chí|đ/c|các đồng chí|ông|bà|chủ tịch|phó chủ tịch|bí thư|phó bí thư|giám đốc|phó giám đốc|"
    "hiệu trưởng|phó hiệu trưởng|"
    "đội ngũ|thủ trưởng|trưởng|phó trưởng|chánh|phó chánh|giáo viên|gv|gvcn|kế toán|văn thư|y tế|cán bộ|"
    "công chức|viên chức|"
    "tổng phụ trách|tpt|ban giám hiệu|lãnh đạo|người đứng đầu|thủ tướng|bộ trưởng|nhân viên|bảo vệ|"
    "học sinh|phụ huynh|thành viên|ủy viên|tổ trưởng|"
    "người|đội trưởng|chỉ huy|chính trị viên|công dân|đảng viên|đoàn viên|hội viên|tác giả"
)
_GENERIC = (
    "cơ quan|đơn vị|ngành|địa phương|tổ chức|đoàn thể|doanh nghiệp|chi|cấp|cá nhân|thành viên|lớp|nhà|chủ|hộ|"
    "huyện|khoa|đối tác|bên|chuyên gia"
)
_PLURAL = "các|những|mọi|một số|từng|toàn thể|tất cả các|tất cả|100%"
HEAD = re.compile(
    rf"(?:(?:{_PLURAL}) (?:{_BODIES}|{_PERSONS}|{_GENERIC})|(?:{_BODIES}|{_PERSONS})|cơ quan|đơn vị|"
    rf"(?:tổ chức|đoàn thể) chính trị)(?![^\W_])"
)
NOT_A_BODY = re.compile(
    r"(?:trường hợp|hội nghị|hội thảo|hội thi|hội chợ|hội nhập|hội trường|hội họp|đoàn kết|"
    r"đoàn kiểm tra liên|bộ (?:tiêu chí|máy|chỉ số|thủ tục|quy|mã|dữ|câu|hồ sơ|"
    r"công cụ|đề|tài liệu|luật|nhận diện|phận khác)|ban đầu|ban hành|tổ hợp|tổ chức (?!đảng|đoàn|"
    r"công đoàn|chính trị)|khối lượng|quỹ đất|phòng,? chống|phòng ngừa|phòng học|cục bộ|vụ việc|vụ án|"
    r"viện trợ|báo cáo|hạt giống|đội ngũ(?! giáo viên| nhân viên| cán bộ)|"
    r"bản (?:đồ|sắc|tin|quyền|thân|cam kết|đăng ký)|người dân|cụm từ|"
    r"cụm công nghiệp|cơ sở (?:dữ liệu|vật chất|hạ tầng|pháp lý|đó|kết quả|đề)|"
    r"chi tiết|chi phí|thuế suất|công đoạn|thành phố thông minh|xã hội|phường hội|khối kiến thức|"
    r"trường học|trường thọ|thư viện số|nhóm (?:nhiệm|giải|chỉ)|"
    r"các (?:chi phí|cấp độ|lớp (?:tập|bồi)|tổ chức tín)|kế toán trưởng đơn|y tế (?:cơ sở|dự phòng|"
    r"công cộng|số)|y tế$|công dân|tổ chức,? bộ máy|các ngành,? lĩnh vực|bảo vệ|tỉnh táo|đài thọ|"
    r"người không|những trường|(?:cơ quan|đơn vị) chủ trì,? (?:và |thành phần|nội dung))"
)
PLURAL = re.compile(rf"(?:{_PLURAL}) ")
_SHORT_NAME = re.compile(r"[A-ZĐ]{2,}[A-ZĐ&\-–/]*(?![^\W_])")
_LIST_MARK = re.compile(r"^(?:[-–+*•]|\d{1,2}[.)]|\([a-z\d]{1,3}\)|[a-zđ]\))\s*")
_WITH = re.compile(r"(?:và )?(?:với|cùng) ")
_KEEPS_AND = re.compile(r"(?:hđnd|hội đồng nhân dân|văn phòng)\b[^,;]{0,24}$")
_KEEPS_DASH = re.compile(
    r"(?:(?:các )?đồng chí|đ/c|ông|bà|phòng|văn phòng|trung tâm|ban|sở|tổ)\b[^,;]{0,60}$"
)
_COMPLETE = re.compile(
    r"(?:(?<!các )(?<=\S )(?:phường|xã|tỉnh|thành phố)|liên quan|đặc khu|(?:các|và) địa phương|"
    r"^(?:sở|bộ) (?:nội vụ|tài chính|tư pháp|công thương|xây dựng|y tế|khoa học và công nghệ|"
    r"nông nghiệp và môi trường|giáo dục và đào tạo|thông tin và truyền thông|kế hoạch và đầu tư|công an|"
    r"quốc phòng|ngoại giao|giao thông vận tải|tài nguyên và môi trường|nông nghiệp và phát triển nông thôn|"
    r"lao động[, -]*thương binh và xã hội|"
    r"văn hóa,? thể thao và du lịch|văn hóa và thể thao|dân tộc và tôn giáo|du lịch|ngoại vụ))$"
)
_OTHERS = re.compile(
    r"các (?:cơ quan|đơn vị|sở|phòng|ban|bộ|ngành|địa phương|xã|phường|doanh nghiệp|trường|thôn|tổ dân phố)"
)
_LOWER_NAME = re.compile(
    r"(?:phòng|văn phòng|trung tâm|công an|công đoàn|ủy ban|trạm|trường|hội|đoàn|thuế|mặt trận) [^\W\d_]"
)


def split_names(passage: Passage) -> list[Passage]:
    """The names in a list such as a table cell. Commas and "và" inside a name do not split it.

    "Phòng Kinh tế, Hạ tầng và Đô thị; UBND các xã" → two names. Brackets stay with the name before them.
    """
    found = (passage.cut(start, end).trim("-–+*•;,.: …") for start, end in _pieces(passage.text))
    return [_bare(piece) for piece in found if piece]


def _bare(piece: Passage) -> Passage:
    for mark in (_LIST_MARK, _WITH):
        match = mark.match(piece.text if mark is _LIST_MARK else spoken(piece.text))
        if match and match.end() < len(piece.text):
            piece = piece.cut(match.end())
    return piece


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    said, start, depth = spoken(text), 0, 0
    lines_are_names = _lines_are_names(text)
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth > 0 or letter not in ";,\n-– /":
            continue
        if skip := _separator(text, said, start, at, lines_are_names):
            yield start, at
            start = at + skip
    yield start, len(text)


def _lines_are_names(text: str) -> bool:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return all(line[0].isupper() or _LIST_MARK.match(line) for line in lines)


def _separator(text: str, said: str, start: int, at: int, lines_are_names: bool) -> int:
    """How many characters of the text at `at` separate two names; 0 where none."""
    letter, before = text[at], said[start:at].strip()
    if not before:
        return 0
    if letter == ";":
        return 1
    if letter == "\n":
        return int(lines_are_names and not before.endswith((" và", ",", " của")))
    if letter == ",":
        spaced = (
            text[at + 1 : at + 2].isspace()
            or bool(HEAD.match(said, at + 1))
            or bool(_WITH.match(said[at + 1 :]))
        )
        return int(spaced and _begins(text, said, at + 1, before))
    if said.startswith(" và ", at):
        return 4 if _joins_names(text, said, at + 4, before) else 0
    if letter == " ":
        return int(
            bool(_COMPLETE.search(before))
            and text[at + 1 : at + 2].isupper()
            and _starts_name(text, said, at + 1)
        )
    if letter in "-–" and text[at - 1 : at + 2] == f" {letter} ":
        return int(_is_named(text, said, at + 2) and not _KEEPS_DASH.match(before))
    return 0


def _starts_name(text: str, said: str, at: int) -> bool:
    return _is_named(text, said, at) or bool(PLURAL.match(said, at) and HEAD.match(said, at))


def _joins_names(text: str, said: str, at: int, before: str) -> bool:
    """Whether "và" stands between two complete names: "Sở Nội vụ và các đơn vị", not "Hạ tầng và Đô thị"."""
    if _is_named(text, said, at):
        return not _KEEPS_AND.match(before)
    return bool(_OTHERS.match(said, at)) and bool(HEAD.match(before)) and not PLURAL.match(before)


def _begins(text: str, said: str, at: int, before: str) -> bool:
    """Whether a new name begins after a comma. A lower-case "ban, ngành" continues "các sở"."""
    if _is_named(text, said, at) or PLURAL.match(said[at:].lstrip()) or _WITH.match(said[at:].lstrip()):
        return True
    return (
        not PLURAL.match(before) and bool(_LOWER_NAME.match(said[at:].lstrip())) and bool(HEAD.match(before))
    )


def _is_named(text: str, said: str, at: int) -> bool:
    """Whether a capitalised name, or a short one such as MTTQ, stands at a position."""
    at += len(text[at:]) - len(text[at:].lstrip(" -–+*•"))
    if not text[at : at + 1].isupper() or NOT_A_BODY.match(said, at):
        return False
    return bool(HEAD.match(said, at)) or bool(_SHORT_NAME.match(text, at))

"""L08: slips of typing that plans are known for, each with the context in which it cannot be anything else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.paperwork.checking.dossier import Dossier
from donghanh.paperwork.checking.findings import Remark, shorten

START_OF_CLAUSE = r"(?:^|[.;:,(–-]\s*|\bvà\s+)"
AIM = r"(?:đến|có|đạt|hoàn thành|trên|tăng|giảm|mỗi|hằng|hàng|ít nhất|tối thiểu|năm \d|khoảng|hết|duy trì|đưa|\d)"
END_OF_NAME = (
    r"(?=\s*[,;.:)]|\s*$|\s(?:kinh doanh|có|và|là|đạt|tham gia|điển hình|tiêu biểu|xuất sắc|vi phạm|trong))"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A pattern of wrong words (group 1 is the wrong part) and what was meant."""

    pattern: re.Pattern[str]
    meant: str


def _slip(pattern: str, meant: str) -> Slip:
    return Slip(re.compile(pattern, re.IGNORECASE), meant)


SLIPS = (
    _slip(rf"{START_OF_CLAUSE}(phần đầu)\s+{AIM}", "phấn đấu"),
    _slip(r"\b(cạnh trạnh)\b", "cạnh tranh"),
    _slip(r"\b(chuyến đổi)\b(?!\s+(?:gió|chỗ))", "chuyển đổi"),
    _slip(
        rf"(?:khen thưởng|tổ chức,|tập thể,|tập thể và|hộ gia đình,|tổ chức và|cho)\s+(các nhân){END_OF_NAME}",
        "cá nhân",
    ),
    _slip(r"\b(các nhân),\s*(?:tổ chức|tập thể|hộ gia đình|đơn vị)\b", "cá nhân"),
    _slip(r"\((đề)\s+(?:b/c|báo cáo|thực hiện|phối hợp|biết|theo dõi|chỉ đạo|t/h|p/h)\b", "để"),
    _slip(r"\b(tổ chức triển)\b(?!\s+(?:khai|lãm|vọng))", "tổ chức triển khai"),
    _slip(r"\b(triển khải|triễn khai|triên khai)\b", "triển khai"),
    _slip(r"\b(nghành)\b", "ngành"),
    _slip(r"\b(bổ xung)\b", "bổ sung"),
    _slip(r"\b(hổ trợ)\b", "hỗ trợ"),
    _slip(r"\b(sữ dụng|xử dụng)\b", "sử dụng"),
    _slip(r"\b(xữ lý|sử lý)\b", "xử lý"),
    _slip(r"\b(đề suất)\b", "đề xuất"),
    _slip(r"\b(thực hiên|thưc hiện)\b", "thực hiện"),
    _slip(r"\b(nhiêm vụ)\b", "nhiệm vụ"),
    _slip(r"\b(cũng cố)\b(?!\s+(?:gắng|ý|tình|tật|công))", "củng cố"),
    _slip(r"\b(rỏ ràng)\b", "rõ ràng"),
    _slip(r"\b(chặc chẽ|chặt chẻ)\b", "chặt chẽ"),
    _slip(r"\b(xuyên xuốt|suyên suốt)\b", "xuyên suốt"),
    _slip(r"\b(kế hoach|kế hoặch)\b", "kế hoạch"),
    _slip(r"\b(doang nghiệp|doanh nghiêp)\b", "doanh nghiệp"),
    _slip(r"\b(hương dẫn|hướng dẩn)\b(?!\s+phòng)", "hướng dẫn"),
    _slip(r"\b(kiễm tra)\b", "kiểm tra"),
    _slip(r"\b(tuyên tuyền)\b", "tuyên truyền"),
)
GLUED_DATE = re.compile(r"\bngày\d{1,2}/\d{1,2}", re.IGNORECASE)
GLUED_COMMA = re.compile(r"\b[^\W\d_]{2,},(?=[^\W\d_]{2,}\s)")


def words_are_misspelt(dossier: Dossier) -> Iterator[Remark]:
    """L08: reports a slip and the word meant; nothing is ever replaced."""
    for line in dossier.lines:
        told: set[int] = set()
        for slip in SLIPS:
            for match in slip.pattern.finditer(line.text):
                if match.start(1) not in told:
                    told.add(match.start(1))
                    message = f"Có thể gõ nhầm: “{match[1]}” → “{slip.meant}”."
                    yield line.remark(message, _around(line.text, match))
        for match in GLUED_DATE.finditer(line.text):
            yield line.remark("Thiếu dấu cách giữa “ngày” và số.", _around(line.text, match))
        for match in GLUED_COMMA.finditer(line.text):
            if not match.group().isupper():
                yield line.remark("Thiếu dấu cách sau dấu phẩy.", _around(line.text, match))


def _around(text: str, match: re.Match[str]) -> str:
    return shorten(text[max(0, match.start() - 30) : match.end() + 40])

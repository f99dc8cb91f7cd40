"""Whom a sentence or a heading names: who leads, who takes part, whether they are asked or assigned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from donghanh.paperwork.reading.names import HEAD, NOT_A_BODY, split_names
from donghanh.paperwork.reading.passage import Passage
from donghanh.paperwork.reading.spoken import spoken
from donghanh.paperwork.reading.verbs import action_at, boundary_at

_ADDRESS = re.compile(
    r"(?:-|\+)?\s*(?:trân trọng )?(?:giao(?: cho)?|đề nghị(?: với)?|yêu cầu|đối với|trách nhiệm của|"
    r"nhiệm vụ của|phân công|ủy quyền(?: cho)?)\s+"
)
_NOUN_OF = re.compile(r"(?:trách nhiệm|nhiệm vụ) của ")
_REQUEST = re.compile(r"\s*(?:trân trọng |kính )?đề nghị\b")
_DUTY_BASIS = re.compile(
    r"(?:căn cứ|trên cơ sở|theo) (?:chức năng|nhiệm vụ|tình hình|kế hoạch)[^.;:]{0,60}?"
    r"(?:được giao|nhiệm vụ(?!,? được)|này),? +"
)
_CHAIRS = re.compile(r"(?<!cơ quan )(?<!đơn vị )chủ trì\b")
_WITH = re.compile(
    r"(?:phối hợp|thống nhất|kết hợp)(?: (?:chặt chẽ|thường xuyên|tốt|đồng bộ|cùng|hiệu quả))*(?: (?:với|"
    r"cùng|giữa))?(?= )|cùng với(?= )"
)
_STANDARD = re.compile(
    r"(?:sở|bộ) (?:nội vụ|tài chính|tư pháp|công thương|nông nghiệp và môi trường|xây dựng|"
    r"khoa học và công nghệ|"
    r"văn hóa,? thể thao và du lịch|văn hóa và thể thao|giáo dục và đào tạo|y tế|ngoại vụ|ngoại giao|"
    r"dân tộc và tôn giáo|du lịch|quốc phòng|"
    r"công an|tài nguyên và môi trường|kế hoạch và đầu tư|thông tin và truyền thông|"
    r"lao động[, -]*thương binh và xã hội|giao thông vận tải|"
    r"nông nghiệp và phát triển nông thôn)(?![^\W_])"
)
_GOES_ON = re.compile(r"\s*(?:,|;|và |thành phố|tỉnh|hải phòng)|\s+[A-ZĐ]")
_OPENING = re.compile(r"(?:^|[.;:(,]\s+|\b(?:giao|do|đề nghị|yêu cầu)\s+)(?=\S)")
_STOP = re.compile(r"[:.](?:\s|$)|…|/\.| trong (?:quá trình|việc|thời gian)\b")
_INSPECTION = re.compile(r"(?:kiểm tra|giám sát|đánh giá)(?:,? (?:kiểm tra|giám sát))? việc ")
"""What follows is inspected: it names who is inspected, not who does it."""
_CAPITAL_DEED = re.compile(r"(?:phối hợp với|chủ trì,?)(?![^\W_])")
_PARTNER_STOP = re.compile(
    r"[.;:](?:\s|$)|…| để | nhằm | trong (?:việc|công tác|quá trình|triển khai|thực hiện|xây dựng) | về |"
    r" khi | phương án | công tác (?!xã hội)"
)
_INLINE_PARTS = re.compile(r"\((?:1|i|a)\)")
_NOUN_BEFORE = re.compile(
    r"(?:các|những|và các|của|bộ phận|cán bộ|công chức|viên chức|ban|tổ|ủy ban|phòng|trung tâm|đội|trạm|"
    r"hội đồng|quỹ|cơ sở|(?<!xã )(?<!quốc )hội|tiểu ban|"
    r"người|giáo viên|lực lượng|chuyên viên|nhân viên|công tác|viện|đoàn|dịch vụ|nghiệp vụ|cơ quan,|chương trình) $"
)
_NOUN_OR_DEED = tuple(
    one.strip()
    for one in """
quản lý; phục vụ; kiểm tra; thông tin; giám sát; trực; đầu tư; đào tạo; xây dựng; giáo dục; tổ chức; tuyên
truyền; vận động; chỉ đạo; điều hành; thanh tra; bảo vệ; hỗ trợ; phát triển; xúc tiến; cung cấp; ứng dụng;
tư vấn; nghiên cứu; truyền thông; soạn thảo; biên tập; thẩm định; kiểm soát; khảo sát; bảo trợ; tiếp; công
nhận; kế hoạch; giải phóng; thu; đăng ký; hợp tác; bảo tồn; lãnh đạo; phụ trách; cải cách; chuyển đổi; bầu;
chấm; khen thưởng; sản xuất
""".replace("\n", " ").split(";")
)
_LEVEL_BEFORE = re.compile(r"(?<!các )(?<![^\W_])(?:phường|xã|tỉnh|thành phố) $")
_GOES_ON_AFTER_LEVEL = frozenset(
    re.findall(
        r"\w+",
        "và các của thuộc về có trực liên nơi trên tại trong theo cùng với khu được "
        "hội ủy phường xã tỉnh thành đặc thị thông quản "
        "phụ mới cũ giáp cấp hoặc hay nêu này khác lân trung loại ngoài đã",
    )
)
_LEADERS = re.compile(r"lãnh đạo (?:ban|ubnd|ủy ban|sở|phòng|đảng ủy|văn phòng|vụ|cục|bộ) ")
_ASKED_DEED = re.compile(r" (?:phối hợp(?: thực hiện| triển khai)?|thực hiện|triển khai|chủ trì)$")
_BRACKET_END = re.compile(r"\s*\([^()]*\)$")
_WORD = re.compile(r"[^\W\d_]+")
LONGEST_PLAIN_LIST = 90
LONGEST_NAME = 160
LONGEST_LIST = 420
LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who a sentence names: leads, partners, and whether they are asked (đề nghị) rather than assigned (giao)."""

    lead: tuple[Passage, ...] = ()
    coop: tuple[Passage, ...] = ()
    requested: bool = False


def heading_agencies(heading: Passage) -> list[Passage]:
    """The agencies a heading consists of: "1. Sở Nội vụ:", "2. Giao Công an phường". Empty where it says more."""
    heading = heading.trim(":.;, ")
    if bracket := _BRACKET_END.search(heading.text):
        heading = heading.cut(0, bracket.start())
    said = spoken(heading.text)
    if address := _ADDRESS.match(said):
        heading = heading.cut(address.end())
        said = spoken(heading.text)
    named = _opens_name(heading.text, said, 0) or (address is not None and not NOT_A_BODY.match(said))
    if address and (deed := _ASKED_DEED.search(said)):
        heading = heading.cut(0, deed.start())
        said = spoken(heading.text)
    head = HEAD.match(said)
    if not head or len(heading.text) > LONGEST_HEADING or not named:
        return []
    text = heading.text.lower() if heading.text.isupper() else heading.text
    if action_at(said, 0) and not _names_a_body(said):
        return []
    return split_names(heading) if _boundary(text, said, head.end()) >= len(said) else []


def _names_a_body(said: str) -> bool:
    """Words that are a verb and a body: "Thanh tra tỉnh", "Tổ chức Đoàn", "Báo Hải Phòng"."""
    return said.startswith(("thanh tra ", "đoàn thanh niên")) or bool(_LEADERS.match(said))


def mentions(sentence: Passage) -> Mentions:
    """Leads and partners that a sentence of a task names. Nobody named gives empty tuples."""
    said = spoken(sentence.text)
    if _INSPECTION.match(said):
        return Mentions()
    lead = _subject(sentence, said) or _chair(sentence, said)
    return Mentions(tuple(lead), tuple(_partners(sentence, said, bool(lead))), bool(_REQUEST.match(said)))


def responsible(value: Passage) -> Mentions:
    """Who a field or cell makes responsible. Mostly a list of names; sometimes clauses, one for each name:
    "Sở Nội vụ chủ trì, phối hợp với Sở Tài chính", "Sở Y tế rà soát …; các sở, ngành rà soát …"."""
    lead: list[Passage] = []
    coop: list[Passage] = []
    for clause in _clauses(value):
        named = mentions(clause)
        if (named.lead and len(clause.text) > LONGEST_PLAIN_LIST) or _CHAIRS.search(spoken(clause.text)):
            lead += named.lead or split_names(clause)
            coop += named.coop
        else:
            lead += split_names(clause)
    return Mentions(tuple(lead), tuple(coop))


def _clauses(value: Passage) -> Iterator[Passage]:
    start = 0
    for stop in re.finditer(r"[;\n]|\.\s+(?=[A-ZĐ])", value.text):
        if clause := value.cut(start, stop.start()):
            yield clause
        start = stop.end()
    if clause := value.cut(start):
        yield clause


def _subject(sentence: Passage, said: str) -> list[Passage]:
    """Agencies that open the sentence: "Công an phường rà soát …", "Đề nghị Ban Xây dựng Đảng chủ trì …"."""
    start = 0
    if basis := _DUTY_BASIS.match(said):
        start = basis.end()
    if (address := _ADDRESS.match(said, start)) and not _NOUN_OF.match(said, start):
        start = address.end()
    end = _names_end(sentence.text, said, start)
    return split_names(sentence.cut(start, end)) if end else []


def _names_end(text: str, said: str, start: int) -> int:
    """Where names that begin at `start` give way to what they shall do; 0 where none begins here."""
    head = HEAD.match(said, start)
    if not head or not _opens_name(text, said, start):
        return 0
    if action_at(said, start) and not _names_a_body(said[start:]):
        return 0
    end = _boundary(text, said, head.end())
    return end if end < len(said) and end - start <= LONGEST_LIST and said[start:end].strip() else 0


def _opens_name(text: str, said: str, start: int) -> bool:
    """A capital or a plural opens a name; "bộ thủ tục", "hội thảo" do not."""
    if NOT_A_BODY.match(said, start):
        return False
    return text[start : start + 1].isupper() or bool(
        re.match(r"(?:các|những|toàn thể|tất cả|cơ quan|đơn vị|thủ trưởng|mọi) ", said[start : start + 24])
    )


def _boundary(text: str, said: str, start: int) -> int:
    """The first lower-case verb, colon or full stop from `start` on that is no part of a name; else the end."""
    stop = _STOP.search(said, start)
    limit = stop.start() if stop else len(said)
    for word in _WORD.finditer(said, start, limit):
        at = word.start()
        if not text[at].islower():
            if _CAPITAL_DEED.match(said, at):
                return at
            continue
        if (boundary_at(said, at) and not _inside_name(said, at)) or _after_level(said, word):
            return at
    return limit


def _after_level(said: str, word: re.Match[str]) -> bool:
    """A name that ends in its level is complete: "Công an phường | sơ tán", not "Công an phường và …"."""
    before = said[max(word.start() - 24, 0) : word.start()]
    return bool(_LEVEL_BEFORE.search(before)) and word[0] not in _GOES_ON_AFTER_LEVEL


def _inside_name(said: str, at: int) -> bool:
    """ "các tổ chức", "Ủy ban kiểm tra", "Trung tâm phục vụ hành chính công": nouns, no deeds."""
    before = said[max(at - 40, 0) : at]
    if before.endswith(("được ", "ứng ", "bầu ", "đề ", "quá ")):
        return True
    if said.startswith(_NOUN_OR_DEED, at) and _NOUN_BEFORE.search(before):
        return True
    return (
        said.startswith(("tổ chức", "cá nhân"), at)
        and before.endswith(", ")
        and not said.startswith(("tổ chức thực hiện", "tổ chức triển khai"), at)
    )


def _chair(sentence: Passage, said: str) -> list[Passage]:
    """Agencies before "chủ trì" anywhere in the text: "…, do Phòng Kinh tế chủ trì"."""
    for chairs in _CHAIRS.finditer(said):
        for opening in _OPENING.finditer(said, max(chairs.start() - LONGEST_NAME, 0), chairs.start()):
            at = opening.end()
            head = HEAD.match(said, at)
            if (
                head
                and _opens_name(sentence.text, said, at)
                and _boundary(sentence.text, said, head.end()) == chairs.start()
            ):
                return split_names(sentence.cut(at, chairs.start()))
    return []


def _partners(sentence: Passage, said: str, has_lead: bool) -> Iterator[Passage]:
    parts = _INLINE_PARTS.search(said)
    for match in _WITH.finditer(said, 0, parts.start() if parts else len(said)):
        if match[0].startswith("cùng") and not has_lead:
            continue
        start = match.end() + 1
        if (end := _partners_end(sentence.text, said, start)) > start:
            yield from split_names(sentence.cut(start, end))
            return


def _partners_end(text: str, said: str, start: int) -> int:
    standard = _STANDARD.match(said, start)
    if standard and not _GOES_ON.match(text, standard.end()):
        return standard.end()
    head = HEAD.match(said, start)
    if not head or not _opens_name(text, said, start):
        return 0
    end = _boundary(text, said, head.end())
    stop = _PARTNER_STOP.search(said, start, end)
    end = stop.start() if stop else end
    return end if end - start <= LONGEST_LIST else 0

"""Words and titles written more often than meant."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from donghanh.paperwork.checking.dossier import Dossier, Line
from donghanh.paperwork.checking.findings import Remark, shorten
from donghanh.vietnamese.citations import find_citations
from donghanh.vietnamese.text import fold

WORD = re.compile(r"[^\W\d_]+(?:[/&.-][^\W\d_]+)*")
LONGEST_PHRASE = 6
# Words that Vietnamese never doubles for effect, unlike "dần dần", "thường thường", "ngày ngày", "từ từ".
NEVER_DOUBLED = frozenset(
    (
        *(
            "cho",
            "của",
            "các",
            "những",
            "và",
            "được",
            "bị",
            "tại",
            "trong",
            "trên",
            "với",
            "để",
            "về",
            "theo",
        ),
        *("đến", "do", "bởi", "hoặc", "đã", "sẽ", "việc", "sự", "này", "khi", "nếu", "thì", "vào", "bằng"),
        *("giữa", "nhằm", "phải", "nhưng", "nên", "mà"),
    )
)
# The second of two may begin a compound: "khen thưởng bằng bằng khen", "giao cho cho thuê".
COMPOUNDS = {
    "cho": {"vay", "thuê", "phép", "mượn", "tặng", "thấy"},
    "theo": {"dõi", "đuổi", "học"},
    "để": {"lại", "dành", "ý"},
    "bằng": {"khen", "cấp", "chứng", "lái"},
    "việc": {"làm", "dân", "nước"},
    "sự": {"nghiệp", "kiện", "việc", "vụ", "cố", "thật"},
    "về": {"hưu", "đích", "nguồn"},
    "trong": {"sạch", "sáng", "suốt"},
    "vào": {"cuộc"},
    "do": {"thám", "dự"},
    "phải": {"trái", "chăng"},
    "khi": {"tượng"},
    "đến": {"nơi"},
    "với": set(),
    "được": {"mùa"},
}
# Phrases that are doubled for effect: "từng bước từng bước", "mỗi ngày mỗi ngày".
DOUBLED_FOR_EFFECT = ("từng", "mỗi", "rất", "dần", "càng", "ngày", "người", "nhà", "khắp", "lớp", "đời")
TITLE_AFTER = re.compile(r"\s*,?\s*về\s+(?:việc\s+)?(?P<title>[^;()\n]{60,})")
KEY_LENGTH = 60
MOST_TITLES = 2


def words_are_repeated(dossier: Dossier) -> Iterator[Remark]:
    """L07: a word or phrase typed twice in a row. Reduplication that belongs to the language is left alone."""
    for line in dossier.lines:
        for phrase in _repeats(line.text):
            yield line.remark(f"Lặp từ: “{phrase}”.", quote=_around(line.text, phrase))


def _repeats(text: str) -> Iterator[str]:
    words = [(match.group(), match.start(), match.end()) for match in WORD.finditer(text)]
    position = 0
    while position < len(words):
        length = next((n for n in range(LONGEST_PHRASE, 0, -1) if _is_repeat(text, words, position, n)), 0)
        if length:
            yield text[words[position][1] : words[position + 2 * length - 1][2]]
        position += 2 * length or 1


def _is_repeat(text: str, words: list[tuple[str, int, int]], start: int, length: int) -> bool:
    both = words[start : start + 2 * length]
    first, second = ([word.lower() for word, _, _ in half] for half in (both[:length], both[length:]))
    if len(both) < 2 * length or first != second:
        return False
    if any(text[a[2] : b[1]].strip(" \u00a0") for a, b in pairwise(both)):
        return False
    if length == 1:
        following = words[start + 2][0].lower() if start + 2 < len(words) else ""
        return first[0] in NEVER_DOUBLED and following not in COMPOUNDS.get(first[0], ())
    return first[0] not in DOUBLED_FOR_EFFECT and len(set(first)) > 1


def _around(text: str, phrase: str) -> str:
    start = max(0, text.find(phrase) - 40)
    return shorten(text[start : start + len(phrase) + 80])


def titles_are_repeated(dossier: Dossier) -> Iterator[Remark]:
    """L24: the full title of a cited document belongs in its first citation only."""
    cited: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line, citation in dossier.citations:
        if len(find_citations(citation.text)) > 1:
            continue
        if match := TITLE_AFTER.match(line.text, citation.span[1]):
            cited[citation.symbol, fold(match["title"])[:KEY_LENGTH]].append(line)
    for (symbol, _), lines in cited.items():
        if len(lines) > MOST_TITLES:
            times = f"Tên đầy đủ của văn bản {symbol} lặp lại {len(lines)} lần"
            message = f"{times}; từ lần thứ hai chỉ cần tên loại và số."
            yield lines[MOST_TITLES].remark(message)

"""Who decides the matter of a clause, as far as its words show it."""

import re
from dataclasses import dataclass

from donghanh.plans.enums import Authority

HIGHER = (
    r"(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND) (?:thành phố|tỉnh)|Thành ủy|Tỉnh ủy|Sở [A-ZĐ][\w -]+?(?=[,.;]|$)|"
    r"Chính phủ|Trung ương|[Bb]ộ, ngành|cấp có thẩm quyền|cấp trên|cơ quan có thẩm quyền"
)
NOT_TO_SUBMIT = "".join(
    rf"(?<!{word} )"
    for word in ("chương", "quy", "quá", "lộ", "công", "giáo", "tiến", "hành", "phương", "lập")
)
"""Words before "trình" that make another word of it: chương trình, quy trình …"""
SUBMITS = re.compile(
    rf"(?:(?i:{NOT_TO_SUBMIT}\btrình(?! tự| độ| diễn| bày))|\b(?i:kiến nghị|đề xuất|tham mưu|xin ý kiến))"
    rf"(?: (?i:với|cho|đề xuất|báo cáo|để))? [^.;:]{{0,40}}?\b({HIGHER})"
)
DECIDED_ABOVE = re.compile(rf"(?i:do|theo (?:quy định|chỉ đạo|hướng dẫn) của) ({HIGHER})[^.;]{{0,40}}")
COORDINATES = re.compile(r"^(?:tích cực |chủ động )?phối hợp (?:với|cùng)? ?", re.IGNORECASE)
WARD = re.compile(
    r"(?:(?:Ủy ban nhân dân|UBND|HĐND|Chủ tịch UBND) phường|(?:Ủy ban nhân dân|UBND) xã)"
    r" (?:ban hành|quyết định|phê duyệt)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words say: the kind, who else decides, and where (characters of the text) it says so."""

    kind: str
    note: str
    start: int
    end: int


def propose_authority(text: str) -> Reading | None:
    """None where the words say nothing; a proposal is always an inference that a person looks at."""
    for pattern, kind in (
        (SUBMITS, Authority.SUBMIT),
        (WARD, Authority.WARD),
        (DECIDED_ABOVE, Authority.SUBMIT),
    ):
        found = pattern.search(text)
        if found:
            return Reading(kind, found[1][:200] if found.groups() else "", found.start(), found.end())
    found = COORDINATES.match(text)
    return Reading(Authority.COORDINATE, "", found.start(), found.end()) if found else None

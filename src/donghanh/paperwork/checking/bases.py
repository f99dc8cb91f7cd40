"""Documents a plan cites that no longer hold, or may never have held here."""

import re
from collections.abc import Iterator

from donghanh.paperwork.checking.dossier import Dossier
from donghanh.paperwork.checking.findings import Remark
from donghanh.paperwork.checking.superseded import PROVINCES_MERGED_ON, REPLACEMENTS, UNMERGED_PROVINCES
from donghanh.vietnamese.citations import Citation
from donghanh.vietnamese.text import fold

PROVINCIAL_SYMBOL = re.compile(r"/(?:TU|HU|QU|ThU)$")
PROVINCIAL_ISSUER = re.compile(
    r"^(?:ban thuong vu |ban chap hanh |thuong truc )?(?:tinh uy|thanh uy|huyen uy|quan uy|"
    r"(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan) (?:tinh|thanh pho|huyen|quan))\b"
)


def base_is_out_of_date(dossier: Dossier) -> Iterator[Remark]:
    """L18: a cited document has been replaced, or is of a province or district from before the mergers."""
    issued = dossier.earliest_issue
    told: set[str] = set()
    for line, citation in dossier.citations if issued else ():
        if issued is None or citation.symbol in told:
            continue
        newer = next((r for r in REPLACEMENTS if r.old == citation.symbol and r.since <= issued), None)
        message = None
        if newer:
            message = f"{citation.symbol} đã được thay bằng {newer.new} từ {newer.since:%d/%m/%Y}."
        elif issued >= PROVINCES_MERGED_ON and _is_of_old_province(dossier, citation):
            message = (
                f"{citation.symbol} ngày {citation.date:%d/%m/%Y} ban hành trước khi sắp xếp đơn vị "
                "hành chính (01/07/2025); kiểm tra còn áp dụng tại địa bàn không."
            )
        if message:
            told.add(citation.symbol)
            yield line.remark(message, quote=citation.text)


def _is_of_old_province(dossier: Dossier, citation: Citation) -> bool:
    if citation.date is None or citation.date >= PROVINCES_MERGED_ON:
        return False
    issuer = fold(citation.issuer or "")
    provincial = bool(PROVINCIAL_SYMBOL.search(citation.symbol) or PROVINCIAL_ISSUER.search(issuer))
    head = fold(
        " ".join([issuer, *(line.text for line in dossier.head), dossier.reading.header.issuer or ""])
    )
    return provincial and not any(fold(province) in head for province in UNMERGED_PROVINCES)

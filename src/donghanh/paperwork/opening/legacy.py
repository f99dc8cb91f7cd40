"""Refuses text typed with TCVN3 (ABC) or VNI fonts: its letters come out as other letters."""

import re

from donghanh.paperwork.errors import UnreadableDocument
from donghanh.paperwork.opening import refusals

SAMPLE = 200_000
# Letters of the TCVN3 table that no Unicode Vietnamese text holds beside a letter.
TCVN3_MARKS = re.compile(
    r"[a-zA-Z][µ¶·¸¹»¼½¾¡¢£¤¥¦§¨©ª«¬®¯°±²³´Ö×ØÜÞßå\u00ad]|[¨©ª«¬®µ¶·¸¹»¼½¾ÆÇÑÖ×ØÜÞßåæç][a-z]"
)
# A base vowel followed by the stand-alone mark of VNI: "aø", "oâ", "eä".
VNI_MARKS = re.compile(
    r"[aoeuyAOEUY][øùûõïâáàåãäêéèúüöôñëØÙÛÕÏÂÁÀÅÃÄÊÉÈÚÜÖÔËÑ](?![ạảấầẩẫậ])|[öôÖÔ][ùøûõïÙØÛÕÏ]"
)
UNICODE_LETTERS = re.compile(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđĐưƯơƠăĂ]")
LEAST_MARKS = 5


def refuse_legacy(text: str, *, legacy_fonts: bool = False) -> None:
    """Raises UnreadableDocument when `text` shows more letters of an old encoding than Vietnamese ones."""
    sample = text[:SAMPLE]
    unicode_letters = len(UNICODE_LETTERS.findall(sample))
    least = 1 if legacy_fonts else LEAST_MARKS
    tcvn3, vni = len(TCVN3_MARKS.findall(sample)), len(VNI_MARKS.findall(sample))
    if max(tcvn3, vni) < least or max(tcvn3, vni) <= 2 * unicode_letters:
        return
    raise UnreadableDocument(refusals.TCVN3 if tcvn3 >= vni else refusals.VNI)

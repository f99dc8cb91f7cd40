"""Lower case with accents kept and tones in one place, every character at its old position."""

import re

_LATE_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])")
_EARLY = str.maketrans("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy")
_FIRST = {
    "o": dict(zip("àáảãạèéẻẽẹ", "òóỏõọòóỏõọ", strict=True)),
    "u": dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True)),
}


def spoken(text: str) -> str:
    """ "Hoá đơn – Uỷ ban" → "hóa đơn - ủy ban": same length as `text` (NFC)."""
    lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    lowered = (
        lowered.replace("–", "-").replace("—", "-").replace("\u00a0", " ").replace("hàng năm", "hằng năm")
    )
    return _LATE_TONE.sub(_early, lowered)


def _early(match: re.Match[str]) -> str:
    vowel, toned = match[0][0], match[0][1]
    if match.start() and match.string[match.start() - 1] == "q":
        return match[0]
    return _FIRST[vowel][toned] + toned.translate(_EARLY)

"""Names of people: họ, đệm, tên, in that order; sorted by tên, then họ, then đệm."""

from donghanh.vietnamese.text import sort_key


def name_sort_key(name: str) -> str:
    """A storable key: "Nguyễn Văn An" sorts before "Lê Thị Bình", by tên first."""
    words = name.split()
    if not words:
        return ""
    return " ".join(sort_key(part) for part in (words[-1], words[0], " ".join(words[1:-1])))

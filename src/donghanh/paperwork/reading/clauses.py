"""Atomic clauses inside one task: several dashes in a cell, or (1) (2) (3) in a sentence."""

import re
from collections.abc import Iterator

from donghanh.paperwork.reading.passage import Passage

MARK = re.compile(r"(?:^|(?<=[.;:\n,])|(?<= và))\s*(?:[-–+•]\s+|\((?:\d{1,2}|[ivx]{1,4})\)\s*)(?=[^\W\d_])")


def clauses_within(title: Passage) -> Iterator[Passage]:
    """The clauses that marks inside a title set apart; nothing for a title of one clause."""
    marks = list(MARK.finditer(title.text))
    if not marks or (len(marks) == 1 and not marks[0].start()):
        return
    opening = title.text[: marks[0].start()].strip()
    if opening and not opening.endswith(":"):
        yield title.cut(0, marks[0].start())
    ends = [*(match.start() for match in marks[1:]), len(title.text)]
    for mark, end in zip(marks, ends, strict=True):
        if clause := title.cut(mark.end(), end):
            yield clause

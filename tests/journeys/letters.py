"""A task that came by letter this morning: what the other journeys begin with, each with a task of its own."""

import time
from itertools import count

from tests.journeys.person import Person

ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
_numbers = count(int(time.time()) % 100_000)  # letters of earlier runs stay apart


def given_a_task_by_letter(officer, *, title: str, due: str = "trước ngày 30/12/2026") -> str:
    """The chief of office enters the letter and its one task for the economy office; returns the task's address."""
    chief: Person = officer("chanhvp")
    chief.opens("/ke-hoach/mot-viec/")
    chief.writes("Số, ký hiệu", f"{next(_numbers)}/UBND-VP")
    chief.writes("Trích yếu", f"Về việc {title[0].lower()}{title[1:]}")
    chief.writes("Việc", title)
    chief.writes("Thời hạn", due)
    chief.reads("30/12/2026")
    chief.page.get_by_label("Đơn vị chủ trì").select_option(label=ECONOMY)
    chief.writes("Sản phẩm", "Báo cáo kết quả")
    chief.stops_at("mot-viec")
    chief.clicks("Đưa vào theo dõi")
    chief.reads_heading(title)
    return chief.page.url

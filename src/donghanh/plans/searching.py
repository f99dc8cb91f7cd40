"""Tasks for the search of the frame."""

from donghanh.kernel.slots import SearchHit
from donghanh.org.models import Officer
from donghanh.plans.queries import visible_tasks
from donghanh.vietnamese.text import fold


def find_tasks(officer: Officer, words: str, limit: int) -> list[SearchHit]:
    """Tasks that hold every word, accents and case aside; those of newer plans first. One query."""
    tasks = visible_tasks(officer)
    for word in fold(words).split():
        tasks = tasks.filter(folded__contains=word)
    found = tasks.select_related("plan").order_by("-plan", "number")[:limit]
    return [SearchHit(task.title, task.plan.short_title, task.get_absolute_url()) for task in found]

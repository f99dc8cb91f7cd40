"""Measures the lists of a ward that has very many results: `python benchmarks/results.py [THOUSANDS]`.

A ward with 60 tasks is measured, then the same ward with 1,000 times THOUSANDS (100 if not told) results in some 1,667
plans, in the same run: the first page of the list, the ninth, a search, the overdue ones, and the cockpit. The cost of
a page is the processor time of program and database session together, the median of 21 requests. Counting and searching
read every result of the ward, so some growth is right; the exit code is 1 where a page costs over 25 times as much.
"""

import sys

from _stack import LEADER, TASKS, copy_rows, costs, one_ward, print_ratios

THOUSANDS = 100
LARGEST_GROWTH = 25
PAGES = [
    (LEADER, "/viec/"),
    (LEADER, "/viec/?page=9"),
    (LEADER, "/viec/?q=so+17"),
    (LEADER, "/viec/?state=overdue"),
    (LEADER, "/dieu-hanh/"),
]
COPIED = ["plans_plan", "plans_section", "plans_task", "plans_participant", "plans_result", "plans_update"]


def main() -> int:
    results = 1000 * (int(sys.argv[1]) if len(sys.argv) > 1 else THOUSANDS)
    with one_ward() as connection:
        few = costs(PAGES)
        copy_rows(connection, COPIED, results // TASKS)
        many = costs(PAGES)
    ratios = print_ratios(few, many, (f"{TASKS} results", f"{results} results"))
    return int(any(ratio > LARGEST_GROWTH for ratio in ratios.values()))


if __name__ == "__main__":
    raise SystemExit(main())

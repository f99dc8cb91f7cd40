"""Measures whether one ward's pages cost the same however many wards share the database:
`python benchmarks/wards.py [WARDS]`.

One ward with 60 tasks is made and measured alone, then copied inside PostgreSQL until WARDS (3,321 if not told) stand
there with the row wall up, and the same pages of the same ward are measured again in the same run, signed in as the
role that owns nothing. The cost of a page is the processor time of program and database session together, the median
of 21 requests. The exit code is 1 where a page costs more than half again as much.
"""

import sys

from _stack import DOER, LEADER, copy_rows, costs, one_ward, print_ratios

WARDS = 3321
LARGEST_GROWTH = 1.5
PAGES = [
    (LEADER, "/dieu-hanh/"),
    (DOER, "/viec-cua-toi/"),
    (LEADER, "/viec/"),
    (DOER, "/viec/?q=co+so+17"),
    (LEADER, "/im-lang/"),
    (LEADER, "/khoi-luong/"),
    (LEADER, "/viec/1/"),  # with who held it how many working days
]
COPIED = [
    "org_ward",
    "org_user",
    "org_unit",
    "org_officer",
    "org_position",
    "org_tenure",
    "plans_plan",
    "plans_section",
    "plans_task",
    "plans_participant",
    "plans_leadterm",
    "plans_result",
    "plans_claim",
    "plans_update",
    "plans_interruption",
    "plans_contribution",
    "plans_obstacle",
    "plans_reminder",
    "notify_notice",
]
UNIQUE = {"code": "lpad((50000 + g)::text, 5, '0')", "username": "username || '-' || g"}


def main() -> int:
    wards = int(sys.argv[1]) if len(sys.argv) > 1 else WARDS
    with one_ward() as connection:
        alone = costs(PAGES)
        copy_rows(connection, COPIED, wards - 1, UNIQUE)
        among = costs(PAGES)
    ratios = print_ratios(alone, among, ("1 ward", f"{wards} wards"))
    return int(any(ratio > LARGEST_GROWTH for ratio in ratios.values()))


if __name__ == "__main__":
    raise SystemExit(main())

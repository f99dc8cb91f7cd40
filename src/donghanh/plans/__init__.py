"""Plans and what they ask for.

A plan is read from its document (`Reading`), the reading is confirmed draft by draft (`Draft`), and confirmed drafts
become tasks. A `Task` owes one `Result`, or one a period where it recurs; the dates, claims and decisions on results
are facts, and every status and rate is computed from them. Not here: indicators, reports, the start page.
"""

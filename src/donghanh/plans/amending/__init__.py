"""A later document of a plan beside the tasks that are followed.

`words` takes the words of the document out of drafts, `known` gathers the clauses that tasks stand for, `comparison`
proposes what changed, `queries` and `rows` are the page on which a person decides, `versions` the documents of a plan.
"""

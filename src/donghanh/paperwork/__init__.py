"""Reading, checking and writing Vietnamese official documents (NĐ 30/2020/NĐ-CP), without Django or a language model.

* `opening` turns a file into `blocks.Document`: blocks that keep their place.
* `reading` turns blocks into header, legal bases, sections, tasks and targets.
* `comparing` tells what differs between two readings.
* `checking` finds what a careful clerk would mark (L01-L24).
* `writing` lays out documents as NĐ 30/2020 asks.
"""

"""Vietnamese text, names, numbers, dates, deadlines and working days: a pure library without Django.

* `text` - keys for searching, ranking and sorting.
* `deadlines` - what a phrase such as "Trong Quý IV/2025 - I/2026" asks for.
* `dates`, `workdays`, `numbers` - reading and writing figures, in words too.
* `names`, `citations` - people, units, and the symbols of official documents.
* `business_names`, `codes`, `phones`, `addresses` - what a list of businesses holds, in a form that can be compared.
* `former_communes` - communes that ended on 30/6/2025 and the present ones each became.
* `encodings` - tells text typed in an old font encoding (TCVN3, VNI) from Unicode, and converts it.
"""

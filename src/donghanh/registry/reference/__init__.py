"""What the law says, apart from any business: thresholds and rates from a day to a day, industries, words for forms and
statuses. It lies in `registry/data`, with the source of each file; `loading` brings thresholds and industries into
their tables, where an office may add to them.

* `limits` - the thresholds in force on a day, and what an amount means against one.
* `industries` - VSIC 2018 and 2025, searched without accents; which field of the law on SMEs an industry is in.
* `bridge` - what a code of VSIC 2018 may be in VSIC 2025.
* `words` - legal forms and both vocabularies of status.
"""

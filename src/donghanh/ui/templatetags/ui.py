"""`{% load ui %}`: every component tag, and the filters that write dates and numbers."""

from django.template import Library

from donghanh.ui import text
from donghanh.ui.tags import charts, drafts, facts, forms, lists, page, things
from donghanh.vietnamese.citations import spell_out

register = Library()
for part in (page, things, lists, facts, drafts, forms, charts):
    register.tags.update(part.register.tags)

register.filter("vn_date", text.write_date)
register.filter("vn_day", text.write_day)
register.filter("vn_weekday", text.write_weekday)
register.filter("vn_short_day", text.write_short_day)
register.filter("vn_time", text.write_time)
register.filter("vn_moment", text.write_moment)
register.filter("vn_number", text.write_number)
register.filter("vn_percent", text.write_percent)
register.filter("lower_first", text.lower_first)
register.filter("vn_share", text.write_share)
register.filter("vn_size", text.write_size)
register.filter("shorten", text.shorten_words)
register.filter("vn_law", spell_out)

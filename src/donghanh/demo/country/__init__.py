"""A made-up country of businesses with known truth, and the lists that agencies would keep of them: dữ liệu minh họa.

* `people`, `places`, `trades` - what everything is drawn from; no row is of a real person or business.
* `businesses` - a population with the ties that make lists hard: owners with two shops, chains, branches, siblings and
  neighbours at one door, namesakes, businesses that closed and registered anew.
* `dirt` - how a cell goes wrong. `styles` - how a whole agency keeps its list. `lists` - two lists and the true pairs.
* `lives` - what became of each business. `registers` - the lists of three agencies of one ward, as they would send them.

Everything follows from a seed. Pure Python.
"""

from donghanh.demo.country.businesses import Business, populate
from donghanh.demo.country.lists import AgencyLists, agency_lists
from donghanh.demo.country.styles import STYLES, Style

__all__ = ["STYLES", "AgencyLists", "Business", "Style", "agency_lists", "populate"]

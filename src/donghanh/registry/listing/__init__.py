"""The list of businesses: what narrows it, what it says, its map, charts and workbooks."""

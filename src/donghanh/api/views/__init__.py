"""Pages of sharing: keys for officers, open data and the description of the API for everybody."""

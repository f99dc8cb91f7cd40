"""The page of one business: what its parts show and where each figure comes from."""

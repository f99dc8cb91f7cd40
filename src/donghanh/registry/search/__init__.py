"""Finding businesses: what people type, in one ward or in many."""

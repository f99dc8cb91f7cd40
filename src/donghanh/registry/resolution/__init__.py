"""Which records are one business: found by linkage, asked about, judged."""

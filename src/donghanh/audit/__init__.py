"""Who did what, when and why: one `Entry` a verb, written by actions. Below it, row history by trigger (pghistory)
catches what no action told. No foreign keys: the trail outlives what it speaks of."""

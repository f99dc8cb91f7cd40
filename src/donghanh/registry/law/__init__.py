"""What the law asks of businesses at the thresholds of a day."""

"""Official reports: figures frozen as of a cut-off date, each with the results behind it, and the text around them."""

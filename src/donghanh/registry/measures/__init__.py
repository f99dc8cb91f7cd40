"""What can be counted of the registry as of any day. How each is counted: docs/development/measures.md."""

from donghanh.registry.measures import conversions, jobs, owners, stock, uptake

MEASURES = (*owners.MEASURES, *stock.MEASURES, *conversions.MEASURES, *uptake.MEASURES, *jobs.MEASURES)

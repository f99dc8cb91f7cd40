"""What cooperating units owe to results that others lead: how their pieces stand, and the reads of them."""

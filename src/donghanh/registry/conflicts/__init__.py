"""Facts on which sources disagree, and what goes back to them."""

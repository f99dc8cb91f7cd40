"""What the confirm screen shows: which drafts, their six cells, and the words of the document beside them."""

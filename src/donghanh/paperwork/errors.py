"""What goes wrong with a file, in the words shown to an officer."""


class UnreadableDocument(Exception):
    """The file cannot be read. `str(error)` is one complete Vietnamese sentence that says what to do."""

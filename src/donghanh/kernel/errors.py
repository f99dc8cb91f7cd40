"""What an action raises when it will not act."""


class Refused(Exception):
    """The state does not allow the act; `str(error)` is one translated sentence for the person who asked."""


class Forbidden(Exception):
    """The actor lacks the right. Views never let it come so far; it is the action's own last check."""

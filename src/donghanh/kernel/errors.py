"""What an action raises when it will not act."""

from django.http import Http404


class Refused(Exception):
    """The state does not allow the act; `str(error)` is one translated sentence for the person who asked."""


class Forbidden(Http404):
    """The actor lacks the right. Views never let it come so far; where a right is lost between page and act, the act
    does not exist."""

"""Who acts, and for which ward: set once a request, before any view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from donghanh.audit.actions import history_context
from donghanh.kernel.walls import row_scope, widen_scope
from donghanh.org.queries import officer_of

SESSION_WARD = "ward"


class ActorMiddleware:
    """Puts the officer who acts into `request.actor` (None if nobody) and opens the row wall for that ward alone.

    The whole request is one transaction that ends before the response leaves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user if request.user.is_authenticated else None
        with row_scope([], user=user and user.pk):
            request.actor = officer_of(user, ward_id=request.session.get(SESSION_WARD)) if user else None
            if request.actor is None:
                return self.get_response(request)
            widen_scope([request.actor.ward_id])
            with history_context(request.actor):
                return self.get_response(request)

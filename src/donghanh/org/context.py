"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from donghanh.kernel.slots import navigation
from donghanh.org.enums import Role
from donghanh.org.permissions import has_permission


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the ward and the navigation the actor may see."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return {"actor": None, "navigation": []}
    return {
        "actor": actor,
        "ward": actor.ward,
        "navigation": _navigation(request, actor),
        "idle_minutes": request.session.get_expiry_age() // 60,
        "idle_url": reverse("org:lock"),
        "second_factor_required": settings.SECOND_FACTOR_REQUIRED and Role.ADMIN in actor.roles,
    }


def _navigation(request: HttpRequest, actor: Any) -> list[dict[str, Any]]:
    match = request.resolver_match
    seen = [item for item in navigation if item.permission is None or has_permission(actor, item.permission)]
    return [
        {
            "label": item.label,
            "url": reverse(item.url_name),
            "icon": item.icon,
            "count": item.count(actor) if item.count else None,
            "current": match is not None and item.url_name == match.view_name,
            "phone": item.phone,
            "aside": item.aside,
        }
        for item in sorted(seen, key=lambda item: item.order)
    ]

"""The owner's mirror: what is held about me, from whom, who looked, and what I ask for; by a link, without account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.kernel.walls import row_scope
from donghanh.registry.actions.requests import confirm_owner, receive_request
from donghanh.registry.enums import DataRequestKind
from donghanh.registry.forms.requests import TYPED, AskForm, CorrectionForm, DigitsForm
from donghanh.registry.models import OwnerLink
from donghanh.registry.rights.forgetting import told_left
from donghanh.registry.rights.mirroring import (
    GUESSES,
    REMEMBERED,
    business_of,
    mirror_of,
    open_owner_link,
    read_owner_token,
)
from donghanh.registry.rights.request_desk import standing_of
from donghanh.registry.rights.restrictions import restriction_on

HEADERS = {"Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex"}
SESSION = "owner-link-"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mirror(request: HttpRequest, token: str) -> HttpResponse:
    """Asks for four digits first; then shows everything and takes requests. A GET changes nothing."""
    keys = read_owner_token(token)
    actor = getattr(request, "actor", None)
    if keys is None:
        return _gone(request)
    with row_scope({keys.ward, actor.ward_id} if actor else {keys.ward}):
        link = open_owner_link(keys)
        if link is None:
            return _gone(request)
        if not _is_known(request, link):
            return _ask_who(request, link)
        return _take(request, link) if request.method == "POST" else _show(request, link)


def _ask_who(request: HttpRequest, link: OwnerLink) -> HttpResponse:
    form = DigitsForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if confirm_owner(link, form.cleaned_data["digits"]):
            request.session[f"{SESSION}{link.pk}"] = timezone.now().timestamp()
            return redirect(request.path)
        left = GUESSES - link.wrong
        if left <= 0:
            return _gone(request)
        form.add_error("digits", _("These are not the digits. Tries left: %(left)s.") % {"left": left})
    context = {"link": link, "office": link.ward, "form": form}
    return _page(request, "registry/mirror_digits.html", context, status=422 if form.is_bound else 200)


def _take(request: HttpRequest, link: OwnerLink) -> HttpResponse:
    is_correction = request.POST.get("form") == "correct"
    form = CorrectionForm(request.POST) if is_correction else AskForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        kind = DataRequestKind.CORRECT if is_correction else data["kind"]
        try:
            made = receive_request(
                business_of(link),
                kind,
                text=data["text"],
                attribute=data["attribute"],
                wanted=data.get("wanted", ""),
                link=link,
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect(f"{request.path}?ma={made.code}#yeu-cau")
    return _show(request, link, **{"correction" if is_correction else "ask": form})


def _show(request: HttpRequest, link: OwnerLink, **forms: Any) -> HttpResponse:
    business, today = business_of(link), timezone.localdate()
    held = mirror_of(business)
    wrong = request.GET.get("sai", "") or link.asks
    chosen = {"attribute": wrong} if wrong in TYPED else None
    context = {
        "link": link,
        "office": link.ward,
        "business": business,
        "mirror": held,
        "requests": [
            (each, standing_of(each, today, link.ward.calendar), told_left(each.left))
            for each in held.requests
        ],
        "restricted": restriction_on(business),
        "noted": next((each for each in held.requests if each.code == request.GET.get("ma")), None),
        "asked": next((each for each in held.lines if each.attribute == link.asks), None),
        "typed": TYPED,
        "correction": CorrectionForm(initial=chosen, prefix=None),
        "ask": AskForm(auto_id="ask_%s"),
        "day": today,
    }
    return _page(request, "registry/mirror.html", context | forms, status=422 if forms else 200)


def _is_known(request: HttpRequest, link: OwnerLink) -> bool:
    since = request.session.get(f"{SESSION}{link.pk}", 0)
    return bool(timezone.now().timestamp() - since < REMEMBERED)


def _gone(request: HttpRequest) -> HttpResponse:
    return _page(request, "registry/mirror_gone.html", {}, status=404)


def _page(request: HttpRequest, name: str, context: dict[str, Any], *, status: int) -> HttpResponse:
    page = render(request, name, context, status=status)
    for header, value in HEADERS.items():
        page[header] = value
    return page

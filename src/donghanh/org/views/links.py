"""What stands behind a one-time link. A stranger who guesses learns only that the link is not valid."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.kernel.walls import row_scope
from donghanh.org.accounts import CHOSEN_NAME
from donghanh.org.actions.links import join_ward, serves_elsewhere, use_link
from donghanh.org.forms.links import ChoosePasswordForm
from donghanh.org.models import SignInLink, User
from donghanh.org.queries import open_link


@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def accept_link(request: HttpRequest, token: str) -> HttpResponse:
    """Chooses name and password, once; then to the sign-in page."""
    link = open_link(token)
    if link is None:
        return render(request, "org/link_invalid.html", status=404)
    actor = getattr(request, "actor", None)
    with row_scope({link.ward_id, actor.ward_id} if actor else {link.ward_id}):
        return _join(request, link) if request.user.is_authenticated else _choose(request, link)


def _choose(request: HttpRequest, link: SignInLink) -> HttpResponse:
    form = ChoosePasswordForm(request.POST or None, account=_account(link))
    if form.is_valid():
        try:
            user = use_link(link, form.cleaned_data["username"], form.cleaned_data["password1"])
        except Refused as refusal:
            form.add_error("username", str(refusal))
        else:
            request.session[CHOSEN_NAME] = user.username
            return redirect("account_login")
    return render(request, "org/accept_link.html", {"form": form, "link": link, "office": link.ward})


def _join(request: HttpRequest, link: SignInLink) -> HttpResponse:
    """Whoever is signed in already may take the second ward into the same account."""
    refusal = ""
    if request.method == "POST" and isinstance(request.user, User):
        try:
            officer = join_ward(link, request.user)
        except Refused as error:
            refusal = str(error)
        else:
            request.session["ward"] = officer.ward_id
            return redirect("/")
    return render(request, "org/join_ward.html", {"link": link, "office": link.ward, "refusal": refusal})


def _account(link: SignInLink) -> User | None:
    officer = link.officer
    return officer.user if officer.user_id and not serves_elsewhere(officer) else None

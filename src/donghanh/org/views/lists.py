"""People pasted from Excel: looked at first, added afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from donghanh.kernel.errors import Refused
from donghanh.org.actions import add_people
from donghanh.org.doors import ActorRequest, requires
from donghanh.org.enums import Role
from donghanh.org.forms.organisation import PeopleListForm
from donghanh.org.people_lists import PersonRow, UnreadableList
from donghanh.org.permissions import Permission
from donghanh.org.queries import read_ward_list


@require_http_methods(["GET", "POST"])
@requires(Permission.MANAGE_ORGANISATION)
def people_paste(request: ActorRequest) -> HttpResponse:
    """Shows how each pasted row was understood; with `apply` adds the people, if no row has a fault."""
    form, rows = PeopleListForm(request.POST or None), list[PersonRow]()
    if form.is_valid():
        try:
            rows = read_ward_list(form.cleaned_data["text"], request.actor.ward_id)
            if "apply" in request.POST:
                return _apply(request, rows, form)
        except (UnreadableList, Refused) as refusal:
            form.add_error("text", str(refusal))
    new = [row for row in rows if not row.is_known]
    context = {
        "form": form,
        "rows": [(row, Role(row.role).label) for row in rows],
        "new": len(new),
        "faulty": sum(1 for row in new if row.errors),
    }
    return render(
        request, "org/people_paste.html", context, status=422 if form.is_bound and form.errors else 200
    )


def _apply(request: ActorRequest, rows: list[PersonRow], form: PeopleListForm) -> HttpResponse:
    added = add_people(rows, on=form.cleaned_data["on"], by=request.actor)
    words = ngettext("%(count)s officer is added.", "%(count)s officers are added.", len(added))
    messages.success(request, words % {"count": len(added)} if added else _("Everybody was known already."))
    return redirect("org:officer_list")

"""Plans as files."""

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from donghanh.files.content import DOCX
from donghanh.files.responses import hand_out_made
from donghanh.org.doors import ActorRequest, requires
from donghanh.plans.permissions import Permission
from donghanh.plans.queries import get_plan_for
from donghanh.plans.writing import plan_docx
from donghanh.vietnamese.text import fold


@require_safe
@requires(Permission.VIEW_ALL)
def plan_export(request: ActorRequest, pk: int) -> HttpResponse:
    """The tracked programme as a KẾ HOẠCH; a plan without tasks has none to write."""
    plan = get_plan_for(request.actor, pk)
    if not plan.tasks.exists():
        raise Http404
    name = slugify(fold(plan.short_title)) or str(plan.pk)
    return hand_out_made(plan_docx(plan), f"ke-hoach-{name}.docx", DOCX)

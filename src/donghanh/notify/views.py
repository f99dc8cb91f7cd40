"""What an officer was told."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from donghanh.notify.actions import choose_letters, read_notice, read_notices
from donghanh.notify.exports import notices_workbook
from donghanh.notify.queries import count_unread, get_notice_for, notices_of, wants_letters
from donghanh.org.doors import ActorRequest, officers_only
from donghanh.ui.addresses import own_page

PAGE = 50


@require_safe
@officers_only
def notice_list(request: ActorRequest) -> HttpResponse:
    """The officer's notices, newest first; `?moi=1` only those not read."""
    notices = notices_of(request.actor)
    if request.GET.get("moi") == "1":
        notices = notices.filter(read_at__isnull=True)
    if request.GET.get("xuat") == "xlsx":
        return notices_workbook(notices, by=request.actor)
    page = Paginator(notices, PAGE).get_page(request.GET.get("page"))
    return render(request, "notify/notice_list.html", {"page": page, "unread": count_unread(request.actor)})


@require_POST
@officers_only
def notice_read(request: ActorRequest, pk: int) -> HttpResponse:
    """Marks one notice as read and goes to the page it speaks of."""
    notice = get_notice_for(request.actor, pk)
    read_notice(notice, by=request.actor)
    return redirect(own_page(request, notice.url, reverse("notify:notice_list")))


@require_POST
@officers_only
def notice_read_all(request: ActorRequest) -> HttpResponse:
    read_notices(by=request.actor)
    messages.success(request, _("All notices are marked as read."))
    return redirect("notify:notice_list")


@require_http_methods(["GET", "HEAD", "POST"])
@officers_only
def letter_choice(request: ActorRequest) -> HttpResponse:
    """Whether the officer gets the daily letter."""
    if request.method == "POST":
        choose_letters(wanted=request.POST.get("on") == "1", by=request.actor)
        messages.success(request, _("Saved."))
        return redirect("notify:letter_choice")
    context = {"wanted": wants_letters(request.actor), "sends_mail": settings.SENDS_MAIL}
    return render(request, "notify/letter_choice.html", context)

from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import Job, NavigationItem, jobs, navigation
from donghanh.notify.jobs import deliver_mail, forget_old_letters
from donghanh.notify.queries import count_unread

navigation.add(NavigationItem("notify:notice_list", _("Notices"), "bell", 70, count=count_unread, aside=True))
jobs.add(
    Job(
        "deliver_mail",
        deliver_mail,
        "Sends the letters that are due, in the office's hours.",
        cron="*/5 * * * *",
    ),
    Job(
        "forget_old_letters",
        forget_old_letters,
        "Removes letters older than a month.",
        cron="20 17 * * *",  # 00:20 in Vietnam
    ),
)

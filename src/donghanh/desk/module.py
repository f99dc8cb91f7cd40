from django.utils.translation import gettext_lazy as _

from donghanh.desk.queries import count_mine, count_waiting
from donghanh.kernel.slots import NavigationItem, navigation
from donghanh.plans.permissions import Permission

navigation.add(
    NavigationItem("desk:cockpit", _("Cockpit"), "layout-dashboard", 10, Permission.OVERSEE, phone=True),
    NavigationItem(
        "desk:my_work", _("My work"), "calendar-check", 20, Permission.TAKE_PART, count=count_mine, phone=True
    ),
    NavigationItem(
        "desk:waiting_list", _("To decide"), "inbox", 30, Permission.ACCEPT, count=count_waiting, phone=True
    ),
    NavigationItem("plans:task_list", _("Tasks"), "list-checks", 40, Permission.TAKE_PART, phone=True),
    NavigationItem("plans:plan_list", _("Plans"), "file-text", 50, Permission.VIEW_ALL),
)

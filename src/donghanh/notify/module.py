from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import NavigationItem, navigation
from donghanh.notify.queries import count_unread

navigation.add(NavigationItem("notify:notice_list", _("Notices"), "bell", 70, count=count_unread, aside=True))

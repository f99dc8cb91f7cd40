from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import NavigationItem, PermissionEntry, navigation, permissions
from donghanh.org.enums import COORDINATORS, EVERYONE, Role
from donghanh.registry.permissions import Permission

KEEPERS = frozenset({*COORDINATORS, Role.UNIT_HEAD, Role.SPECIALIST})
DECIDERS = frozenset({*COORDINATORS, Role.UNIT_HEAD})

navigation.add(
    NavigationItem("registry:business_list", _("Businesses"), "store", 57, Permission.VIEW),
)
permissions.add(
    PermissionEntry(
        Permission.VIEW, _("Sees the ward's businesses, personal data masked."), frozenset(EVERYONE)
    ),
    PermissionEntry(Permission.UNMASK, _("Sees personal data in full; each time is logged."), KEEPERS),
    PermissionEntry(Permission.EDIT, _("Enters facts and events of businesses."), KEEPERS),
    PermissionEntry(Permission.IMPORT, _("Takes over lists of agencies and undoes them."), KEEPERS),
    PermissionEntry(
        Permission.REVIEW,
        _("Decides on doubtful pairs and on what is shown where sources disagree."),
        KEEPERS,
    ),
    PermissionEntry(Permission.MERGE, _("Merges businesses and splits them again."), DECIDERS),
    PermissionEntry(Permission.EXPORT, _("Takes lists of businesses out as a file; logged."), KEEPERS),
    PermissionEntry(Permission.ANSWER, _("Answers requests about personal data."), DECIDERS),
)

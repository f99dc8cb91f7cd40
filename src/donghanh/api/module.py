from django.utils.translation import gettext_lazy as _

from donghanh.api.permissions import Permission
from donghanh.kernel.slots import (
    AuditVerb,
    NavigationItem,
    PermissionEntry,
    audit_verbs,
    navigation,
    permissions,
)
from donghanh.org.enums import COORDINATORS

navigation.add(
    NavigationItem("api:key_list", _("Sharing of data"), "share-2", 58, Permission.MANAGE, aside=True),
)
permissions.add(
    PermissionEntry(
        Permission.MANAGE,
        _("Gives agencies keys to the ward's data, says what they may read, and takes it back."),
        COORDINATORS,
    ),
    PermissionEntry(
        Permission.RELEASE, _("Releases figures of the ward to the public and withdraws them."), COORDINATORS
    ),
)
audit_verbs.add(
    AuditVerb("api.issue_key", _("issued a key to")),
    AuditVerb("api.join_key", _("granted rights to the key of")),
    AuditVerb("api.withdraw_grant", _("withdrew the rights of")),
    AuditVerb("api.release_edition", _("released open data")),
    AuditVerb("api.withdraw_edition", _("withdrew open data")),
)

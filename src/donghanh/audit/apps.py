from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    name = "donghanh.audit"
    verbose_name = _("Audit trail")

    def ready(self) -> None:
        from donghanh.audit.erasing import put_up_eraser

        post_migrate.connect(put_up_eraser, sender=self)

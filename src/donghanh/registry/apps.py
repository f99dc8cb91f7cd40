from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class RegistryConfig(AppConfig):
    name = "donghanh.registry"
    verbose_name = _("Business registry")

    def ready(self) -> None:
        from donghanh.registry.reference.loading import load_after_migration
        from donghanh.registry.rights.erasing import put_up_erasers
        from donghanh.registry.search.nationwide import put_up_functions

        post_migrate.connect(put_up_functions, sender=self)
        post_migrate.connect(put_up_erasers, sender=self)
        post_migrate.connect(load_after_migration, sender=self)

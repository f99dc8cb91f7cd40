from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from donghanh.kernel.slots import ALL_SLOTS


class KernelConfig(AppConfig):
    name = "donghanh.kernel"

    def ready(self) -> None:
        from donghanh.kernel import checks  # noqa: F401
        from donghanh.kernel.jobs import register_jobs
        from donghanh.kernel.walls import raise_walls

        load_modules()
        register_jobs()
        # Django announces a migration only for apps that have models, once each; one of them is enough.
        post_migrate.connect(raise_walls, sender=apps.get_app_config("contenttypes"))


def load_modules() -> None:
    """Imports `module.py` of every installed app of ours, which fills the slots, then closes the slots."""
    for app in apps.get_app_configs():
        if app.name.startswith("donghanh.") and find_spec(f"{app.name}.module"):
            import_module(f"{app.name}.module")
    for slot in ALL_SLOTS:
        slot.freeze()

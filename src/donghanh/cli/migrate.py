"""`donghanh migrate`: brings the tables up to this version, as their owner."""

import argparse
import sys

from donghanh.cli.database import check_connection, set_up_django


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(options: argparse.Namespace) -> int:
    """Migrates, raises the row walls, and checks that the runtime role stands behind them."""
    set_up_django(as_owner=True)
    check_connection()
    migrate()
    sys.stdout.write("Cơ sở dữ liệu đã ở phiên bản mới nhất.\n")
    return 0


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)

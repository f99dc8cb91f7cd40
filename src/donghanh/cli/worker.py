"""`donghanh worker`: background work (reading documents, daily tidying) until it is told to stop."""

import argparse
import os

from donghanh.cli.database import check_connection, set_up_django

SEES_EVERY_WARD = (
    "-c donghanh.worker=on"  # of the queue and the list of wards; a job opens its own ward (ADR 4)
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many jobs may run at once."""
    parser.add_argument("--concurrency", type=int, default=2, metavar="SỐ", help="số việc chạy cùng lúc")


def run(options: argparse.Namespace) -> int:
    """Works until SIGTERM or Ctrl+C; the job in hand is finished first."""
    os.environ["PGOPTIONS"] = SEES_EVERY_WARD
    set_up_django()
    check_connection()
    from django.core.management import call_command

    call_command("procrastinate", "worker", concurrency=options.concurrency)
    return 0

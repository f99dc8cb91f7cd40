"""`donghanh serve [--bind 127.0.0.1:8000]`: the web pages by gunicorn, behind a server that speaks TLS."""

import argparse
import os
import sys

from donghanh.cli.database import check_connection, set_up_django
from donghanh.cli.errors import CommandFailed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and with how many processes and threads."""
    parser.add_argument("--bind", default="127.0.0.1:8000", metavar="ĐỊA_CHỈ", help="mặc định 127.0.0.1:8000")
    parser.add_argument(
        "--workers", type=int, default=os.cpu_count() or 2, metavar="SỐ", help="số tiến trình"
    )
    parser.add_argument("--threads", type=int, default=8, metavar="SỐ", help="số luồng mỗi tiến trình")


def run(options: argparse.Namespace) -> int:
    """Becomes gunicorn; returns only where something is missing, as CommandFailed."""
    set_up_django()
    check_connection()
    _check_migrated()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)
    sys.stdout.write(f"Phục vụ tại http://{options.bind}\n")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", *gunicorn_arguments(options)])  # noqa: S606


def gunicorn_arguments(options: argparse.Namespace) -> list[str]:
    """Threads serve slow readers; a process that gave no answer for a minute is replaced.

    No access log here: one-time links stand in addresses. The server in front keeps one without them.
    """
    chosen = {
        "--bind": options.bind,
        "--worker-class": "gthread",
        "--workers": options.workers,
        "--threads": options.threads,
        "--timeout": 60,
        "--graceful-timeout": 30,
        "--max-requests": 5000,
        "--max-requests-jitter": 500,
    }
    words = [str(word) for pair in chosen.items() for word in pair]
    return [*words, "--no-control-socket", "donghanh.config.wsgi:application"]


def _check_migrated() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandFailed("Cơ sở dữ liệu chưa ở phiên bản này. Chạy `donghanh migrate` trước.")

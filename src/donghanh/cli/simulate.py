"""`donghanh simulate --days 365 --seed 7 --out FILE`: a made-up year, in a database that is thrown away afterwards."""

import argparse
import json
import os
import secrets
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from donghanh.cli.errors import CommandFailed
from donghanh.embedded import Cluster, ClusterFailed

LONGEST = 3660


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How long, which chance, from when, and where to."""
    parser.add_argument("--days", type=int, default=365, metavar="N", help="số ngày (mặc định 365)")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="số khởi đầu: cùng số thì cùng kết quả"
    )
    parser.add_argument(
        "--start",
        type=date.fromisoformat,
        default=date(2026, 1, 1),
        metavar="NGÀY",
        help="từ ngày, dạng 2026-01-01",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="TỆP", help="tệp JSON kết quả")


def run(options: argparse.Namespace) -> int:
    """Writes {"tasks", "notices", "changes"}; raises CommandFailed for a length that makes no sense or a bad file."""
    if not 1 <= options.days <= LONGEST:
        raise CommandFailed(f"Số ngày phải từ 1 đến {LONGEST}.")
    if not options.out.absolute().parent.is_dir():
        raise CommandFailed(f"Không có thư mục {options.out.absolute().parent}.")
    with tempfile.TemporaryDirectory(prefix="donghanh-") as folder:
        account = _play(Path(folder), options)
    options.out.write_text(json.dumps(account, ensure_ascii=False, indent=1) + "\n", "utf-8")
    told = ", ".join(f"{len(rows)} {name}" for name, rows in account.items())
    print(f"{options.out}: {told}", file=sys.stderr)
    return 0


def _play(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    cluster = Cluster(folder / "postgres")
    try:
        os.environ.update(cluster.start().environment())
        _set_up_django(folder)
        from django.core.management import call_command
        from django.utils.translation import override

        from donghanh.simulation.year import play_year

        call_command("migrate", verbosity=0)
        with override("vi"):
            account: dict[str, Any] = play_year(days=options.days, seed=options.seed, start=options.start)
        return account
    except ClusterFailed as failure:
        raise CommandFailed(str(failure)) from failure
    finally:
        cluster.destroy()


def _set_up_django(folder: Path) -> None:
    """Settings of their own: nothing of this installation is read, and no mail leaves."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="donghanh.config.settings.demo",
        DONGHANH_AS_OWNER="1",
        PGOPTIONS="-c synchronous_commit=off",  # nothing here outlives the command
        DONGHANH_FILES=str(folder / "files"),
        DONGHANH_SECRET_KEY=secrets.token_urlsafe(60),
    )
    import django
    from django.conf import settings

    django.setup()
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

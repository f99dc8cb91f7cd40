"""`donghanh backup FILE`: the database and the files in one archive, while the pages are in use."""

import argparse
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from donghanh import __version__
from donghanh.cli.archives import DATABASE, FILES, ArchiveWriter, Manifest
from donghanh.cli.database import check_connection, set_up_django
from donghanh.cli.errors import CommandFailed
from donghanh.cli.postgres import find_program, run_program

LEFT_OUT = ("django_session",)  # whoever restores an old copy must not find people signed in


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the archive goes."""
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp sao lưu, ví dụ donghanh-2026-11-22.zip")


def run(options: argparse.Namespace) -> int:
    """Exit code 1 if a file that the database names is missing on disk; the archive is made all the same."""
    target: Path = options.file
    if target.exists():
        raise CommandFailed(f"Đã có tệp {target}. Chọn tên khác để không ghi đè bản sao lưu cũ.")
    if not target.resolve().parent.is_dir():
        raise CommandFailed(f"Không có thư mục {target.resolve().parent}.")
    set_up_django(as_owner=True)
    check_connection()
    from django.conf import settings

    missing = write_backup(target, Path(settings.MEDIA_ROOT))
    sys.stdout.write(f"Đã sao lưu vào {target} ({target.stat().st_size:,} byte).\n".replace(",", "."))
    for name in missing:
        print(f"Thiếu tệp đính kèm trên đĩa: {name}", file=sys.stderr)
    return 1 if missing else 0


def write_backup(target: Path, folder: Path) -> list[str]:
    """Makes the archive; returns the attachments that the database names and the folder lacks.

    The database is copied first: files are only ever added, so all that it names is there afterwards.
    """
    from django.db import connection

    address, major = connection.settings_dict, connection.pg_version // 10000  # type: ignore[attr-defined]
    manifest = Manifest(
        datetime.now(UTC).isoformat(timespec="seconds"), __version__, major, _migrations(), key_print()
    )
    with (
        tempfile.TemporaryDirectory(prefix=".donghanh-", dir=target.resolve().parent) as place,
        ArchiveWriter(target, manifest) as archive,
    ):
        dump = Path(place) / DATABASE
        left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
        command = [
            find_program("pg_dump", major),
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            *left_out,
        ]
        run_program([*command, f"--file={dump}"], address)
        archive.add(dump, DATABASE)
        for path in _files(folder):
            archive.add(path, FILES + path.relative_to(folder).as_posix())
    kept = {part.name.removeprefix(FILES) for part in manifest.parts}
    return sorted(_named() - kept)


def key_print() -> str:
    """A mark of SECRET_KEY that tells two keys apart and neither of them."""
    from django.conf import settings

    return hashlib.sha256(f"donghanh.backup:{settings.SECRET_KEY}".encode()).hexdigest()[:16]


def _migrations() -> list[str]:
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _files(folder: Path) -> Iterator[Path]:
    """Every regular file; what begins with a dot is a draft of an upload or a restore."""
    for path in sorted(folder.rglob("*")):
        hidden = any(step.startswith(".") for step in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path


def _named() -> set[str]:
    from donghanh.files.models import Attachment

    return set(Attachment.objects.exclude(file="").values_list("file", flat=True))

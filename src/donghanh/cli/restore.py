"""`donghanh restore FILE`: a backup into an empty database and the folder of files; all of it, or nothing."""

import argparse
import sys
import tempfile
from pathlib import Path

from donghanh.cli.archives import DATABASE, FILES, ArchiveReader, Part, measure_file
from donghanh.cli.backup import key_print
from donghanh.cli.database import check_connection, set_up_django
from donghanh.cli.errors import CommandFailed
from donghanh.cli.migrate import migrate
from donghanh.cli.postgres import find_program, run_program

NOT_EMPTY = (
    "Cơ sở dữ liệu {name} không trống nên không khôi phục vào đó. Tạo một cơ sở dữ liệu mới, trỏ DATABASE_URL và "
    "DATABASE_OWNER_URL tới đó rồi chạy lại. Chưa thay đổi gì."
)
OTHER_KEY = (
    "Lưu ý: DONGHANH_SECRET_KEY khác với khi sao lưu. Người đã bật xác thực hai lớp phải được cấp đường dẫn một lần "
    "có bỏ xác thực hai lớp; tốt hơn là đặt lại khóa cũ."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The archive."""
    parser.add_argument("file", metavar="TỆP", type=Path, help="tệp do `donghanh backup` tạo ra")


def run(options: argparse.Namespace) -> int:
    """Reads and compares the whole archive before it touches anything. Raises CommandFailed."""
    with ArchiveReader(options.file) as archive:
        set_up_django(as_owner=True)
        check_connection()
        from django.conf import settings

        folder = Path(settings.MEDIA_ROOT)
        _check_target(archive, folder)
        added = _put_files(archive, folder)
        try:
            _put_database(archive)
        except BaseException:
            for path in added:
                path.unlink(missing_ok=True)
            raise
        migrate()
        made_at, other_key = archive.manifest.made_at, archive.manifest.key_print != key_print()
        sys.stdout.write(f"Đã khôi phục bản sao lưu lúc {made_at}: dữ liệu và {len(archive.files)} tệp.\n")
    if other_key:
        print(OTHER_KEY, file=sys.stderr)
    return 0


def _check_target(archive: ArchiveReader, folder: Path) -> None:
    from django.db import connection

    major = connection.pg_version // 10000  # type: ignore[attr-defined]
    if major < archive.manifest.postgres:
        made_with = archive.manifest.postgres
        raise CommandFailed(
            f"Bản sao lưu từ PostgreSQL {made_with}, máy chủ này là {major}. Chưa thay đổi gì."
        )
    if connection.introspection.table_names():
        raise CommandFailed(NOT_EMPTY.format(name=connection.settings_dict["NAME"]))
    _check_version(archive.manifest.migrations)
    for part in archive.files:
        standing = folder / part.name
        if standing.exists() and measure_file(standing) != (part.size, part.sha256):
            raise CommandFailed(f"Tệp {standing} đã có và khác với bản sao lưu. Chưa thay đổi gì.")


def _check_version(migrations: list[str]) -> None:
    """A backup of a newer version holds what this one does not know."""
    from django.db.migrations.loader import MigrationLoader

    known = {
        f"{app}.{name}" for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    }
    unknown = sorted(set(migrations) - known)
    if unknown:
        raise CommandFailed(
            f"Bản sao lưu từ phiên bản mới hơn ({unknown[0]}). Nâng cấp phần mềm rồi khôi phục. Chưa thay đổi gì."
        )


def _put_files(archive: ArchiveReader, folder: Path) -> list[Path]:
    """Adds the files that are not there yet; returns them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    added: list[Path] = []
    for part in archive.files:
        target = folder / part.name
        if not target.exists():
            _put_file(archive, part, target)
            added.append(target)
    return added


def _put_file(archive: ArchiveReader, part: Part, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.new")
    archive.copy(FILES + part.name, draft)
    draft.replace(target)


def _put_database(archive: ArchiveReader) -> None:
    """In one transaction of PostgreSQL's own program: a fault leaves the database as empty as it was."""
    from django.db import connection

    major, address = connection.pg_version // 10000, connection.settings_dict  # type: ignore[attr-defined]
    connection.close()
    with tempfile.TemporaryDirectory(prefix="donghanh-") as place:
        dump = Path(place) / DATABASE
        archive.copy(DATABASE, dump)
        command = [find_program("pg_restore", major), "--single-transaction", "--exit-on-error", "--no-owner"]
        run_program([*command, "--no-privileges", f"--dbname={address['NAME']}", str(dump)], address)

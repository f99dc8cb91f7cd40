"""The drill: a ward is lost and comes back from its backup, data, files, sequences and row walls."""

import json
import stat
import zipfile
from hashlib import sha256

import pytest

FILL = """
import django; django.setup()
from donghanh.kernel.walls import row_scope
from donghanh.files.actions import store_file
from donghanh.org.models import Officer, Ward
with row_scope([Ward.objects.get().pk]):
    by = Officer.objects.first()
    for number in range(3):
        store_file(f"%PDF-1.7 {number}".encode(), "ban ky.pdf", by=by)
    by.phone = "0912345678"
    by.save()
"""
SEES = """
import django; django.setup()
from donghanh.kernel.walls import row_scope
from donghanh.org.models import Unit, Ward
with row_scope([]):
    print(Unit.objects.count())
with row_scope([{ward}]):
    print(Unit.objects.count())
"""
SETTINGS = {"DJANGO_SETTINGS_MODULE": "donghanh.config.settings.production"}
TABLES = "select tablename from pg_tables where schemaname = 'public' order by 1"
SEQUENCES = "select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1"
POLICIES = "select tablename, policyname, qual, with_check from pg_policies order by 1, 2"
TRIGGERS = "select tgname, tgrelid::regclass::text from pg_trigger where not tgisinternal order by 2, 1"


@pytest.fixture(scope="module")
def source(install):
    """A ward with people, history and files."""
    ward = install(migrated=True)
    assert ward.run("init", "--ward", "10660").returncode == 0
    filled = ward.python("-c", FILL, **SETTINGS)
    assert filled.returncode == 0, filled.stderr
    return ward


@pytest.fixture(scope="module")
def archive(source, tmp_path_factory):
    file = tmp_path_factory.mktemp("backup") / "sao-luu.zip"
    said = source.run("backup", str(file))
    assert (said.returncode, said.stderr) == (0, "")
    return file


@pytest.fixture(scope="module")
def restored(install, archive):
    """The same ward on another database and folder."""
    ward = install()
    said = ward.run("restore", str(archive))
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.endswith("dữ liệu và 3 tệp.\n")
    return ward


def contents(ward):
    """Every row of every table but sessions, as text."""
    tables = [name for (name,) in ward.rows(TABLES) if name != "django_session"]
    return {name: sorted(ward.rows(f'select t::text from "{name}" t')) for name in tables}


def test_every_row_comes_back(source, restored):
    assert contents(restored) == contents(source)
    assert len(contents(restored)["org_officerevent"]) == 1


@pytest.mark.parametrize("query", [SEQUENCES, POLICIES, TRIGGERS], ids=["sequences", "policies", "triggers"])
def test_what_guards_the_rows_comes_back(source, restored, query):
    assert source.rows(query) != []
    assert restored.rows(query) == source.rows(query)


def test_the_walls_stand(restored):
    (ward,) = restored.rows("select id from org_ward")[0]
    said = restored.python("-c", SEES.format(ward=ward), **SETTINGS)
    assert said.stdout.split() == ["0", "22"], said.stderr


def test_every_file_comes_back_for_its_owner_alone(source, restored):
    def files(ward):
        return {p.relative_to(ward.folder): p.read_bytes() for p in ward.folder.rglob("*") if p.is_file()}

    assert len(files(restored)) == 3
    assert files(restored) == files(source)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in restored.folder.rglob("*") if path.is_file()}
    assert modes == {0o600}


def test_the_archive_is_its_owners_alone_and_lists_what_it_holds(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    manifest = json.loads(zipfile.ZipFile(archive).read("manifest.json"))
    assert sorted(part["name"].partition("/")[0] for part in manifest["parts"]) == [
        "database.dump",
        *["files"] * 3,
    ]


def test_nobody_is_signed_in_after_a_restore(restored):
    assert restored.rows("select count(*) from django_session") == [(0,)]


def test_a_database_with_anything_in_it_is_never_overwritten(restored, archive):
    before = contents(restored)
    said = restored.run("restore", str(archive))
    assert (said.returncode, said.stdout) == (2, "")
    assert "không trống" in said.stderr
    assert contents(restored) == before


def test_an_old_backup_is_never_overwritten(source, archive):
    before = archive.read_bytes()
    assert source.run("backup", str(archive)).returncode == 2
    assert archive.read_bytes() == before


def test_a_lost_attachment_is_told(source, tmp_path):
    lost = next(path for path in source.folder.rglob("*") if path.is_file())
    content = lost.read_bytes()
    lost.unlink()
    said = source.run("backup", str(tmp_path / "b.zip"))
    lost.write_bytes(content)
    assert said.returncode == 1
    assert said.stderr == f"Thiếu tệp đính kèm trên đĩa: {lost.relative_to(source.folder).as_posix()}\n"


@pytest.fixture(scope="module")
def empty(install):
    """An empty database and folder, which stay so whatever broken archive is put into them."""
    return install()


@pytest.fixture
def spoilt(tmp_path):
    return tmp_path / "hong.zip"


def assert_refused(empty, file, words):
    said = empty.run("restore", str(file))
    assert (said.returncode, said.stdout, said.stderr.count("\n")) == (2, "", 1)
    assert words in said.stderr
    assert empty.rows(TABLES) == []
    assert [path for path in empty.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_an_archive_cut_off_changes_nothing(empty, archive, spoilt, share):
    content = archive.read_bytes()
    spoilt.write_bytes(content[: int(len(content) * share)])
    assert_refused(empty, spoilt, "bị hỏng")


def test_one_bit_turned_changes_nothing(empty, archive, spoilt):
    content = bytearray(archive.read_bytes())
    content[5000] ^= 1
    spoilt.write_bytes(content)
    assert_refused(empty, spoilt, "bị hỏng")


def test_what_is_no_archive_changes_nothing(empty, spoilt):
    spoilt.write_text("không phải bản sao lưu", "utf-8")
    assert_refused(empty, spoilt, "bị hỏng")


def test_a_missing_archive_changes_nothing(empty, spoilt):
    assert_refused(empty, spoilt, "không có tệp này")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda parts: parts | {"database.dump": b"PGDMP"}, "database.dump không khớp"),
        (lambda parts: parts | {"files/them": b"x"}, "thiếu hoặc thừa tệp"),
        (lambda parts: with_part(parts, "files/../../ra-ngoai", b"x"), "không khớp"),
        (lambda parts: with_manifest(parts, migrations=["org.9999_mai_sau"]), "phiên bản mới hơn"),
        (lambda parts: with_manifest(parts, postgres=99), "PostgreSQL 99"),
        (lambda parts: with_manifest(parts, format=2), "định dạng 2"),
        (lambda parts: with_part(parts, "database.dump", b"PGDMP x"), "pg_restore không thực hiện được"),
    ],
    ids=[
        "dump replaced",
        "file added",
        "path climbs out",
        "newer version",
        "newer server",
        "newer format",
        "no dump",
    ],
)
def test_an_archive_tampered_with_changes_nothing(empty, archive, spoilt, change, words):
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(spoilt, "w") as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, content in change(parts).items():
            new.writestr(name, content)
    assert_refused(empty, spoilt, words)


def test_another_secret_key_is_told(install, archive):
    ward = install()
    ward.key = "mot-khoa-khac-han-" * 4
    said = ward.run("restore", str(archive))
    assert said.returncode == 0
    assert said.stderr.startswith("Lưu ý: DONGHANH_SECRET_KEY khác với khi sao lưu.")


def with_manifest(parts, /, **facts):
    manifest = json.loads(parts["manifest.json"]) | facts
    return parts | {"manifest.json": json.dumps(manifest).encode()}


def with_part(parts, name, content):
    manifest = json.loads(parts["manifest.json"])
    kept = [part for part in manifest["parts"] if part["name"] != name]
    kept.append({"name": name, "size": len(content), "sha256": sha256(content).hexdigest()})
    return with_manifest(parts | {name: content}, parts=kept)

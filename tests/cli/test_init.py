"""Starting a real ward from the command line."""

import re

import pytest

PEOPLE = "Họ và tên\tChức vụ\tĐơn vị\tSố điện thoại\nLê Thị Bình\tTrưởng phòng\tPhòng KTHTĐT\t0912345678\n"


@pytest.fixture(scope="module")
def started(install, tmp_path_factory):
    """A ward started on an empty database, with what the command said."""
    ward, people = install(), tmp_path_factory.mktemp("lists") / "people.tsv"
    people.write_text("\ufeff" + PEOPLE, "utf-8")
    return ward, ward.run("init", "--ward", "10660", "--people", str(people)), people


def count(ward, table):
    return ward.rows(f"select count(*) from {table}")[0][0]


def test_one_command_makes_tables_ward_units_people_and_a_link(started):
    ward, said, _people = started
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(
        "Phường Ái Quốc, Thành phố Hải Phòng (mã 10660): 21 đơn vị, thêm 1 cán bộ.\n"
    )
    assert re.search(r"^https://phuong\.example\.vn/moi/\d+-[a-z0-9]{20}-[a-z0-9]{8}/$", said.stdout, re.M)
    assert ward.rows("select code, name, kind from org_ward") == [("10660", "Ái Quốc", "phuong")]


def test_there_is_no_demo_data(started):
    ward, _said, _people = started
    assert [count(ward, table) for table in ("plans_plan", "plans_task", "org_user")] == [0, 0, 0]
    assert ward.rows("select full_name from org_officer order by id") == [
        ("Lê Thị Bình",),
        ("Quản trị hệ thống",),
    ]


def test_running_it_again_adds_nothing_but_a_new_link(started):
    ward, first, people = started
    before = [count(ward, table) for table in ("org_unit", "org_officer", "org_position", "org_ward")]
    again = ward.run("init", "--ward", "10660", "--people", str(people))
    assert again.returncode == 0
    assert [count(ward, table) for table in ("org_unit", "org_officer", "org_position", "org_ward")] == before
    assert again.stdout.splitlines()[-1] != first.stdout.splitlines()[-1]
    assert count(ward, "org_signinlink where revoked_at is null") == 1


def test_every_table_of_a_ward_stands_behind_its_wall(started):
    ward, _said, _people = started
    open_tables = ward.rows(
        "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid "
        "where c.relkind = 'r' and a.attname = 'ward_id' and not c.relrowsecurity"
    )
    assert open_tables == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--ward", "99999"], "Không có phường, xã, đặc khu nào mang mã 99999. Mã gồm 5 chữ số.\n"),
        (["--ward", "10660", "--people", "/khong/co"], "Không đọc được tệp /khong/co.\n"),
    ],
)
def test_wrong_input_is_one_sentence_and_exit_code_2(started, words, sentence):
    ward, _said, _people = started
    said = ward.run("init", *words)
    assert (said.returncode, said.stdout, said.stderr) == (2, "", sentence)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"L\xc3\xaa Th\xe1", "UTF-8"),
        ("Lê Thị Bình\tTrưởng phòng\tPhòng Ma\n".encode(), "dòng 1: Không có đơn vị nào tên là “Phòng Ma”"),
        (b"", "Danh sách trống"),
    ],
    ids=["not utf-8", "unknown unit", "empty"],
)
def test_a_faulty_list_adds_nobody(started, tmp_path, content, words):
    ward, _said, _people = started
    before, file = count(ward, "org_officer"), tmp_path / "people.tsv"
    file.write_bytes(content)
    said = ward.run("init", "--ward", "10660", "--people", str(file))
    assert (said.returncode, said.stdout, said.stderr.count("\n")) == (2, "", 1)
    assert words in said.stderr
    assert count(ward, "org_officer") == before


def test_a_server_that_does_not_answer_is_one_sentence(started):
    ward, _said, _people = started
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    said = ward.run("init", "--ward", "10660", DATABASE_URL=nowhere, DATABASE_OWNER_URL=nowhere)
    assert (said.returncode, said.stderr.count("\n")) == (2, 1)
    assert said.stderr.startswith("Không kết nối được PostgreSQL: ")


def test_a_short_secret_key_is_refused(started):
    ward, _said, _people = started
    said = ward.run("init", "--ward", "10660", DONGHANH_SECRET_KEY="ngan")
    assert said.stderr == "Thiết lập chưa đúng: DONGHANH_SECRET_KEY cần ít nhất 50 ký tự ngẫu nhiên.\n"
    assert said.returncode == 2

"""The trail: told by actions, never rewritten; below it, row history of what no action told."""

import pytest
from django.db import DatabaseError, connection, transaction

from donghanh.audit.actions import history_context, record
from donghanh.audit.models import Entry
from donghanh.audit.queries import trail_of, trail_of_ward
from donghanh.org.models import Officer, Unit
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make.officer(make.ward(), name="Lê Thị Bình")


def test_an_entry_outlives_what_it_speaks_of(officer):
    unit = make.unit(officer.ward, "Phòng Kinh tế")
    entry = record("org.add_unit", unit, by=officer, reason="Thử", changes={"kind": ["a", "b"]})
    unit.delete()
    entry.refresh_from_db()
    assert (entry.actor_name, entry.subject_type, entry.subject_label, entry.reason) == (
        "Lê Thị Bình",
        "org.unit",
        "Phòng Kinh tế",
        "Thử",
    )


def test_a_verb_nobody_registered_is_an_error(officer):
    with pytest.raises(KeyError):
        record("org.invented", officer, by=officer)


@pytest.mark.parametrize("statement", ["update audit_entry set reason = 'x'", "delete from audit_entry"])
def test_the_database_refuses_to_rewrite_the_trail_even_for_its_owner(officer, statement):
    record("org.add_officer", officer, by=officer)
    with (
        pytest.raises(DatabaseError, match="append_only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Entry.objects.get().reason == ""


def test_the_trail_of_a_thing_is_newest_first_and_of_its_ward(officer):
    other = make.officer(make.ward("13021", kind="xa"))
    first, second = (record("org.change_officer", officer, by=officer) for _ in range(2))
    record("org.change_officer", other, by=other)
    assert list(trail_of(officer)) == [second, first]
    assert list(trail_of_ward(officer.ward_id)) == [second, first]


def test_history_names_the_author_of_a_bulk_change_and_of_plain_sql(officer):
    unit = make.unit(officer.ward, "Phòng Kinh tế")
    with history_context(officer):
        Unit.objects.filter(pk=unit.pk).update(short_name="KT")
        with connection.cursor() as cursor:
            cursor.execute("update org_unit set short_name = 'PKT' where id = %s", [unit.pk])
    told = Unit.pgh_event_models["update"].objects.filter(pgh_obj_id=unit.pk).order_by("pgh_id")
    assert [(row.short_name, row.pgh_context.metadata["actor_name"]) for row in told] == [
        ("KT", "Lê Thị Bình"),
        ("PKT", "Lê Thị Bình"),
    ]


def test_history_keeps_what_was_deleted(officer):
    Officer.objects.filter(pk=officer.pk).update(phone="0912345678")
    loose = Officer.objects.create(ward=officer.ward, full_name="Trần Văn Thôi")
    loose_pk = loose.pk
    loose.delete()
    with connection.cursor() as cursor:
        cursor.execute("select full_name, pgh_label from org_officerevent where pgh_obj_id = %s", [loose_pk])
        assert cursor.fetchall() == [("Trần Văn Thôi", "delete")]

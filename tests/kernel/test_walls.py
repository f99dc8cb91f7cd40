"""The row wall with every filter of the ORM removed: what the database itself shows and refuses."""

import contextlib
from collections import Counter

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction
from pghistory import context
from pghistory.models import Context

from donghanh.kernel.jobs import enqueue
from donghanh.kernel.walls import raise_walls, row_scope, wanted_policies, widen_scope
from donghanh.org.models import Officer, Unit, Ward
from donghanh.plans.models import Participant, Section, Task
from tests import make
from tests.kernel.filling import fill_empty
from tests.permissions.world import build

OWNERS = {
    "org_ward": "id",
    "org_wardevent": "id",
    "procrastinate_jobs": "(args ->> 'ward_id')::bigint",
    "pghistory_context": "(metadata ->> 'ward')::bigint",
}
"""Table → whose a row is, where that is not the column ward_id."""

WITHOUT_ROWS = {"reports_narrativeevent"}
"""Tables that a lived-in ward has no row in; the shape of their policy is checked like that of all others."""


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def rows_changed(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.rowcount


@pytest.fixture(scope="module")
def wards(django_db_setup, django_db_blocker):
    """Two wards in which everything that can be said was said, and something was changed and deleted since."""
    with django_db_blocker.unblock(), transaction.atomic():
        built = [build("10660", "Ái Quốc", "Bình An").ward, build("13021", "Khác", "Khác").ward]
        for ward in built:
            live_in(ward)
        yield built
        transaction.set_rollback(True)


@pytest.fixture
def here(wards, db):
    return wards[0]


@pytest.fixture
def there(wards, db):
    return wards[1]


def live_in(ward):
    """Changes a row of every tracked table, so that each has history, and fills what nothing else fills."""
    with row_scope([ward.pk]), context(ward=ward.pk):
        task = Task.objects.first()
        Section.objects.create(ward=ward, plan=task.plan, order=1, heading="Mục I")
        Participant.objects.create(ward=ward, task=task, unit=Unit.objects.last(), part="cooperates")
        Ward.objects.filter(pk=ward.pk).update(silent_days=15)
        fill_empty([model for model in apps.get_models() if is_walled(model)], ward)
        for model in apps.get_models():
            if hasattr(model, "pgh_event_models"):
                change_a_row(model)
        enqueue("read_document", ward_id=ward.pk, reading_id=1)


def is_walled(model):
    """Of a ward, and not the history of something else."""
    named = {field.name for field in model._meta.concrete_fields}
    return "ward" in named and not hasattr(model, "pgh_tracked_model")


def change_a_row(model):
    """Sets some plain field of one row to something else; which one does not matter."""
    table, values = (
        model._meta.db_table,
        {
            "CharField": "'x'",
            "TextField": "'x'",
            "DateField": "date '2026-01-01'",
            "DateTimeField": "timestamptz '2026-01-01'",
        },
    )
    for field in model._meta.concrete_fields:
        value = values.get(field.get_internal_type())
        with contextlib.suppress(DatabaseError), transaction.atomic():
            one = f'(select min(ctid) from "{table}" where "{field.column}" is distinct from {value})'
            if value and rows_changed(f'update "{table}" set "{field.column}" = {value} where ctid = {one}'):
                return


def owners(table):
    """Whose rows a look at the whole table shows: ward → how many."""
    column = OWNERS.get(table, "ward_id")
    return Counter(dict(rows(f'select {column}, count(*) from "{table}" group by 1')))


@pytest.mark.parametrize("table", sorted(wanted_policies()))
def test_a_ward_sees_its_own_rows_all_of_them_and_no_other(table, here, there):
    everything = owners(table)
    if table not in WITHOUT_ROWS:
        assert everything[here.pk] > 0
        assert everything[there.pk] > 0
    with row_scope([here.pk]):
        seen = owners(table)
    assert set(seen) - {None} <= {here.pk}
    assert seen[here.pk] == everything[here.pk]


@pytest.mark.parametrize("table", sorted(wanted_policies()))
def test_without_a_scope_nobody_sees_a_row(table, here):
    with row_scope([]):
        assert set(owners(table)) <= {None}


@pytest.mark.parametrize("table", sorted(wanted_policies().keys() - WITHOUT_ROWS))
def test_no_row_is_moved_to_another_ward(table, here, there):
    column = OWNERS.get(table, "ward_id")
    moved = {
        "procrastinate_jobs": "args = jsonb_set(args, '{ward_id}', to_jsonb(%s))",
        "pghistory_context": "metadata = jsonb_set(metadata, '{ward}', to_jsonb(%s))",
    }.get(table, f"{column} = %s")
    refusal = pytest.raises(DatabaseError, match=r"row-level security|permission denied|Cannot update|frozen")
    with row_scope([here.pk]), refusal, transaction.atomic():
        rows_changed(f'update "{table}" set {moved}', there.pk)


@pytest.mark.parametrize("table", sorted(wanted_policies().keys() - WITHOUT_ROWS - OWNERS.keys()))
def test_no_row_is_added_to_another_ward(table, here, there):
    columns = [name for (name,) in rows(COLUMNS, table)]
    values = ["%s" if name == "ward_id" else f'"{name}"' for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    copy = f'insert into "{table}" ({names}) select {", ".join(values)} from "{table}" limit 1'
    with (
        row_scope([here.pk]),
        pytest.raises(ProgrammingError, match=r"row-level security|the report is frozen"),
        transaction.atomic(),
    ):
        rows_changed(copy, there.pk)


COLUMNS = (
    "select column_name from information_schema.columns where table_name = %s and is_generated = 'NEVER' "
    "and identity_generation is distinct from 'ALWAYS' order by ordinal_position"
)


def test_rows_of_another_ward_are_neither_changed_nor_deleted(here, there):
    with row_scope([here.pk]):
        assert rows_changed("update org_unit set short_name = 'x' where ward_id = %s", there.pk) == 0
        assert rows_changed("delete from notify_notice where ward_id = %s", there.pk) == 0


def test_models_without_any_filter_see_one_ward(here):
    with row_scope([here.pk]):
        walled = [model for model in apps.get_models() if model._meta.db_table in wanted_policies()]
        wards = {
            row.ward_id for model in walled if hasattr(model, "ward_id") for row in model._base_manager.all()
        }
        assert wards == {here.pk}
        assert {told.metadata.get("ward") for told in Context.objects.all()} <= {here.pk, None}


def test_a_person_reads_their_own_row_in_every_ward_they_serve_but_writes_it_nowhere_else(here, there):
    home = make.officer(here)
    away = make.officer(there, account=False)
    Officer.objects.filter(pk=away.pk).update(user=home.user)
    with row_scope([here.pk], user=home.user.pk):
        assert set(Officer.objects.filter(user=home.user).values_list("ward_id", flat=True)) == {
            here.pk,
            there.pk,
        }
        assert Officer.objects.filter(pk=away.pk).update(full_name="Khác") == 0
        assert Officer.objects.filter(pk=away.pk).delete()[0] == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            Officer.objects.create(ward_id=there.pk, user=home.user, full_name="Nguyễn Văn Lẻn")


def test_only_the_worker_sees_every_ward_and_nothing_else_of_them(here, there):
    with row_scope([]):
        rows("select set_config('donghanh.worker', 'on', true)")
        assert {here.pk, there.pk} <= set(Ward.objects.values_list("pk", flat=True))
        assert {here.pk, there.pk} <= set(owners("procrastinate_jobs"))
        assert Unit.objects.count() == 0
        assert Ward.objects.update(silent_days=1) == 0


def test_scopes_nest_and_each_leaves_the_one_around_it_as_it_was(here, there):
    def seen():
        return set(Unit.objects.values_list("ward_id", flat=True))

    with row_scope([here.pk]):
        with row_scope([there.pk]):
            assert seen() == {there.pk}
            with row_scope([]):
                assert seen() == set()
            assert seen() == {there.pk}
        assert seen() == {here.pk}
        widen_scope([here.pk, there.pk])
        assert seen() == {here.pk, there.pk}


def test_an_error_inside_a_scope_leaves_the_one_around_it(here, there):
    with row_scope([here.pk]):
        with pytest.raises(DatabaseError, match="division by zero"), row_scope([there.pk]):
            rows("select 1 / 0")
        assert set(Unit.objects.values_list("ward_id", flat=True)) == {here.pk}
        with pytest.raises(KeyError), row_scope([there.pk]):
            raise KeyError
        assert set(Unit.objects.values_list("ward_id", flat=True)) == {here.pk}


def test_a_scope_taken_back_leaves_no_trace_on_the_connection(here):
    with contextlib.suppress(KeyError), row_scope([here.pk]):
        raise KeyError
    assert rows("select current_setting('role'), coalesce(current_setting('donghanh.wards', true), '')") == [
        ("none", "")
    ]


def test_words_that_are_no_numbers_open_nothing(here):
    with row_scope([here.pk]):
        rows("select set_config('donghanh.wards', %s, true)", "1) or (true")
        with pytest.raises(DatabaseError), transaction.atomic():
            Unit.objects.count()
        rows("select set_config('donghanh.wards', '', true)")


@pytest.mark.parametrize(
    "statement",
    [
        "alter table org_unit disable row level security",
        "drop policy owned on org_unit",
        "alter policy owned on org_unit using (true)",
        "create policy mine on org_unit using (true)",
        "create table mine (id int)",
        "alter role donghanh_app bypassrls",
        "truncate org_unit",
        "set row_security = off; select * from org_unit",
        "delete from org_unitevent",
        "update org_unitevent set name = 'x'",
        "delete from audit_entry",
        "delete from django_migrations",
    ],
)
def test_the_runtime_role_cannot_take_the_wall_down_or_rewrite_history(statement, here):
    with row_scope([here.pk]), pytest.raises(DatabaseError), transaction.atomic():
        rows_changed(statement)


def test_the_runtime_role_owns_nothing_and_passes_no_wall(here):
    assert rows("select count(*) from pg_class where relowner = 'donghanh_app'::regrole") == [(0,)]
    assert rows(
        "select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = 'donghanh_app'"
    ) == [(False, False, False)]


def test_a_policy_reads_the_scope_once_and_goes_through_the_index(here):
    """A function a row would cost a thousand times more over a million rows."""
    with row_scope([here.pk]):
        rows_changed("set local enable_seqscan = off")
        plan = "\n".join(line for (line,) in rows("explain select * from audit_entry"))
    assert "InitPlan" in plan
    assert "Index Cond: (ward_id = ANY (" in plan
    assert "SubPlan" not in plan


def test_every_policy_has_that_shape(here):
    policies = rows("select tablename, qual, with_check from pg_policies where policyname = 'owned'")
    assert len(policies) == len(wanted_policies())
    for table, qual, check in policies:
        assert qual == check, table
        assert "ANY (ARRAY( SELECT unnest(" in qual, table


def test_raising_the_walls_again_changes_nothing_and_mends_what_was_changed(here, there):
    rows_changed("set constraints all immediate")
    before = rows("select oid, polrelid from pg_policy order by 1")
    raise_walls()
    assert rows("select oid, polrelid from pg_policy order by 1") == before
    rows_changed("alter table org_unit disable row level security")
    rows_changed("drop policy owned on org_tenure")
    rows_changed("comment on policy owned on org_position is 'an older condition'")
    raise_walls()
    assert len(rows("select oid from pg_policy")) == len(before)
    with row_scope([here.pk]):
        assert [set(owners(table)) for table in ("org_unit", "org_tenure", "org_position")] == [{here.pk}] * 3

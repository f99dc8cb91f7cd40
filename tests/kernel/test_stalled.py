"""Jobs of workers that died are queued again; jobs of living workers are left alone."""

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from donghanh.kernel.jobs import enqueue
from donghanh.kernel.stalled import MOST_ATTEMPTS, SILENCE, retry_stalled_jobs

pytestmark = pytest.mark.django_db


def taken(silent_for: float, attempts: int = 0) -> int:
    """A job that a worker has begun; the worker's last sign of life is `silent_for` seconds old. Returns its number."""
    number = enqueue("read_document", ward_id=1, reading_id=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_workers (last_heartbeat) values (now() - %s * interval '1 second') returning id",
            [silent_for],
        )
        (worker,) = cursor.fetchone()
        cursor.execute(
            "update procrastinate_jobs set status = 'doing', worker_id = %s, attempts = %s where id = %s",
            [worker, attempts, number],
        )
    return number


def status(number: int) -> str:
    return ProcrastinateJob.objects.get(pk=number).status


def test_the_job_of_a_dead_worker_waits_for_another(db):
    number = taken(silent_for=SILENCE + 10)
    assert (retry_stalled_jobs(), status(number)) == (1, "todo")


def test_the_job_of_a_living_worker_goes_on(db):
    number = taken(silent_for=SILENCE - 10)
    assert (retry_stalled_jobs(), status(number)) == (0, "doing")


def test_a_job_that_outlives_no_worker_is_given_up(db, caplog):
    number = taken(silent_for=SILENCE + 10, attempts=MOST_ATTEMPTS)
    retry_stalled_jobs()
    assert (status(number), "was given up" in caplog.text) == ("failed", True)


def test_the_runtime_role_finds_the_stalled_jobs_of_every_ward(db):
    number = taken(silent_for=SILENCE + 10)
    with connection.cursor() as cursor:
        cursor.execute("set local role donghanh_app")
    assert retry_stalled_jobs() == 1
    with connection.cursor() as cursor:
        cursor.execute("reset role")
    assert status(number) == "todo"

"""Jobs whose worker died in the middle of them are put back into the queue."""

import logging

from asgiref.sync import async_to_sync
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, Status

log = logging.getLogger(__name__)

SILENCE = 60.0
"""Seconds without a sign of life after which a worker counts as dead; it gives one every 10."""
MOST_ATTEMPTS = 5
"""A job that outlives no worker is given up, so that one bad document cannot hold the queue for ever."""


def retry_stalled_jobs() -> int:
    """Queues the jobs of dead workers again, of every ward; returns how many. Jobs must bear being run twice."""
    with transaction.atomic():
        _see_every_ward()
        stalled = list(async_to_sync(app.job_manager.get_stalled_jobs)(seconds_since_heartbeat=SILENCE))
        for job in stalled:
            _put_back(job)
    return len(stalled)


def retry_stalled() -> None:
    """The same as a periodic job, which returns nothing."""
    retry_stalled_jobs()


def _put_back(job: Job) -> None:
    if job.attempts >= MOST_ATTEMPTS:
        log.error("job %s (%s) was given up after %s attempts", job.id, job.task_name, job.attempts)
        async_to_sync(app.job_manager.finish_job)(job, status=Status.FAILED, delete_job=False)
        return
    log.warning("job %s (%s) lost its worker and is queued again", job.id, job.task_name)
    async_to_sync(app.job_manager.retry_job)(job)


def _see_every_ward() -> None:
    """Until the transaction ends; this function tells nobody what it sees."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('donghanh.worker', 'on', true)")

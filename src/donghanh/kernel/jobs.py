"""Background work on procrastinate (ADR 5). A job opens the row wall itself, for the ward it was queued for."""

from typing import Any

from procrastinate.contrib.django import app

from donghanh.kernel.slots import Job, jobs


def enqueue(name: str, *, ward_id: int, **arguments: Any) -> int:
    """Queues the job `name` for one ward in the current transaction: rolled back, it never runs. Returns its number."""
    return app.configure_task(task_name(jobs[name]), allow_unknown=False).defer(ward_id=ward_id, **arguments)


def task_name(job: Job) -> str:
    """How procrastinate knows a job."""
    return f"donghanh.{job.name}"


def register_jobs() -> None:
    """Makes every job of the slot known to procrastinate, once, when it loads its tasks."""
    for job in jobs:
        task = app.task(name=task_name(job), queue="default")(_runner(job))
        if job.cron:
            app.periodic(cron=job.cron, periodic_id=job.name)(task)


def _runner(job: Job) -> Any:
    def on_schedule(timestamp: int) -> None:
        job.run()

    def for_ward(**arguments: Any) -> None:
        job.run(**arguments)

    return on_schedule if job.cron else for_ward

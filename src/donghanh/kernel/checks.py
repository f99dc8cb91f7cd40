"""System checks of the mechanism."""

from typing import Any

from django.core.checks import Error, register

from donghanh.kernel.slots import audit_verbs, jobs, permissions


@register()
def slots_speak(**_: Any) -> list[Error]:
    """Every permission, verb and job explains itself in a sentence."""
    mute = [entry.permission for entry in permissions if not str(entry.sentence).strip()]
    mute += [verb.verb for verb in audit_verbs if not str(verb.wording).strip()]
    mute += [job.name for job in jobs if not job.sentence.strip()]
    return [Error(f"{key} has no sentence", id="kernel.E001") for key in mute]

"""The mentions due on a working day, at most one of a result to a person."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from donghanh.org.models import Ward
from donghanh.plans.enums import ReminderKind, Status
from donghanh.plans.ladder import Ladder, Rung, due_level, is_due
from donghanh.plans.reminding.facts import Owed, Told, owed_results, told_so_far, waiting_decisions
from donghanh.plans.reminding.people import Posts, posts_of
from donghanh.plans.reminding.proposing import reached_results

WEIGHT = (
    ReminderKind.ESCALATION,
    ReminderKind.PROPOSAL,
    ReminderKind.REMINDER,
    ReminderKind.DECISION,
    ReminderKind.SILENCE,
)
"""What is said where several things are due about one result to one person: the first of these."""
HEAD_HEARS_FROM = 2
"""Week of silence from which the head of the unit is told too."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing to say: `due_on` is the date its ladder hangs on (deadline, day asked, day of the last word)."""

    result: int
    recipient: int
    kind: ReminderKind
    rung: int
    due_on: date


def mentions_due(ward: Ward, on: date) -> list[Mention]:
    """What is to be said in the ward on a working day, the weightiest first; the number of queries does not grow."""
    walk = _Walk(Ladder(ward.calendar, on), posts_of(ward), told_so_far(ward), ward.silent_days)
    due = [mention for owed in owed_results(ward, on) for mention in walk.of_result(owed)]
    for waiting in waiting_decisions(ward, on):
        rung = walk.ladder.decision(waiting.asked_on)
        deciders = walk.posts.deciders(waiting.position, but=waiting.asked_by)
        due += walk.to(deciders, ReminderKind.DECISION, waiting.result, rung, waiting.asked_on)
    for reached in reached_results(ward, on):
        doers = walk.posts.doers(reached.officer, reached.unit)
        due += walk.to(doers, ReminderKind.PROPOSAL, reached.result, Rung(1, on), reached.on)
    weightiest: dict[tuple[int, int], Mention] = {}
    for mention in sorted(due, key=lambda one: WEIGHT.index(one.kind)):
        weightiest.setdefault((mention.recipient, mention.result), mention)
    return list(weightiest.values())


@dataclass(frozen=True, slots=True)
class _Walk:
    """One day's walk over the results of a ward."""

    ladder: Ladder
    posts: Posts
    told: dict[int, dict[int, Told]]
    silent_days: int

    def of_result(self, owed: Owed) -> Iterator[Mention]:
        """What is due about one result."""
        if owed.last_day and owed.due_on and owed.status != Status.NOT_YET:
            doers = self.posts.doers(owed.officer, owed.unit)
            rung = self.ladder.reminder(owed.last_day, given_on=owed.given_on)
            yield from self.to(doers, ReminderKind.REMINDER, owed.pk, rung, owed.due_on)
            yield from self._escalation(owed, owed.last_day, owed.due_on)
        if owed.silent and owed.status != Status.OVERDUE:
            yield from self._silence(owed)

    def to(
        self, recipients: list[int], kind: ReminderKind, result: int, rung: Rung | None, due_on: date
    ) -> Iterator[Mention]:
        """The mention to each recipient who has not heard it."""
        for recipient in recipients:
            told = self.told[result][recipient]
            if rung and is_due(rung, sent=told.sent(kind, due_on), told_on=told.last_on):
                yield Mention(result, recipient, kind, rung.number, due_on)

    def _silence(self, owed: Owed) -> Iterator[Mention]:
        rung = self.ladder.silence(owed.last_word_on, silent_days=self.silent_days)
        doers = self.posts.doers(owed.officer, owed.unit)
        heads = self.posts.heads.get(owed.unit, []) if owed.unit else []
        later = rung is not None and rung.number >= HEAD_HEARS_FROM
        hear = list(dict.fromkeys([*doers, *(heads if later else [])]))
        yield from self.to(hear, ReminderKind.SILENCE, owed.pk, rung, owed.last_word_on)

    def _escalation(self, owed: Owed, last_day: date, due_on: date) -> Iterator[Mention]:
        reached = self.ladder.escalation_levels(last_day, given_on=owed.lead_since)
        holders = {
            level: self.posts.level(level, unit=owed.unit, approver=owed.approver) for level in reached
        }
        sent: dict[int, set[int]] = defaultdict(set)
        for recipient, told in self.told[owed.pk].items():
            for known in told.sent(ReminderKind.ESCALATION, due_on):
                sent[known].add(recipient)
        level = due_level(reached, sent=sent, holders=holders)
        if level is None:
            return
        for recipient in holders[level]:
            if recipient not in sent[level] and self.told[owed.pk][recipient].last_on != self.ladder.day:
                yield Mention(owed.pk, recipient, ReminderKind.ESCALATION, level, due_on)

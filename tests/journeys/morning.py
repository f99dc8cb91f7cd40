"""The morning of the next working day in a demo: reminders are sent and letters leave, as the worker does it.

Run as a program, with the demo's database and settings in the environment.
"""

from datetime import datetime, timedelta

import django


def main() -> None:
    django.setup()
    import time_machine
    from django.utils import timezone

    from donghanh.notify import hours
    from donghanh.notify.jobs import deliver_mail
    from donghanh.plans.jobs import send_reminders
    from donghanh.vietnamese.workdays import WorkCalendar

    tomorrow = timezone.localtime().replace(hour=0) + timedelta(days=1)
    opening: datetime = hours.next_open(tomorrow, WorkCalendar())
    with time_machine.travel(opening + timedelta(minutes=30), tick=False):
        send_reminders()
        deliver_mail()


if __name__ == "__main__":
    main()

"""News from one app to the apps above it."""

from typing import Any

from donghanh.kernel.slots import event_handlers


def publish(event: Any) -> None:
    """Calls every handler of the event's type now, in the caller's transaction; a handler's error stops the action."""
    for handler in event_handlers:
        if isinstance(event, handler.event):
            handler.handle(event)

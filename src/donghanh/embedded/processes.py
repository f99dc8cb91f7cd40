"""The server's processes seen from outside: alive, dead, a zombie, orphaned, or another program by now.

Linux tells all of this in /proc; elsewhere only whether a process number is in use.
"""

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PID_FILE = "postmaster.pid"
PATIENCE = 5.0  # seconds between asking orphans to end and ending them


@dataclass(frozen=True)
class Postmaster:
    """What the server wrote about itself into postmaster.pid."""

    pid: int
    port: int
    ready: bool


def postmaster_of(data: Path) -> Postmaster | None:
    """The live server on the data folder; None when its file is missing, half written or of a dead one."""
    try:
        lines = (data / PID_FILE).read_text("utf-8").splitlines()
        written = Postmaster(int(lines[0]), int(lines[3]), len(lines) > 7 and lines[7].strip() == "ready")
    except (OSError, ValueError, IndexError):
        return None
    return written if is_server(written.pid, data) else None


def is_server(pid: int, data: Path) -> bool:
    """Whether the process lives and works in the data folder; a zombie does not."""
    if PROC.joinpath("self").exists():
        return _works_in(PROC / str(pid), data)
    return is_running(pid)


def is_running(pid: int) -> bool:
    """Whether the process number is in use, be it by a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def servers_on(data: Path) -> list[int]:
    """Every live process that works in the data folder, orphaned backends included."""
    return [int(entry.name) for entry in _processes() if _works_in(entry, data)]


def end_orphans(data: Path, *, timeout: float = 30) -> bool:
    """Ends what a killed server left running, so none writes beside the next one; True once all are gone.

    They cannot finish anything without their server; what they had promised is in the write-ahead log.
    """
    started = time.monotonic()
    while remaining := servers_on(data):
        waited = time.monotonic() - started
        if waited > timeout:
            return False
        for pid in remaining:
            send(pid, signal.SIGQUIT if waited < PATIENCE else signal.SIGKILL)
        time.sleep(0.1)
    return True


def wait_until_gone(pid: int, data: Path, *, timeout: float) -> bool:
    """True as soon as the process is dead (or only a zombie), False after `timeout` seconds."""
    limit = time.monotonic() + timeout
    while is_server(pid, data):
        if time.monotonic() > limit:
            return False
        time.sleep(0.02)
    return True


def send(pid: int, number: signal.Signals) -> None:
    """Sends a signal to a process that may have ended meanwhile."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return


def _processes() -> Iterator[Path]:
    return (entry for entry in PROC.glob("[0-9]*")) if PROC.joinpath("self").exists() else iter(())


def _works_in(entry: Path, data: Path) -> bool:
    """A zombie has no working folder any more, so it never counts."""
    try:
        return Path(os.readlink(entry / "cwd")) == data
    except OSError:
        return False

"""A demo as its user sees it: a command in a terminal, pages on a port, and processes that can be killed."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path

from donghanh.demo.people import PASSWORD

SOURCE = Path(__file__).resolve().parents[2] / "src"
START_SECONDS = 300
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Demo:
    """The demo in one folder, on one port."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.command: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it in the background and waits until it serves."""
        log = self.folder.parent / "log"
        with log.open("w") as written:
            self.command = subprocess.Popen(
                command(self.folder), env=surroundings(self.port), stdout=written, stderr=written
            )
        limit = time.monotonic() + START_SECONDS
        while "4/4" not in log.read_text():
            if self.command.poll() is not None or time.monotonic() > limit:
                raise RuntimeError(f"the demo does not start:\n{log.read_text()}")
            time.sleep(0.1)

    def start_again(self, **wanted: str) -> "subprocess.CompletedProcess[str]":
        """Another command for the same folder, run to its end."""
        return run(self.folder, surroundings(self.port) | wanted)

    def serves(self) -> bool:
        try:
            with urllib.request.urlopen(self.address, timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def processes(self) -> set[int]:
        """Live ones: the command, everything it started, and every process that works for the folder."""
        roots = {self.command.pid} if self.command and self.command.poll() is None else set()
        roots |= {pid for pid in running() if str(self.folder) in words_of(pid)}
        return with_children(roots)

    def stop(self) -> None:
        """Ctrl+C."""
        if self.command:
            self.command.send_signal(signal.SIGINT)
            self.command.wait(60)

    def kill_everything(self) -> None:
        """kill -9 of all of it, at once."""
        for pid in self.processes():
            with suppress(ProcessLookupError):  # PostgreSQL's own die with their postmaster
                os.kill(pid, signal.SIGKILL)
        if self.command:
            self.command.wait(10)
        limit = time.monotonic() + 10
        while self.processes() and time.monotonic() < limit:
            time.sleep(0.05)

    def kill_the_command_alone(self) -> None:
        """The terminal is gone; server, worker and database stay behind."""
        assert self.command is not None
        self.command.kill()
        self.command.wait(10)


class Visitor:
    """A signed-in officer without a browser."""

    def __init__(self, demo: Demo, name: str) -> None:
        self.demo = demo
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), _NoRedirects
        )
        self.sends("/dang-nhap/", login=name, password=PASSWORD)

    def reads(self, path: str) -> str:
        with self.opener.open(self.demo.address + path, timeout=30) as answer:
            return str(answer.read().decode())

    def sends(self, path: str, **words: str) -> int:
        """Fills in the form at the address; returns the status of the answer."""
        token = TOKEN.search(self.reads(path))
        assert token is not None
        body = urllib.parse.urlencode({**words, "csrfmiddlewaretoken": token[1]}).encode()
        with self.opener.open(self.demo.address + path, body, timeout=30) as answer:
            return int(answer.status)


class _NoRedirects(urllib.request.HTTPErrorProcessor):
    def http_response(self, request: urllib.request.Request, response: HTTPResponse) -> HTTPResponse:
        return response


def command(folder: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "donghanh.cli", "demo", "--folder", str(folder), *more]


def run(folder: Path, environment: dict[str, str], *more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command(folder, *more),
        env=environment,
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        check=False,
    )


def surroundings(port: int) -> dict[str, str]:
    """Without the database and settings of the tests: the demo brings its own."""
    foreign = ("DATABASE_", "DJANGO_", "DONGHANH_AS", "PG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return kept | {"PORT": str(port), "PYTHONPATH": str(SOURCE)}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def running() -> Iterator[int]:
    """Every process of the machine but this one."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            yield int(entry.name)


def words_of(pid: int) -> str:
    """Command line and folder of a process."""
    try:
        line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        return f"{line} {os.readlink(f'/proc/{pid}/cwd')}"
    except OSError:
        return ""


def with_children(roots: set[int]) -> set[int]:
    parents = {pid: parent_of(pid) for pid in running()}
    found, fresh = set(roots), set(roots)
    while fresh:
        fresh = {pid for pid, parent in parents.items() if parent in fresh} - found
        found |= fresh
    return {pid for pid in found if state_of(pid) not in ("", "Z")}


def parent_of(pid: int) -> int:
    fields = _stat(pid)
    return int(fields[1]) if fields else 0


def state_of(pid: int) -> str:
    """ "Z" for a dead process that nobody has reaped yet, "" for none."""
    fields = _stat(pid)
    return fields[0] if fields else ""


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []

"""One private server in one folder: made, started, found again, stopped."""

import fcntl
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Self

import psycopg

from donghanh.embedded.accounts import Account, choose_account
from donghanh.embedded.binaries import Binaries, find_binaries
from donghanh.embedded.connections import (
    SUPERUSER,
    Connections,
    answers,
    connections_to,
    load_passwords,
    private_file,
    write_private,
)
from donghanh.embedded.errors import ClusterFailed
from donghanh.embedded.processes import (
    PID_FILE,
    PROC,
    end_orphans,
    postmaster_of,
    send,
    servers_on,
    wait_until_gone,
)
from donghanh.embedded.roles import prepare

RECOVERY_SECONDS = 600  # replaying a long write-ahead log after a crash
ATTEMPTS = 3  # another program may take the free port first
LOG_LINES = 15


class Cluster:
    """A server on 127.0.0.1 whose data, log and passwords lie in `directory` (mode 0700).

    `with Cluster(directory) as connections:` starts it and stops it at the end.
    """

    def __init__(self, directory: Path | str) -> None:
        self.directory = Path(directory).resolve()

    @cached_property
    def account(self) -> Account:
        return choose_account(self.directory)

    @property
    def data(self) -> Path:
        return self.account.home / "data"

    @property
    def log(self) -> Path:
        return self.account.home / "server.log"

    def start(self) -> Connections:
        """Makes the cluster if it is new and starts it if it does not run, also after kill -9.

        Several processes may call it at once. Raises ClusterFailed.
        """
        with self._alone():
            passwords = self._passwords()
            port = self._running_port(passwords)
            if port is None:
                port = self._launch(passwords[SUPERUSER])
                self._prepare(port, passwords)
            return connections_to(port, passwords)

    def stop(self) -> None:
        """Ends the server after its open transactions are rolled back; does nothing where none runs."""
        if not self.directory.exists():
            return
        with self._alone():
            server = postmaster_of(self.data)
            if server and not self._ended(server.pid):
                raise self._failure(f"PostgreSQL (tiến trình {server.pid}) không chịu dừng")

    def running(self) -> Connections | None:
        """The addresses of the server if it runs and takes connections."""
        server = postmaster_of(self.data) if self.directory.exists() else None
        if server is None or not server.ready:
            return None
        return connections_to(server.port, self._passwords())

    def destroy(self) -> None:
        """Stops the server and deletes all its data."""
        self.stop()
        shutil.rmtree(self.account.home, ignore_errors=True)
        shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self) -> Connections:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _ended(self, pid: int) -> bool:
        """Asks the server to end, then insists."""
        for number, seconds in ((signal.SIGINT, 60), (signal.SIGQUIT, 10)):
            send(pid, number)
            if wait_until_gone(pid, self.data, timeout=seconds):
                return True
        return False

    @contextmanager
    def _alone(self) -> Iterator[Self]:
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.directory.chmod(0o700)
        with private_file(self.directory / "lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self

    def _running_port(self, passwords: dict[str, str]) -> int | None:
        """The port of a live server, after waiting for one that is still starting, or just dying."""
        limit = time.monotonic() + RECOVERY_SECONDS
        while server := postmaster_of(self.data):
            if server.ready and answers(connections_to(server.port, passwords).superuser_url):
                return server.port
            if time.monotonic() > limit:
                raise self._failure("PostgreSQL đang chạy mà không trả lời")
            time.sleep(0.1)
        return None

    def _passwords(self) -> dict[str, str]:
        path = self.directory / "passwords.json"
        if self.data.exists() and not path.exists():
            raise ClusterFailed(f"Thiếu {path}: không có mật khẩu thì không mở được dữ liệu ở {self.data}.")
        return load_passwords(path)

    def _prepare(self, port: int, passwords: dict[str, str]) -> None:
        try:
            prepare(port, passwords)
        except psycopg.Error as error:
            raise self._failure(f"Không chuẩn bị được cơ sở dữ liệu ({error})") from error

    def _launch(self, password: str) -> int:
        binaries = self.account.usable(find_binaries(self._major()))
        self.log.touch(mode=0o600)
        self.account.own(self.log)
        if not self.data.exists():
            self._create(binaries, password)
        self._clear_remains()
        for _ in range(ATTEMPTS):
            port = _free_port()
            if self._start_server(binaries, port):
                return port
            if "could not create any TCP/IP sockets" not in self._log_tail():
                break
        raise self._failure("PostgreSQL không khởi động được")

    def _major(self) -> int | None:
        """The version that made the data; None for a new cluster."""
        made_by = self.data / "PG_VERSION"
        return int(made_by.read_text("ascii")) if made_by.exists() else None

    def _create(self, binaries: Binaries, password: str) -> None:
        """A half-made data folder never takes the name of a whole one."""
        draft, secret = self.data.with_name("data.new"), self.account.home / "first-password"
        shutil.rmtree(draft, ignore_errors=True)
        write_private(secret, password)
        self.account.own(secret)
        command = [binaries.program("initdb"), "-D", str(draft), "-U", SUPERUSER, f"--pwfile={secret}"]
        made = self.account.run([*command, *_initial_options(binaries.major)], log=self.log)
        secret.unlink()
        if made != 0:
            raise self._failure("Không tạo được cơ sở dữ liệu")
        draft.rename(self.data)

    def _clear_remains(self) -> None:
        """After kill -9: ends orphans, and drops a process number that a zombie or another program holds now.

        Without /proc nobody knows of orphans, so PostgreSQL's own check keeps its file.
        """
        if not end_orphans(self.data):
            raise self._failure(f"Tiến trình PostgreSQL cũ không dừng: {servers_on(self.data)}")
        if PROC.exists():
            (self.data / PID_FILE).unlink(missing_ok=True)

    def _start_server(self, binaries: Binaries, port: int) -> bool:
        settings = (
            "listen_addresses=127.0.0.1",
            f"port={port}",
            "unix_socket_directories=''",
            "log_checkpoints=off",
        )
        options = " ".join(f"-c {setting}" for setting in settings)
        command = [binaries.program("pg_ctl"), "start", "-w", "-t", str(RECOVERY_SECONDS)]
        command += ["-D", str(self.data), "-l", str(self.log), "-o", options]
        return self.account.run(command) == 0

    def _log_tail(self) -> str:
        if not self.log.exists():
            return ""
        return "\n".join(self.log.read_text("utf-8", errors="replace").splitlines()[-LOG_LINES:])

    def _failure(self, sentence: str) -> ClusterFailed:
        return ClusterFailed(f"{sentence}. Nhật ký {self.log}:\n{self._log_tail()}")


def _initial_options(major: int) -> list[str]:
    """UTF-8, letters folded alike on every machine, a password on every connection."""
    if major >= 18:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"]
    elif major == 17:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    return ["-E", "UTF8", *locale, "--auth=scram-sha-256", "--no-instructions"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port

"""`donghanh demo`: the whole system on this machine, with made-up people and passwords that everybody knows."""

import argparse
import fcntl
import ipaddress
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from donghanh.cli.errors import CommandFailed
from donghanh.embedded import Cluster, ClusterFailed

SERVER_SECONDS = 60


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stop", action="store_true", help="dừng bản chạy thử còn lại")
    parser.add_argument("--folder", type=Path, default=Path(".demo"), help="thư mục dữ liệu (mặc định .demo)")


def run(options: argparse.Namespace) -> int:
    """Serves in the foreground until stopped; the data stays in the folder for the next time."""
    demo = Demo(options.folder.resolve())
    if options.stop:
        demo.end_what_is_left()
        return 0
    try:
        demo.prepare()
        return demo.serve()
    except ClusterFailed as failure:
        raise CommandFailed(str(failure)) from failure
    finally:
        demo.end()


class Demo:
    """The folder of a demo and the processes that run on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.host, self.port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
        self.cluster = Cluster(folder / "postgres")
        self.processes: list[subprocess.Popen[bytes]] = []
        self.owns_folder = False

    def prepare(self) -> None:
        """Starts PostgreSQL, brings the tables up to date and fills an empty database."""
        _refuse_public(self.host)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._take_folder()
        self.end_what_is_left()
        _require_free(self.host, self.port)
        self.owns_folder = True
        _say("1/4 Khởi động PostgreSQL riêng của bản chạy thử…")
        connections = self.cluster.start()
        os.environ.update(connections.environment() | self._settings())
        _say("2/4 Chuẩn bị bảng dữ liệu…")
        _run("-m", "django", "migrate", "--verbosity", "0", DONGHANH_AS_OWNER="1")
        _run("-m", "django", "collectstatic", "--noinput", "--verbosity", "0")
        _say("3/4 Chuẩn bị dữ liệu minh họa: viết, đọc, xác nhận hai kế hoạch…")
        _run("-m", "donghanh.demo.fill", DONGHANH_AS_OWNER="1")

    def serve(self) -> int:
        """Starts the server and the worker, prints the address and the sign-in names, and waits."""
        workers = ("-m", "gunicorn", "--bind", f"{self.host}:{self.port}", "--worker-class", "gthread")
        self._start(
            *workers, "--workers", "2", "--threads", "4", "--log-level", "warning", "donghanh.config.wsgi"
        )
        self._start("-m", "django", "procrastinate", "worker", PGOPTIONS="-c donghanh.worker=on")
        _wait_for(self.address, self.processes[0])
        _say(
            f"4/4 Đồng Hành đang chạy tại {self.address}\n\n{_logins()}\n\nNhấn Ctrl+C để dừng. Dữ liệu được giữ lại."
        )
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            while all(process.poll() is None for process in self.processes):
                time.sleep(0.5)
        except KeyboardInterrupt:
            return 0
        raise CommandFailed("Máy chủ hoặc tiến trình nền đã dừng ngoài ý muốn. Xem các dòng lỗi ở trên.")

    def end(self) -> None:
        """Ends what this command started, the server of the database last."""
        for process in reversed(self.processes):
            process.terminate()
            _wait_or_kill(process)
        if self.owns_folder:
            (self.folder / "pids").unlink(missing_ok=True)
            self.cluster.stop()

    def end_what_is_left(self) -> None:
        """Ends a demo that runs, or what a killed one left behind; the database last."""
        left = [pid for pid in self._pids() if _is_ours(pid)]
        for number, seconds in ((signal.SIGTERM, 15), (signal.SIGKILL, 5)):
            for pid in filter(_is_ours, left):
                os.kill(pid, number)
            limit = time.monotonic() + seconds
            while any(map(_is_ours, left)) and time.monotonic() < limit:
                time.sleep(0.1)
        (self.folder / "pids").unlink(missing_ok=True)
        self.cluster.stop()

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}/"

    def _take_folder(self) -> None:
        """One command a folder, on whatever port: the lock is let go when this process ends, however it ends."""
        self.lock = (self.folder / "lock").open("a+")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.lock.seek(0)
            at = self.lock.read() or "đây"
            raise CommandFailed(f"Bản chạy thử đang chạy tại {at}. Dừng bằng lệnh “make stop”.") from None
        self.lock.truncate(0)
        self.lock.write(self.address)
        self.lock.flush()

    def _pids(self) -> list[int]:
        file = self.folder / "pids"
        return [int(line) for line in file.read_text().split()] if file.exists() else []

    def _start(self, *command: str, **environment: str) -> None:
        process = subprocess.Popen([sys.executable, *command], env=os.environ | environment)  # noqa: S603
        self.processes.append(process)
        (self.folder / "pids").write_text(
            "\n".join(map(str, [os.getpid(), *(one.pid for one in self.processes)]))
        )

    def _settings(self) -> dict[str, str]:
        secret = self.folder / "secret"
        if not secret.exists():
            secret.touch(mode=0o600)
            secret.write_text(secrets.token_urlsafe(60))
        return {
            "DJANGO_SETTINGS_MODULE": "donghanh.config.settings.demo",
            "DONGHANH_SECRET_KEY": secret.read_text(),
            "DONGHANH_FILES": str(self.folder / "files"),
            "DONGHANH_MAIL_FOLDER": str(self.folder / "letters"),  # no mail leaves a demo
            "DONGHANH_STATIC_ROOT": str(self.folder / "static"),
            "DONGHANH_SITE_URL": self.address,
            "DONGHANH_HOSTS": f"localhost,127.0.0.1,[::1],{self.host}",
        }


def _refuse_public(host: str) -> None:
    """The demo's passwords are known to everybody: it listens on this machine or a private network only."""
    try:
        address = ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise CommandFailed(f"Địa chỉ “{host}” không hợp lệ. Dùng một địa chỉ IP của máy này.") from None
    if not address.is_loopback and (address.is_unspecified or not address.is_private):
        raise CommandFailed("Bản chạy thử có mật khẩu ai cũng biết nên không chạy trên địa chỉ công khai.")


def _require_free(host: str, port: str) -> None:
    """Tells at once of a port that another program holds, before anything is prepared."""
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise CommandFailed(f"PORT phải là một số từ 1 đến 65535, không phải “{port}”.")
    try:
        socket.create_server(
            (host, int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        ).close()
    except OSError as error:
        raise CommandFailed(f"Cổng {port} đang bận. Chọn cổng khác, ví dụ: PORT=8123 make demo.") from error


def _logins() -> str:
    from donghanh.demo.people import LOGINS, PASSWORD

    lines = [f"  {username:<14} {title}" for username, title in LOGINS]
    return "\n".join(["Tên đăng nhập (dữ liệu minh họa, mật khẩu chung: " + PASSWORD + "):", *lines])


def _run(*command: str, **environment: str) -> None:
    done = subprocess.run([sys.executable, *command], env=os.environ | environment, check=False)  # noqa: S603
    if done.returncode:
        raise CommandFailed(
            f"Bước chuẩn bị “{' '.join(command[1:])}” không thành công. Xem các dòng lỗi ở trên."
        )


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    limit = time.monotonic() + SERVER_SECONDS
    while not _answers(address):
        if server.poll() is not None or time.monotonic() > limit:
            raise CommandFailed(
                f"Máy chủ không lên được tại {address}. Cổng có thể đang bận: thử PORT=8123 make demo."
            )
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _is_ours(pid: int) -> bool:
    """Whether a process with this number runs the demo's server or worker; numbers are used again by the system."""
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return b"donghanh" in command or b"procrastinate" in command


def _wait_or_kill(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()

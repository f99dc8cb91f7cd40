"""`python -m benchmarks [NAME …]`: runs the benchmarks named, or all, one after another."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALL = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


def main(names: list[str]) -> int:
    unknown = set(names) - set(ALL)
    if unknown:
        raise SystemExit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(ALL)}")
    failed = [name for name in names or ALL if _run(name)]
    if failed:
        print(f"over their limits: {', '.join(failed)}")
    return int(bool(failed))


def _run(name: str) -> int:
    print(f"== {name}", flush=True)
    return subprocess.run([sys.executable, str(HERE / f"{name}.py")], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

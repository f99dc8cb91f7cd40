"""`python -m donghanh.embedded start|stop|status|url|programs …`: the private server from a shell."""

import argparse
import sys

from donghanh.embedded.binaries import find_binaries
from donghanh.embedded.cluster import Cluster
from donghanh.embedded.errors import ClusterFailed

STOPPED = 3  # what `status` answers for a service that does not run


def main(arguments: list[str] | None = None) -> int:
    """Exit codes: 0 done, 2 it could not be done (why: stderr), 3 `status` and `url` find it stopped."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except ClusterFailed as failure:
        print(failure, file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m donghanh.embedded", description="PostgreSQL riêng của Đồng Hành."
    )
    verbs = parser.add_subparsers(required=True, metavar="LỆNH")
    for name, run, summary in (
        ("start", _start, "khởi động, tạo mới nếu chưa có"),
        ("stop", _stop, "dừng"),
        ("status", _status, "cho biết có đang chạy không"),
        ("url", _url, "in địa chỉ kết nối"),
    ):
        verb = verbs.add_parser(name, help=summary)
        verb.add_argument("directory", metavar="THƯ_MỤC")
        verb.set_defaults(run=run)
        if name == "url":
            verb.add_argument("--role", choices=("app", "owner", "superuser"), default="app")
    verbs.add_parser("programs", help="cho biết dùng PostgreSQL nào").set_defaults(run=_programs)
    return parser


def _start(options: argparse.Namespace) -> int:
    Cluster(options.directory).start()
    return _status(options)


def _stop(options: argparse.Namespace) -> int:
    Cluster(options.directory).stop()
    return 0


def _status(options: argparse.Namespace) -> int:
    running = Cluster(options.directory).running() is not None
    print("đang chạy" if running else "đã dừng")
    return 0 if running else STOPPED


def _url(options: argparse.Namespace) -> int:
    connections = Cluster(options.directory).running()
    if connections is None:
        return STOPPED
    print(getattr(connections, f"{options.role}_url"))
    return 0


def _programs(_: argparse.Namespace) -> int:
    binaries = find_binaries()
    print(f"PostgreSQL {binaries.version}: {binaries.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

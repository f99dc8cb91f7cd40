"""`donghanh link A.csv B.csv --out pairs.csv [--engine duckdb|spark] [--master spark://…]`: lists compared."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from donghanh.cli.errors import CommandFailed

if TYPE_CHECKING:
    from donghanh.linkage import Outcome, Row


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two lists, where the pairs go, and the engine."""
    parser.add_argument("left", metavar="A.csv", type=Path, help="danh sách thứ nhất")
    parser.add_argument("right", metavar="B.csv", type=Path, help="danh sách thứ hai")
    parser.add_argument("--out", metavar="TỆP", type=Path, required=True, help="tệp CSV ghi các cặp tìm được")
    parser.add_argument(
        "--engine", choices=("duckdb", "spark"), default="duckdb", help="máy tính toán (mặc định: duckdb)"
    )
    parser.add_argument(
        "--subject", choices=("businesses", "people"), default="businesses",
        help="danh sách cơ sở (mặc định) hay danh sách người; với người, xác suất một mình quyết định",
    )  # fmt: skip
    parser.add_argument("--master", metavar="ĐỊA_CHỈ", help="địa chỉ cụm Spark, ví dụ spark://10.0.0.5:7077")


def run(options: argparse.Namespace) -> int:
    """Writes the pairs and says how many. Raises CommandFailed where a list cannot be read or no engine is there."""
    from donghanh.linkage import Options, link_tables, write_pairs
    from donghanh.linkage.engines import EngineMissing

    left, right = _rows(options.left), _rows(options.right)
    try:
        chosen = Options(engine=options.engine, master=options.master, subject=options.subject)
        outcome = link_tables(left, right, chosen)
    except EngineMissing as error:
        raise CommandFailed(str(error)) from error
    try:
        write_pairs(outcome.pairs, options.out)
    except OSError as error:
        raise CommandFailed(f"Không ghi được tệp “{options.out}”: {error.strerror}.") from error
    sys.stderr.write(_summary(outcome, left, right, options.out))
    return 0


def _rows(path: Path) -> "list[Row]":
    from donghanh.linkage import TableFault, read_table

    try:
        return read_table(path.read_bytes())
    except FileNotFoundError as error:
        raise CommandFailed(f"Không tìm thấy tệp “{path}”; hãy kiểm tra lại đường dẫn.") from error
    except OSError as error:
        raise CommandFailed(f"Không đọc được tệp “{path}”: {error.strerror}.") from error
    except TableFault as error:
        raise CommandFailed(f"Tệp “{path}” không đọc được: {error}") from error


def _summary(outcome: "Outcome", left: "list[Row]", right: "list[Row]", target: Path) -> str:
    same = sum(pair.decision == "same" for pair in outcome.pairs)
    asked = len(outcome.pairs) - same
    return f"{len(left)} và {len(right)} dòng: {same} cặp trùng, {asked} cặp cần người xem; đã ghi vào “{target}”.\n"

"""The command line `donghanh`. One module a command; only the module of the command asked for is imported,
so that `read`, `lint`, `deadline` and `link` start without Django or a database."""

import argparse
import sys
from importlib import import_module

from donghanh.cli.errors import CommandFailed

COMMANDS = {
    "deadline": "diễn giải một cụm từ chỉ thời hạn",
    "read": "đọc một kế hoạch thành nhiệm vụ và chỉ tiêu",
    "demo": "chạy thử toàn hệ thống với dữ liệu minh họa",
    "lint": "rà soát thể thức và nội dung một kế hoạch",
    "simulate": "chạy thử một năm giả định để xem hệ thống nhắc việc ra sao",
    "link": "tìm các cơ sở kinh doanh trùng nhau giữa hai danh sách",
    "report": "lập báo cáo kết quả thực hiện kế hoạch thành tệp .docx, .xlsx",
    "init": "khởi tạo một phường, xã, đặc khu",
    "wards": "chuyển sổ cơ sở kinh doanh khi sáp nhập đơn vị",
    "migrate": "đưa cơ sở dữ liệu lên phiên bản này",
    "serve": "phục vụ trang web",
    "worker": "chạy việc nền",
    "backup": "sao lưu dữ liệu và tệp vào một tệp",
    "restore": "khôi phục từ bản sao lưu",
}


def main(argv: list[str] | None = None) -> int:
    """Runs one command. Exit codes: 0 done, 1 the command found faults, 2 input that cannot be read or a wrong call."""
    arguments = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser(
        prog="donghanh", description="Đồng Hành: theo dõi thực hiện kế hoạch của xã, phường, đặc khu."
    )
    choices = parser.add_subparsers(dest="command", required=True, metavar="LỆNH")
    asked = next((word for word in arguments if word in COMMANDS), None)
    for name, summary in COMMANDS.items():
        command = choices.add_parser(name, help=summary, description=summary)
        if name == asked:
            module = import_module(f"donghanh.cli.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except CommandFailed as failure:
        print(failure, file=sys.stderr)
        return 2

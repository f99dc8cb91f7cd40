"""`donghanh demo` in a terminal: killed and started again, started twice, on a busy port, on a public address."""

import json
import re
import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.demo.running import Demo, Visitor, free_port, run, surroundings

pytestmark = pytest.mark.skipif(not Path("/proc/self").exists(), reason="reads /proc")
NOTE = "Đã gửi công văn đôn đốc, ghi ngay trước khi mất điện"
TASK = "/viec/4/tien-do/"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demo for the module: filling it takes longest, later starts are quick."""
    demo = Demo(tmp_path_factory.mktemp("demo") / "data", free_port())
    yield demo
    demo.kill_everything()


@pytest.fixture
def demo(kept: Demo) -> Demo:
    """A demo that serves."""
    if not kept.serves():
        kept.start()
    return kept


def test_the_first_page_is_there_for_anyone_in_vietnamese(demo):
    with urllib.request.urlopen(demo.address) as answer:
        page = answer.read().decode()
    assert '<html lang="vi"' in page


def test_the_targets_of_both_plans_are_followed_with_figures_marked_as_made_up(demo):
    page = Visitor(demo, "chanhvp").reads("/chi-tieu/")
    assert (page.count('class="cell-title"'), page.count("dữ liệu minh họa")) == (23, 11)


def test_figures_for_everybody_are_released_and_marked_as_made_up(demo):
    with urllib.request.urlopen(f"{demo.address}/du-lieu-mo/10660/") as answer:
        page = answer.read().decode()
    assert ("Số liệu đến ngày 01/10/2026" in page, "Dữ liệu minh họa" in page) == (True, True)
    with urllib.request.urlopen(f"{demo.address}/du-lieu-mo/10660/2026-10-01/standing.json") as answer:
        told = json.load(answer)
    active = next(row["so_luong"] for row in told["rows"] if row["ma"] == "active")
    assert 500 < active < told["total"] <= 1000


def test_one_agency_holds_a_key_whose_secret_nobody_was_told(demo):
    """Without the right to personal data; the terminal of the demo tells no key either."""
    page = Visitor(demo, "chanhvp").reads("/co-so/chia-se/")
    assert page.count("Thuế cơ sở (dữ liệu minh họa)") == 1
    agreed = Visitor(demo, "chanhvp").reads(re.search(r"/co-so/chia-se/\d+/", page)[0])
    assert ("Còn hiệu lực" in agreed, "Dữ liệu cá nhân của chủ cơ sở" in agreed) == (True, False)
    log = (demo.folder.parent / "log").read_text()
    assert re.findall(r"dh_[a-z2-9]{10}_", page + agreed + log) == []


def test_a_second_start_says_where_the_first_one_runs(demo):
    said = demo.start_again()
    assert (said.returncode, said.stdout, said.stderr) == (2, "", running_at(demo))


def test_a_second_start_on_another_port_leaves_the_first_one_alone(demo):
    said = demo.start_again(PORT=str(free_port()))
    assert (said.returncode, said.stderr) == (2, running_at(demo))
    assert demo.serves()


def test_nothing_acknowledged_is_lost_when_everything_is_killed(demo):
    answer = Visitor(demo, "chanhvp").sends(TASK, text=NOTE)
    demo.kill_everything()
    assert (answer, demo.processes()) == (302, set())

    demo.start()
    assert NOTE in Visitor(demo, "chanhvp").reads("/viec/4/")


def test_a_start_takes_the_place_of_what_a_killed_command_left_behind(demo):
    before = demo.processes()
    demo.kill_the_command_alone()
    demo.start()
    assert (demo.serves(), demo.processes() & before) == (True, set())


def test_stop_ends_what_a_killed_command_left_behind(demo):
    demo.kill_the_command_alone()
    assert demo.serves()

    said = run(demo.folder, surroundings(demo.port), "--stop")
    assert (said.returncode, said.stderr, demo.processes()) == (0, "", set())


def test_ctrl_c_ends_everything_and_keeps_the_data(demo):
    demo.stop()
    assert (demo.command.returncode, demo.processes()) == (0, set())
    assert (demo.folder / "postgres").exists()


def test_a_busy_port_is_named_before_anything_is_prepared(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = run(tmp_path / "data", surroundings(port))
    sentence = f"Cổng {port} đang bận. Chọn cổng khác, ví dụ: PORT=8123 make demo.\n"
    assert (said.returncode, said.stdout, said.stderr) == (2, "", sentence)


@pytest.mark.parametrize("host", ["0.0.0.0", "8.8.8.8", "::"])
def test_known_passwords_are_never_served_on_a_public_address(host, tmp_path):
    said = run(tmp_path / "data", surroundings(free_port()) | {"HOST": host})
    sentence = "Bản chạy thử có mật khẩu ai cũng biết nên không chạy trên địa chỉ công khai.\n"
    assert (said.returncode, said.stdout, said.stderr) == (2, "", sentence)


def running_at(demo: Demo) -> str:
    return f"Bản chạy thử đang chạy tại {demo.address}/. Dừng bằng lệnh “make stop”.\n"

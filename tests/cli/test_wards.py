"""`donghanh wards move`: a line a former ward on success, one Vietnamese sentence and exit code 2 otherwise."""

import pytest

from donghanh.cli import main, wards
from donghanh.registry.models import Business
from tests import make
from tests.registry import make as registry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def django_is_ready(monkeypatch):
    """The tests have set Django up already, on their own database."""
    monkeypatch.setattr(wards, "set_up_django", lambda as_owner: None)


def test_businesses_of_the_former_wards_go_over(capsys):
    former = [make.ward("11413", "Hải Dương"), make.ward("11416", "Lê Thanh Nghị")]
    into = make.ward()
    for _ in range(2):
        registry.business(former[0])
    said = [
        "wards",
        "move",
        "--former",
        "11413",
        "--former",
        "11416",
        "--into",
        "10660",
        "--on",
        "2026-07-01",
    ]
    assert main(said) == 0
    assert capsys.readouterr().out.splitlines() == [
        "11413 Phường Hải Dương: 2 cơ sở → 10660 Phường Ái Quốc",
        "11416 Phường Lê Thanh Nghị: 0 cơ sở → 10660 Phường Ái Quốc",
    ]
    assert Business.objects.filter(ward=into).count() == 2


@pytest.mark.parametrize(
    ("former", "into", "on", "sentence"),
    [
        ("99999", "10660", "2026-07-01", "Chưa có phường, xã, đặc khu mang mã 99999 trong hệ thống"),
        ("10660", "10660", "2026-07-01", "Ghi mỗi đơn vị cũ một lần, không ghi đơn vị mới."),
        ("11413", "10660", "hôm nọ", "Ngày sáp nhập “hôm nọ” không đọc được"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(former, into, on, sentence, capsys):
    make.ward()
    assert main(["wards", "move", "--former", former, "--into", into, "--on", on]) == 2
    assert sentence in capsys.readouterr().err

"""Days, moments and purposes as requests write them."""

from datetime import UTC, date, datetime

import pytest

from donghanh.api.words import read_day, read_moment, read_purpose


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22T08:30:00+07:00", datetime(2026, 11, 22, 1, 30, tzinfo=UTC)),
        ("2026-11-22t01:30:00z", datetime(2026, 11, 22, 1, 30, tzinfo=UTC)),
        ("2026-11-22T01:30:00.123456789Z", datetime(2026, 11, 22, 1, 30, 0, 123456, tzinfo=UTC)),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
        ("9999-12-31T23:59:59-12:00", datetime.max.replace(tzinfo=UTC)),
        ("0001-01-01T00:00:00+12:00", datetime(1, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_moment_has_a_zone(text, moment):
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    ["2026-11-22", "2026-11-22T08:30:00", "1764000000", "2026-02-30T00:00:00Z", "٢٠٢٦-11-22T00:00:00Z"],
)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read_moment(text)


def test_a_day_is_of_our_time():
    assert read_day("2026-11-22") == date(2026, 11, 22)
    assert (read_day("0001-01-01"), read_day("9999-12-31")) == (date(1986, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text", ["22/11/2026", "2026-2-3", "20260203", "2026-02-30", "0", "2026-11-22T00:00:00Z"]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        read_day(text)


def test_a_purpose_is_vietnamese_in_ascii_and_holds_no_control_signs():
    assert read_purpose("th%E1%BB%91ng%20k%C3%AA") == "thống kê"
    assert read_purpose("a%00b%0D%0Ac") == "a b c"
    assert len(read_purpose("x" * 5000)) == 5000  # and is refused


@pytest.mark.parametrize(
    "raw", ["Doi soat\tno thue", "a\x00bc", "thống kê".encode().decode("latin-1"), "Đối soát"]
)
def test_a_purpose_with_raw_signs_outside_ascii_is_refused(raw):
    with pytest.raises(ValueError, match="purpose"):
        read_purpose(raw)

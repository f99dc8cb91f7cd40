"""Business names without their legal form; forms as in Luật Doanh nghiệp 59/2020/QH14 and NĐ 168/2025/NĐ-CP."""

import pytest

from donghanh.vietnamese.business_names import split_business_name


@pytest.mark.parametrize(
    ("name", "form", "trades", "core"),
    [
        ("Công ty TNHH Thương mại và Dịch vụ Hòa Phát", "company", ("dv", "tm"), "hoa phat"),
        ("CTY TNHH TM&DV HOÀ PHÁT", "company", ("dv", "tm"), "hoa phat"),
        ("Công ty trách nhiệm hữu hạn một thành viên Xây dựng Bình Minh", "company", ("xd",), "binh minh"),
        ("Cty TNHH MTV XD Binh Minh", "company", ("xd",), "binh minh"),
        ("CÔNG TY CP SXTM XNK Á Đông", "company", ("sx", "tm", "xnk"), "a dong"),
        ("Chi nhánh Công ty TNHH Á Đông", "unit", (), "a dong"),
        ("Văn phòng đại diện Công ty CP Á Đông", "unit", (), "a dong"),
        ("CN Cty TNHH Á Đông", "unit", (), "a dong"),
        ("CT TNHH Á Đông", "company", (), "a dong"),
        ("Công ty TNHH Công nghệ Á Đông", "company", ("cn",), "a dong"),
        ("DNTN Hồng Phúc", "sole", (), "hong phuc"),
        ("HTX Dịch vụ nông nghiệp Ái Quốc", "cooperative", ("dv", "nn"), "ai quoc"),
        ("Hộ kinh doanh Nguyễn Thị Hương", "household", (), "nguyen thi huong"),
        ("Tạp hóa Cô Ba", "", ("tap hoa",), "co ba"),
        ("Nhà thuốc Minh Tâm số 02", "", ("nha thuoc",), "minh tam 2"),
        ("Quán cơm Bình Dân", "", ("com", "quan"), "binh dan"),
        ("", "", (), ""),
    ],
)
def test_a_name_is_form_trades_and_the_words_that_are_its_own(
    name: str, form: str, trades: tuple[str, ...], core: str
) -> None:
    found = split_business_name(name)
    assert (found.form, found.trades, found.core) == (form, trades, core)


@pytest.mark.parametrize("person", ["Nguyễn Văn Tài", "Hoàng Văn Quân", "Lê Trung Hiếu", "Đỗ Kim Hoàn"])
def test_names_of_people_are_not_taken_for_trades(person: str) -> None:
    assert split_business_name(f"Hộ kinh doanh {person}").accented == person.lower()


def test_a_name_of_nothing_but_trades_has_no_words_of_its_own() -> None:
    assert split_business_name("Cửa hàng tạp hóa").core == ""


def test_numbers_tell_shops_of_one_owner_apart() -> None:
    assert split_business_name("Nhà thuốc Minh Tâm 1").numbers == ("1",)
    assert split_business_name("Nhà thuốc Minh Tâm 02").numbers == ("2",)

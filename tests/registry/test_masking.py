"""Personal data on screens (Luật 91/2025/QH15 Đ3; TT 86/2024/TT-BTC for the number of a household)."""

import pytest

from donghanh.registry.enums import Attribute
from donghanh.registry.masking import is_personal, mask


@pytest.mark.parametrize(
    ("attribute", "value", "shown"),
    [
        (Attribute.OWNER, "Nguyễn Thị Lan", "Nguyễn Thị L•••"),
        (Attribute.OWNER, "Lan", "L•••"),
        (Attribute.PERSONAL_ID, "031190001234", "0311 •••• ••34"),
        (Attribute.TAX_CODE, "031190001234", "0311 •••• ••34"),
        (Attribute.TAX_CODE, "0101248141", "0101248141"),
        (Attribute.PHONE, "0912345318", "•••• ••• 318"),
        (Attribute.EMAIL, "lan@example.vn", "l•••@example.vn"),
        (Attribute.OWNER_BORN, "1990-02-03", "•••"),
        (Attribute.PERSONAL_ID, "123", "•••"),
        (Attribute.NAME, "Tạp hóa Hương Lan", "Tạp hóa Hương Lan"),
        (Attribute.PHONE, "", ""),
    ],
)
def test_a_screen_shows_as_much_as_its_owner_recognises(attribute, value, shown):
    assert mask(attribute, value) == shown


def test_the_number_of_a_household_is_its_owners_number_and_that_of_a_firm_is_not():
    assert is_personal(Attribute.TAX_CODE, "031190001234")
    assert not is_personal(Attribute.TAX_CODE, "0101248141-001")

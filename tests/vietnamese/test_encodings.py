"""Old font encodings are told from Unicode and from other languages."""

import pytest

from donghanh.vietnamese.encodings import detect_encoding, repair_text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ph\u00adêng ¸i Quèc, H¶i Phßng, C«ng ty", "tcvn3"),
        ("Hµ Néi", "tcvn3"),
        ("Uû ban nh©n d©n ph\u00adêng", "tcvn3"),
        ("Phöôøng AÙi Quoác, Haûi Phoøng", "vni"),
        ("THAØNH PHOÁ HOÀ CHÍ MINH", "vni"),
        ("Phường Ái Quốc, Hải Phòng", "unicode"),
        ("có là và cá", "unicode"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam © 2026 ®", "unicode"),
        ("Hello world", "unicode"),
        ("café déjà vu naïve Müller über façade señor", "unicode"),
        ("", "unicode"),
    ],
)
def test_each_encoding_is_recognised(text: str, name: str) -> None:
    assert detect_encoding(text).name == name


def test_more_words_make_it_surer() -> None:
    one = detect_encoding("Phöôøng").confidence
    many = detect_encoding("Phöôøng AÙi Quoác, Haûi Phoøng, Vieät Nam").confidence
    assert one == 0.5
    assert many > 0.8


def test_plain_ascii_is_certainly_unicode() -> None:
    assert detect_encoding("Cong ty TNHH").confidence == 1.0


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Ph\u00adêng ¸i Quèc, H¶i Phßng", "Phường ái Quốc, Hải Phòng"),
        ("Phöôøng AÙi Quoác, Haûi Phoøng", "Phường Ái Quốc, Hải Phòng"),
        ("C«ng ty TNHH Hoµng Long", "Công ty TNHH Hoàng Long"),
        ("Phường Ái Quốc".encode().decode("latin-1"), "Phường Ái Quốc"),
        ("Phu\u031bo\u031b\u0300ng", "Phường"),
        ("Phường Ái Quốc", "Phường Ái Quốc"),
        ("Café Mỹ", "Café Mỹ"),
        ("plain", "plain"),
    ],
)
def test_text_is_brought_to_unicode(typed: str, text: str) -> None:
    assert repair_text(typed) == text

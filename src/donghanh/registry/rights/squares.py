"""An address as a square to scan."""

from io import BytesIO

import qrcode
from django.utils.safestring import SafeString, mark_safe
from qrcode.image.svg import SvgPathFillImage


def square_of(address: str) -> SafeString:
    """An SVG on white, so that a camera reads it from a dark page too; it holds modules and no words."""
    drawing = BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage).save(drawing)
    text = drawing.getvalue().decode()
    return mark_safe(text[text.index("<svg") :])  # noqa: S308 - drawn here, from an address of ours

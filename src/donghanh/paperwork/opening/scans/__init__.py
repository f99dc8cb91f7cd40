"""Reads pages that are only pictures, with the OCR program the server has (tesseract with Vietnamese), if it has one.

`pictures` is a page as pixels, `tesseract` turns pixels into words, `lines` finds the ruling lines of tables,
`pages` puts both back into a PDF page. Nothing leaves the machine.
"""

from donghanh.paperwork.opening.scans.pictures import Picture, Progress, Recognizer, SeenWord
from donghanh.paperwork.opening.scans.tesseract import installed_recognizer

__all__ = ["Picture", "Progress", "Recognizer", "SeenWord", "installed_recognizer"]

"""Collected static files: the parts of `ui/ui.css` joined into it, one sheet instead of thirty requests."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "ui/ui.css"
IMPORT = re.compile(r'@import "(?P<path>[^"]+)" layer\((?P<layer>\w+)\);')


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, compressed copies, one style sheet. Without it the sheet still works, by its @imports."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if SHEET in paths and not dry_run:
            joined = join_sheet(lambda name: _read(*paths[name]))
            self.delete(SHEET)
            self._save(SHEET, ContentFile(joined.encode()))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def join_sheet(read: Any) -> str:
    """The sheet with every `@import … layer(x);` replaced by `@layer x {…}`; `read` gives a file's text."""
    folder = SHEET.rpartition("/")[0]

    def part(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{read(folder + '/' + found['path'])}}}"

    return IMPORT.sub(part, read(SHEET))


def _read(storage: Any, path: str) -> str:
    with storage.open(path) as file:
        text: str = file.read().decode()
    return text

"""Message catalogues without system gettext: English msgids in, `locale/vi/LC_MESSAGES/django.po` out.

    python scripts/messages.py update [APP …]    write new msgids into the catalogues, drop unused ones
    python scripts/messages.py compile           .po to .mo, where the .po is newer
    python scripts/messages.py check             fail on what is untranslated, fuzzy, missing, unused

An app is a folder directly under src/donghanh. JavaScript holds no words and is not read.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import generate_po, read_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "donghanh"
CATALOGUE = Path("locale/vi/LC_MESSAGES/django.po")
HEADER = """\
msgid ""
msgstr ""
"Language: vi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
SINGULAR, PLURAL, IN_CONTEXT, PLURAL_IN_CONTEXT = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), SINGULAR),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), PLURAL_IN_CONTEXT),
}
TEMPLATE_ENDINGS = {".html", ".txt", ".xml", ".md"}
PLACEHOLDER = re.compile(r"%\((\w+)\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|%([sdrif])|\{(\w*)(?:[!:][^{}]*)?\}")

Key = tuple[str | None, str]
MessageId = str | tuple[str, ...]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("verb", choices=("update", "compile", "check"))
    parser.add_argument("apps", nargs="*", metavar="APP", help="only these apps (default: all)")
    options = parser.parse_args()
    known = [folder.name for folder in sorted(PACKAGE.iterdir()) if (folder / "__init__.py").exists()]
    unknown = set(options.apps) - set(known)
    if unknown:
        parser.error(f"no such app: {', '.join(sorted(unknown))}")
    folders = [PACKAGE / name for name in known if not options.apps or name in options.apps]
    return {"update": update, "compile": compile_all, "check": check}[options.verb](folders)


def update(apps: list[Path]) -> int:
    """Brings each app's catalogue in step with its sources; translations of msgids still in use stay."""
    for app in apps:
        used, path = used_messages(app), app / CATALOGUE
        if not used and not path.exists():
            continue
        old = read_catalogue(path)
        new = Catalog(locale="vi", fuzzy=False)
        for context, message_id in used.values():
            known = old.get(message_id, context) or old.get(singular(message_id), context)
            text = known.string if known else ""
            flags = (known.flags - {"python-format"}) if known else set()
            comments = known.user_comments if known else []
            new.add(
                message_id, as_string(text, message_id), context=context, flags=flags, user_comments=comments
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        if write_if_changed(path, as_text(new)):
            empty = sum(1 for message in new if message.id and not all(strings(message)))
            print(f"{app.name}: {len(used)} messages, {empty} to translate")
    return 0


def compile_all(apps: list[Path]) -> int:
    """Writes django.mo beside every django.po that is newer than it."""
    for path in (app / CATALOGUE for app in apps):
        target = path.with_suffix(".mo")
        if not path.exists() or (target.exists() and target.stat().st_mtime_ns >= path.stat().st_mtime_ns):
            continue
        binary = BytesIO()
        write_mo(binary, read_catalogue(path))
        target.write_bytes(binary.getvalue())
    return 0


def check(apps: list[Path]) -> int:
    """Lists every fault on stdout; 1 when there is any."""
    faults = [fault for app in apps for fault in faults_of(app)]
    faults += list(disagreements(apps))
    for fault in faults:
        print(fault)
    if faults:
        print(f"{len(faults)} faults; `scripts/messages.py update` adds missing and drops unused ones")
    return 1 if faults else 0


def faults_of(app: Path) -> Iterator[str]:
    """What keeps one app's catalogue from being complete: a line a fault."""
    used, catalogue = used_messages(app), read_catalogue(app / CATALOGUE)
    kept = {key_of(message): message for message in catalogue if message.id}
    for key in sorted_keys(used.keys() - kept.keys()):
        yield f"{app.name}: missing: {shown(key)}"
    for key, message in kept.items():
        if key not in used:
            yield f"{app.name}: unused: {shown(key)}"
        elif not all(strings(message)):
            yield f"{app.name}: untranslated: {shown(key)}"
        elif message.fuzzy:
            yield f"{app.name}: fuzzy: {shown(key)}"
        elif placeholders(plural(message.id)) != placeholders(strings(message)[0]):
            yield f"{app.name}: placeholders differ: {shown(key)} / {strings(message)[0]!r}"


def disagreements(apps: list[Path]) -> Iterator[str]:
    """Django merges all catalogues into one: the same msgid must say the same in every app."""
    seen: dict[Key, tuple[str, list[str]]] = {}
    for app in apps:
        for message in read_catalogue(app / CATALOGUE):
            if not message.id or not all(strings(message)):
                continue
            first, said = seen.setdefault(key_of(message), (app.name, strings(message)))
            if said != strings(message):
                yield f"{app.name}: {first} says it otherwise: {shown(key_of(message))} / {said[0]!r}"


def used_messages(app: Path) -> dict[Key, tuple[str | None, MessageId]]:
    """Every msgid of the app's Python and templates, in a fixed order: by words, then by context."""
    found: dict[Key, tuple[str | None, MessageId]] = {}
    for path in sorted(app.rglob("*")):
        if "migrations" in path.parts or not path.is_file():
            continue
        for message_id, context in messages_in(path):
            key = (context, singular(message_id))
            if key not in found or isinstance(message_id, tuple):
                found[key] = (context, message_id)
    return {key: found[key] for key in sorted_keys(found)}


def messages_in(path: Path) -> Iterator[tuple[MessageId, str | None]]:
    """The msgids of one file, each with its context; nothing for files that are no source."""
    if path.suffix == ".py":
        source = path.read_text("utf-8")
    elif "templates" in path.parts and path.suffix in TEMPLATE_ENDINGS:
        # Round brackets keep the tokeniser from judging the indentation of what is no Python.
        source = f"({templatize(path.read_text('utf-8'), origin=str(path))}\n)"
    else:
        return
    for _, message_id, _, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        if singular(message_id):
            yield message_id, context


def read_catalogue(path: Path) -> Catalog:
    """The catalogue of `path`, or an empty one where there is no file."""
    if not path.exists():
        return Catalog(locale="vi", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="vi", ignore_obsolete=True, abort_invalid=True)


def as_text(catalogue: Catalog) -> str:
    body = "".join(
        generate_po(catalogue, width=110, no_location=True, omit_header=True, ignore_obsolete=True)
    )
    return HEADER + body.strip("\n") + "\n"


def write_if_changed(path: Path, text: str) -> bool:
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.write_text(text, "utf-8")
    return True


def sorted_keys(keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: (key[1], key[0] or ""))


def shown(key: Key) -> str:
    return repr(key[1]) if key[0] is None else f"{key[1]!r} (context {key[0]!r})"


def key_of(message: Message) -> Key:
    return (message.context, singular(message.id))


def singular(message_id: MessageId) -> str:
    return message_id if isinstance(message_id, str) else message_id[0]


def plural(message_id: MessageId) -> str:
    return message_id if isinstance(message_id, str) else message_id[-1]


def strings(message: Message) -> list[str]:
    """The translations of a message; Vietnamese has one form, so one member."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def as_string(text: str | tuple[str, ...], message_id: MessageId) -> str | tuple[str, ...]:
    """The same translation in the shape its msgid wants: one string, or a tuple of the single plural form."""
    first = text if isinstance(text, str) else next(iter(text), "")
    return first if isinstance(message_id, str) else (first,)


def placeholders(text: str) -> list[str]:
    return sorted(match.group(0) for match in PLACEHOLDER.finditer(text.replace("%%", "")))


if __name__ == "__main__":
    sys.exit(main())

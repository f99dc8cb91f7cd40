"""Every address of the site, found by walking the resolver, and the reviewed table about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.permissions.world import World

PEOPLE = ("nobody", "chair", "vice", "chief", "head", "doer", "other", "clerk", "field", "admin")
TABLE = Path(__file__).with_name("table.txt")
NO_THING = "."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: symbols in the order of PEOPLE, and one for all of them about another ward's thing."""

    name: str
    thing: str
    get: str
    post: str
    foreign_get: str
    foreign_post: str

    def address(self, world: World) -> str:
        """The address of the ward's own thing."""
        if self.thing == NO_THING:
            return reverse(self.name)
        thing = world.things[self.thing]
        return reverse(self.name, args=thing if isinstance(thing, tuple) else [thing])


def read_table() -> list[Line]:
    """The lines of table.txt; `#` begins a remark."""
    lines = [line.partition("#")[0].split() for line in TABLE.read_text("utf-8").splitlines()]
    return [_line(words) for words in lines if words]


def _line(words: list[str]) -> Line:
    people = len(PEOPLE)
    if len(words) != 2 * people + 4:
        raise ValueError(f"{words[0]}: {len(words)} words, not {2 * people + 4}")
    get, post = words[2 : 2 + people], words[2 + people : 2 + 2 * people]
    return Line(words[0], words[1], "".join(get), "".join(post), *words[-2:])


def exposed_names() -> set[str]:
    """The name of every address with its namespaces ("plans:task_list"). An address without a name is an error."""
    return {name for name, _pattern in _walk(get_resolver(), "")}


def _walk(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner)
        else:
            if not pattern.name:
                raise NoReverseMatch(f"{pattern.pattern} has no name")
            yield f"{space}{pattern.name}", pattern

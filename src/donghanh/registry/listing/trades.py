"""Narrowing businesses by their industry, where some have a code of VSIC 2018 and others one of VSIC 2025.

"2018-47" and "2025-G" are lines of one version and hold its codes only. "any-47" and "any-G" are lines of 2025 and
hold, beside the codes of 2025, those of 2018 that may be there today; an industry that was divided is in each of its
parts.
"""

from collections.abc import Iterable

from django.db.models import F, Q
from django.db.models.functions import Left
from django.db.models.lookups import In

from donghanh.registry.reference.bridge import codes_of_2018
from donghanh.registry.reference.industries import VSIC_2018, VSIC_2025, divisions_of, industries

ANY = "any"
NONE = "none"
"""No code, or none that a version of the system has a section for."""


def read_line(text: str) -> str:
    """ "2025-G", "2018-47", "any-47" or "none"; "" for anything else."""
    version, dash, code = text.partition("-")
    is_code = (code.isalpha() or code.isdigit()) and len(code) <= 5
    is_known = version in (VSIC_2018, VSIC_2025, ANY) and dash and is_code
    return text if is_known or text == NONE else ""


def in_line(line: str) -> Q:
    """The rule of a line as `read_line` gives it."""
    version, _dash, code = line.partition("-")
    if line == NONE:
        return ~(_every(VSIC_2018) | _every(VSIC_2025))
    if version != ANY:
        return _of(version, code)
    inside, outside = codes_of_2018(code)
    return _of(VSIC_2025, code) | (_under(VSIC_2018, inside) & ~Q(industry_code__in=outside))


def _of(version: str, code: str) -> Q:
    """Codes of a section are its letter and those of its divisions."""
    if len(code) > 2:
        return Q(industry_code__startswith=code, industry_version=version)
    return _under(version, [code, *divisions_of(code, version)])


def _under(version: str, lines: Iterable[str]) -> Q:
    """Codes under divisions, and sections told by their letter alone."""
    return Q(In(Left(F("industry_code"), 2), sorted(lines)), industry_version=version)


def _every(version: str) -> Q:
    return _under(version, (code for code in industries(version) if len(code) <= 2))

"""What the cells of one row say together."""

from donghanh.registry.lists.cleaning import vocabulary
from donghanh.registry.lists.cleaning.findings import Code, Finding


def settle_row(values: dict[str, str], facts: dict[int, dict[str, str]], findings: list[Finding]) -> None:
    """Brings the cells of a row into agreement, in place; each change is a finding."""
    _settle_codes(values, findings)
    _settle_name(values, findings)
    _settle_address(values)
    _settle_days(values, findings)
    _settle_facts(facts, findings)


def _settle_codes(values: dict[str, str], findings: list[Finding]) -> None:
    """A personal number in the column of tax codes is one."""
    code = values.get("tax_code", "")
    if len(code) == 12 and code.isdecimal():
        del values["tax_code"]
        other = values.setdefault("personal_id", code)
        if other != code:
            findings.append(Finding(Code.PERSONAL_DIFFERS, "personal_id", other, code))
            values["personal_id"] = code


def _settle_name(values: dict[str, str], findings: list[Finding]) -> None:
    if "name" not in values:
        if "owner" not in values:
            findings.append(Finding(Code.NAME_MISSING, "name"))
            return
        values["name"] = values["owner"]
        findings.append(Finding(Code.NAME_FROM_OWNER, "name", "", values["owner"]))
    form = vocabulary.form_of_name(values["name"])
    if form and "legal_form" not in values:
        values["legal_form"] = form


def _settle_address(values: dict[str, str]) -> None:
    """The address before the merger counts where no other is told."""
    former = values.pop("former_address", "")
    if former:
        values.setdefault("address", former)


def _settle_days(values: dict[str, str], findings: list[Finding]) -> None:
    start, end = values.get("registered_on"), values.get("ended_on")
    if start and end and end < start:
        findings.append(Finding(Code.END_BEFORE_START, "ended_on", end))
        del values["ended_on"]


def _settle_facts(facts: dict[int, dict[str, str]], findings: list[Finding]) -> None:
    """E-invoices are one of the digital tools; insured staff are among all staff. A "no" to one tool says nothing of
    the others."""
    for told in facts.values():
        if told.pop("e_invoice", "") == "yes":
            tools = [tool for tool in told.get("digital_tools", "").split(",") if tool]
            told["digital_tools"] = ",".join(dict.fromkeys([*tools, "e_invoice"]))
        staff, insured = told.get("staff"), told.get("insured_staff")
        if staff is not None and insured is not None and int(insured) > int(staff):
            findings.append(Finding(Code.INSURED_EXCEED, "insured_staff", insured, staff))
    for year in [year for year, told in facts.items() if not told or not 1986 <= year <= 2100]:
        del facts[year]

"""What officers type about a business. Forms clean into the words that entries keep; actions decide."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from donghanh.registry.days import read_day
from donghanh.registry.enums import (
    Attribute,
    DigitalTool,
    Education,
    FactKind,
    Gender,
    Happening,
    LegalForm,
    RegistrationStatus,
    SourceKind,
    SuccessionKind,
    TaxStatus,
)
from donghanh.registry.lists.cleaning.findings import Code
from donghanh.registry.lists.cleaning.industries import read_industry
from donghanh.registry.masking import is_personal, mask
from donghanh.registry.wording import COUNTS, DAYS, MONEY, YES_OR_NO
from donghanh.ui.forms import DateField
from donghanh.ui.text import write_number
from donghanh.vietnamese.codes import read_personal_number, read_tax_code
from donghanh.vietnamese.names import normalise_name
from donghanh.vietnamese.numbers import parse_amount
from donghanh.vietnamese.phones import read_phone
from donghanh.vietnamese.text import nfc

OWN = (SourceKind.VISIT, SourceKind.OWNER, SourceKind.SURVEY)
OWN_CHOICES = [(kind.value, kind.label) for kind in OWN]
NOT_TOLD = [("", _("not told"))]
YES_NO = [*NOT_TOLD, ("yes", _("yes")), ("no", _("no"))]


def words_field(label: Any, *, rows: int = 2, required: bool = True, most: int = 300) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea(attrs={"rows": rows}), required=required, max_length=most
    )


class PurposeForm(forms.Form):
    purpose = forms.CharField(
        label=_("What the data is needed for"),
        max_length=300,
        help_text=_("For example: calling the owner about the address. The owner can read this line."),
    )


class DespiteForm(PurposeForm):
    """The same where the owner had the use of personal data restricted."""

    despite = forms.BooleanField(
        label=_("The purpose outweighs the restriction, and I answer for that"),
        help_text=_(
            "For example: a danger to life or health, a demand of a competent agency, the owner's own wish."
        ),
    )


class ReasonForm(forms.Form):
    reason = words_field(_("Reason"))


class BusinessForm(forms.Form):
    """The facts of a certificate. `values` gives attribute → text as entries keep it."""

    name = forms.CharField(label=_("Name of the business"), max_length=300)
    legal_form = forms.ChoiceField(
        label=_("Legal form"), choices=LegalForm.choices, initial=LegalForm.HOUSEHOLD
    )
    tax_code = forms.CharField(
        label=_("Tax code"),
        max_length=40,
        required=False,
        help_text=_("10 or 13 digits; 12 for a household."),
    )
    licence = forms.CharField(label=_("Number of the certificate"), max_length=40, required=False)
    address = forms.CharField(label=_("Address"), max_length=500, required=False)
    area = forms.CharField(label=_("Residential group"), max_length=100, required=False)
    industry = forms.CharField(label=_("Main industry"), max_length=300, required=False)
    industry_code = forms.CharField(label=_("Code of the main industry"), max_length=12, required=False)
    industry_version = forms.ChoiceField(
        label=_("Version of the industry code"),
        choices=[*NOT_TOLD, ("2025", "VSIC 2025"), ("2018", "VSIC 2018")],
        required=False,
    )
    owner = forms.CharField(label=_("Owner or legal representative"), max_length=200, required=False)
    personal_id = forms.CharField(label=_("Personal number of the owner"), max_length=40, required=False)
    owner_gender = forms.ChoiceField(
        label=_("Gender of the owner"), choices=[*NOT_TOLD, *Gender.choices], required=False
    )
    owner_born = DateField(label=_("Date of birth of the owner"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    registered_on = DateField(label=_("Registered on"), required=False)
    capital = forms.CharField(
        label=_("Capital"), max_length=60, required=False, help_text=_("For example: 50 triệu, 1,5 tỷ.")
    )
    tax_status = forms.ChoiceField(
        label=_("Tax status"), choices=[*NOT_TOLD, *TaxStatus.choices], required=False
    )
    registration_status = forms.ChoiceField(
        label=_("Registration status"), choices=[*NOT_TOLD, *RegistrationStatus.choices], required=False
    )
    foreign_invested = forms.ChoiceField(label=_("Foreign-invested"), choices=YES_NO, required=False)
    innovative = forms.ChoiceField(label=_("Innovative start-up"), choices=YES_NO, required=False)
    supporting_industry = forms.ChoiceField(label=_("Supporting industry"), choices=YES_NO, required=False)
    as_of = DateField(label=_("As seen on"), help_text=_("The day of the visit, or of the paper."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"as_of": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)

    def clean_tax_code(self) -> str:
        typed = self.cleaned_data["tax_code"].strip()
        if not typed:
            return ""
        number = read_personal_number(typed)
        if number and len(number) == 12:
            return number
        code = read_tax_code(typed)
        if code is None or not code.is_valid:
            raise forms.ValidationError(
                _("This is no tax code: the last digit does not fit the others, or digits are missing."),
                code="invalid",
            )
        return str(code)

    def clean_personal_id(self) -> str:
        typed = self.cleaned_data["personal_id"].strip()
        number = read_personal_number(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(
                _("A personal number has twelve digits, an identity card of before nine."), code="invalid"
            )
        return number

    def clean_phone(self) -> str:
        typed = self.cleaned_data["phone"].strip()
        number = read_phone(typed) if typed else ""
        if number is None:
            raise forms.ValidationError(_("This is no telephone number of Vietnam."), code="invalid")
        return number

    def clean_owner(self) -> str:
        return normalise_name(self.cleaned_data["owner"]) if self.cleaned_data["owner"] else ""

    def clean_industry_code(self) -> str:
        typed = self.cleaned_data["industry_code"].strip()
        code = read_industry(typed).code.value if typed else ""
        if code is None:
            raise forms.ValidationError(
                _("A code of an industry has a letter, or two to five digits."), code="invalid"
            )
        return typed

    def clean_capital(self) -> str:
        typed = self.cleaned_data["capital"].strip()
        return str(int(read_amount(typed))) if typed else ""

    def clean(self) -> dict[str, Any]:
        known = super().clean() or self.cleaned_data
        typed, version = known.get("industry_code"), known.get("industry_version")
        if typed and not version:
            self.add_error(
                "industry_version", _("Say which version the code is of; both use the same digits.")
            )
        elif typed and version:
            known["industry_code"] = self._industry_code(typed, version)
        return known

    def _industry_code(self, typed: str, version: str) -> str:
        """The code in its version; one that it has not may stay where a list gave it, but is not entered by hand."""
        read = read_industry(typed, version).code
        is_entered = bool({"industry_code", "industry_version"} & set(self.changed_data))
        if is_entered and Code.INDUSTRY_UNKNOWN in read.codes:
            self.add_error(
                "industry_code",
                _("VSIC %(version)s has no code %(code)s.") % {"version": version, "code": typed},
            )
        return read.value or ""

    def values(self) -> dict[str, str]:
        """Attribute → text as entries keep it; "" for what was left empty."""
        return {name: _kept(self.cleaned_data.get(name)) for name in self.fields if name in Attribute.values}


class EditForm(BusinessForm):
    """The same facts with what is shown now. Personal data is not shown: what is left empty stays as it is."""

    source = forms.ChoiceField(label=_("Whose words"), choices=OWN_CHOICES, initial=SourceKind.VISIT)

    def __init__(self, *args: Any, values: Mapping[str, str], **kwargs: Any) -> None:
        masked = {name: mask(name, value) for name, value in values.items() if is_personal(name, value)}
        shown = {name: _typed(name, value) for name, value in values.items() if name not in masked}
        super().__init__(*args, **kwargs | {"initial": shown})
        self.before, self.masked = values, masked
        self.fields["name"].required = False
        for name, words in masked.items():
            if name in self.fields:
                self.fields[name].help_text = _("Now: %(words)s. Leave empty to keep it.") % {"words": words}

    def changed_values(self) -> dict[str, str]:
        """What the officer changed: fields that differ from what is shown; an emptied one takes the value back."""
        return {
            name: value
            for name, value in self.values().items()
            if value != self.before.get(name, "") and (value or name not in self.masked)
        }


class FactForm(forms.Form):
    """One fact of one year; the field of the value follows the kind."""

    year = forms.IntegerField(label=_("Year"), min_value=1986, max_value=2100)
    source = forms.ChoiceField(label=_("Whose words"), choices=OWN_CHOICES, initial=SourceKind.VISIT)
    as_of = DateField(label=_("As of"))

    field_order = ["value", "year", "source", "as_of"]

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        today = timezone.localdate()
        kwargs["initial"] = {"as_of": today, "year": today.year} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields["value"] = _value_field(kind)
        self.order_fields(self.field_order)

    def clean_value(self) -> Any:
        given = self.cleaned_data["value"]
        return read_amount(given) if self.kind in MONEY else given

    def fact(self) -> dict[str, Any]:
        """`amount` or `words`, as the action wants them."""
        given = self.cleaned_data["value"]
        if self.kind in MONEY or self.kind in COUNTS:
            return {"amount": given}
        return {"words": ",".join(given) if isinstance(given, list) else given}


class HappeningForm(forms.Form):
    happening = forms.ChoiceField(label=_("The event"), choices=Happening.choices)
    on = DateField(label=_("On day"))
    until = DateField(label=_("Until"), required=False, help_text=_("Last day of a suspension."))
    document = forms.CharField(label=_("Document"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class SuccessionForm(forms.Form):
    """Numbers of the others, one a line: registry numbers or tax codes."""

    kind = forms.ChoiceField(label=_("Kind of succession"), choices=SuccessionKind.choices)
    before = forms.CharField(
        label=_("Businesses before"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text=_("One number a line: registry number or tax code."),
    )
    after = forms.CharField(
        label=_("Businesses after"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text=_("A new firm is entered first, then named here."),
    )
    on = DateField(
        label=_("On day"), help_text=_("For a conversion the day of the enterprise's certificate.")
    )
    document = forms.CharField(label=_("Document"), max_length=200, required=False)
    ends = forms.BooleanField(label=_("Those before end that day"), required=False, initial=True)

    def numbers(self, name: str) -> list[str]:
        """The numbers of one field, as typed, without empty lines."""
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]


def read_amount(typed: str) -> Decimal:
    """ "1,24 tỷ" → 1240000000. Raises ValidationError with an example."""
    try:
        amount = parse_amount(nfc(typed))
    except ValueError:
        raise forms.ValidationError(
            _("Write the amount as 1.240.000.000, 850 triệu or 1,24 tỷ."), code="invalid"
        ) from None
    if amount.unit == "%" or amount.value != amount.value.to_integral_value():
        raise forms.ValidationError(
            _("Write the amount as 1.240.000.000, 850 triệu or 1,24 tỷ."), code="invalid"
        )
    return amount.value


def _value_field(kind: str) -> forms.Field:
    label = FactKind(kind).label
    if kind in MONEY:
        return forms.CharField(label=label, max_length=60, help_text=_("For example: 850 triệu, 1,24 tỷ."))
    if kind in COUNTS:
        return forms.IntegerField(label=label, min_value=0, max_value=1_000_000)
    if kind in YES_OR_NO:
        return forms.ChoiceField(label=label, choices=YES_NO[1:])
    if kind == FactKind.OWNER_EDUCATION:
        return forms.ChoiceField(label=label, choices=Education.choices)
    return forms.MultipleChoiceField(
        label=label, choices=DigitalTool.choices, widget=forms.CheckboxSelectMultiple
    )


def _typed(attribute: str, value: str) -> Any:
    """A value as somebody would type it: days as 14/3/2019, money with points."""
    if attribute in DAYS:
        return read_day(value)
    if attribute == Attribute.CAPITAL and value.isdecimal():
        return write_number(int(value))
    return value


def _kept(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(nfc(str(value or "")).split())

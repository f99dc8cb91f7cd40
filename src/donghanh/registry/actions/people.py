"""The people behind businesses, as entries name them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from donghanh.kernel.bulk import write_fields
from donghanh.registry.days import read_day
from donghanh.registry.enums import Attribute, Part
from donghanh.registry.models import Business, Involvement, Person
from donghanh.registry.trust import Shown
from donghanh.vietnamese.text import fold

CHUNK = 1000
FIELDS = ("name", "folded", "gender", "born_on", "personal_number", "phone", "email")
Values = dict[str, str]


def keep_people(businesses: Sequence[Business], shown: Mapping[int, Mapping[str, Shown]]) -> None:
    """The owner or representative whom sources name; one person may have several businesses. An owner whom no source
    names any more is none."""
    told = {
        business: values
        for business in businesses
        if Attribute.OWNER in (values := {key: each.value for key, each in shown[business.pk].items()})
    }
    kept = _kept_parts(businesses)
    people = _people_named(told, kept)
    _write_people(people.values())
    _write_parts(people, kept)
    _forget_people_of_nothing({part.person_id for part in kept.values()})


def _kept_parts(businesses: Sequence[Business]) -> dict[int, Involvement]:
    found = Involvement.objects.filter(
        business__in=[business.pk for business in businesses], part=Part.OWNER, until=None
    )
    return {part.business_id: part for part in found.select_related("person")}


def _people_named(told: Mapping[Business, Values], kept: Mapping[int, Involvement]) -> dict[Business, Person]:
    """Each business with its owner: known by personal number, or as the one it had; else somebody new."""
    numbers = {
        values[Attribute.PERSONAL_ID][:12] for values in told.values() if Attribute.PERSONAL_ID in values
    }
    wards = {business.ward_id for business in told}
    known = Person.objects.filter(ward_id__in=wards, personal_number__in=numbers)
    by_number = {person.personal_number: person for person in known}
    once: dict[int, Person] = {}
    people = {}
    for business, values in told.items():
        person = by_number.get(values.get(Attribute.PERSONAL_ID, "")[:12])
        person = person or _same_person(kept.get(business.pk), values) or Person(ward_id=business.ward_id)
        person = once.setdefault(person.pk, person) if person.pk else person
        _tell(person, values)
        if person.personal_number:
            by_number[person.personal_number] = person
        people[business] = person
    return people


def _same_person(part: Involvement | None, values: Values) -> Person | None:
    """Whom the business had already, unless the number or the name says that it is somebody else."""
    if part is None:
        return None
    number = values.get(Attribute.PERSONAL_ID, "")
    if number and part.person.personal_number not in ("", number):
        return None
    return part.person if part.person.folded == fold(values[Attribute.OWNER])[:200] else None


def _tell(person: Person, values: Values) -> None:
    facts: dict[str, Any] = {
        "name": values[Attribute.OWNER][:200],
        "folded": fold(values[Attribute.OWNER])[:200],
        "gender": values.get(Attribute.OWNER_GENDER, "") or person.gender,
        "born_on": read_day(values.get(Attribute.OWNER_BORN, "")) or person.born_on,
        "personal_number": values.get(Attribute.PERSONAL_ID, "")[:12] or person.personal_number,
        "phone": values.get(Attribute.PHONE, "")[:20] or person.phone,
        "email": values.get(Attribute.EMAIL, "")[:254] or person.email,
    }
    for name, value in facts.items():
        setattr(person, name, value)


def _write_people(people: Iterable[Person]) -> None:
    each_once = list({id(person): person for person in people}.values())
    write_fields([person for person in each_once if person.pk], FIELDS)
    Person.objects.bulk_create([person for person in each_once if not person.pk], batch_size=CHUNK)


def _write_parts(people: Mapping[Business, Person], kept: Mapping[int, Involvement]) -> None:
    owners = {business.pk: person.pk for business, person in people.items()}
    stale = [part.pk for business, part in kept.items() if owners.get(business) != part.person_id]
    Involvement.objects.filter(pk__in=stale).delete()
    Involvement.objects.bulk_create(
        (
            Involvement(ward_id=business.ward_id, business=business, person=person)
            for business, person in people.items()
            if business.pk not in kept or kept[business.pk].person_id != person.pk
        ),
        batch_size=CHUNK,
    )


def _forget_people_of_nothing(people: set[int]) -> None:
    """Nobody is kept who is in no business any more (Luật 91/2025/QH15: no more data than the purpose needs)."""
    busy = set(Involvement.objects.filter(person__in=people).values_list("person_id", flat=True))
    Person.objects.filter(pk__in=people - busy).delete()

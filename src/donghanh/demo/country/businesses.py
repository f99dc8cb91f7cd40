"""A made-up population of businesses, with the ties between them that make two lists hard to bring together."""

from dataclasses import dataclass, replace
from random import Random

from donghanh.demo.country.people import Human, make_person, make_phone
from donghanh.demo.country.places import Place, make_place
from donghanh.demo.country.trades import SYLLABLES, TRADES, WORDS, Trade
from donghanh.vietnamese.codes import check_digit

FORMS = ("company_one", "company_two", "joint_stock", "sole", "cooperative", "household", "branch")


@dataclass(frozen=True, slots=True)
class Business:
    """One business as it really is. `number` is its identity; `word` the name without legal form and trade; `tie` why
    it was made beside another one ("" for the others)."""

    number: int
    form: str
    word: str
    shop: str
    firm: str
    trade: Trade
    owner: Human
    tax_code: str
    phone: str
    place: Place
    tie: str = ""


def populate(size: int, seed: int, *, communes: int = 14) -> list[Business]:
    """`size` businesses in the first communes of the table. About one in four is tied to another one."""
    random = Random(seed)
    people: list[Business] = []
    codes: set[str] = set()
    while len(people) < size:
        tie = random.choices(tuple(TIES), tuple(share for share, _ in TIES.values()))[0] if people else ""
        fresh = _alone(random, len(people), communes, codes)
        made = TIES[tie][1](random, random.choice(people), fresh) if people else fresh
        people.append(replace(made, number=len(people), tie=tie))
    return people


def make_tax_code(random: Random, taken: set[str]) -> str:
    """A code of ten digits with the right check digit that nobody has yet."""
    while True:
        nine = f"{random.choice(('02', '08', '03'))}{random.randrange(10**7):07d}"
        last = check_digit(nine)
        if last is not None and f"{nine}{last}" not in taken:
            taken.add(f"{nine}{last}")
            return f"{nine}{last}"


def _alone(random: Random, number: int, communes: int, codes: set[str]) -> Business:
    owner = make_person(random, province=random.choice(("030", "030", "031", "001", "034")))
    trade = random.choices(TRADES, [trade.share for trade in TRADES])[0]
    form = random.choices(FORMS[:-1], (12, 8, 6, 3, 1, 70))[0]
    return Business(
        number=number,
        form=form,
        word=_word(random, form, owner),
        shop=random.choice(trade.shop),
        firm=random.choice(trade.firm),
        trade=trade,
        owner=owner,
        tax_code=owner.personal_id
        if form == "household" and random.random() < 0.4
        else make_tax_code(random, codes),
        phone=owner.phone,
        place=make_place(random, communes),
    )


def _word(random: Random, form: str, owner: Human) -> str:
    """Households are often called by their owner, firms by two or three syllables."""
    chance = random.random()
    if form == "household" and chance < 0.35:
        return owner.name
    if form == "household" and chance < 0.6:
        return f"{random.choice(('', 'Cô ', 'Anh ', 'Chị ')) if chance < 0.45 else ''}{owner.given}"
    if chance < 0.75:
        return random.choice(WORDS)
    return " ".join(random.sample(SYLLABLES, random.choice((2, 2, 3))))


def _second(random: Random, first: Business, fresh: Business) -> Business:
    """The same owner, another trade at another place, a code of its own unless it is the owner's personal number."""
    word = first.word if first.word == first.owner.name and random.random() < 0.5 else fresh.word
    code = first.owner.personal_id if fresh.tax_code == fresh.owner.personal_id else fresh.tax_code
    trades = [trade for trade in TRADES if trade is not first.trade]
    trade = random.choice(trades)
    return replace(
        fresh, owner=first.owner, phone=first.phone, word=word, tax_code=code, form="household", trade=trade,
        shop=random.choice(trade.shop), firm=random.choice(trade.firm),
    )  # fmt: skip


def _chain(random: Random, first: Business, fresh: Business) -> Business:
    code = first.owner.personal_id if fresh.tax_code == fresh.owner.personal_id else fresh.tax_code
    return replace(
        fresh, owner=first.owner, form=first.form, tax_code=code, trade=first.trade, shop=first.shop, firm=first.firm,
        word=f"{first.word} {random.randint(2, 5)}", phone=first.phone if random.random() < 0.5 else fresh.phone,
    )  # fmt: skip


def _branch(random: Random, first: Business, fresh: Business) -> Business:
    if first.form in ("household", "branch"):
        return fresh
    return replace(
        first, form="branch", tax_code=f"{first.tax_code}-{random.randint(1, 9):03d}", place=fresh.place,
        phone=first.phone if random.random() < 0.5 else fresh.phone,
    )  # fmt: skip


def _neighbour(random: Random, first: Business, fresh: Business) -> Business:
    return replace(fresh, place=first.place, phone=first.phone if random.random() < 0.7 else fresh.phone)


def _sibling(random: Random, first: Business, fresh: Business) -> Business:
    owner = make_person(random, family=first.owner.family, province=first.owner.personal_id[:3])
    word = owner.name if fresh.word == fresh.owner.name else fresh.word
    code = owner.personal_id if fresh.tax_code == fresh.owner.personal_id else fresh.tax_code
    phone = first.phone if random.random() < 0.4 else owner.phone
    return replace(fresh, owner=owner, word=word, tax_code=code, place=first.place, phone=phone)


def _namesake(random: Random, first: Business, fresh: Business) -> Business:
    is_owners = first.word == first.owner.name
    owner = fresh.owner._replace(name=first.owner.name) if is_owners or random.random() < 0.2 else fresh.owner
    return replace(fresh, owner=owner, word=first.word, trade=first.trade, shop=first.shop, form=first.form)


def _anew(random: Random, first: Business, fresh: Business) -> Business:
    """Closed and registered anew: all is as before but the code, which makes it another business in law."""
    if len(fresh.tax_code) != 10 or len(first.tax_code) != 10:
        return fresh
    phone = make_phone(random) if random.random() < 0.3 else first.phone
    return replace(first, tax_code=fresh.tax_code, phone=phone)


TIES = {
    "": (76, lambda random, first, fresh: fresh),
    "second": (6, _second),
    "chain": (2, _chain),
    "branch": (2, _branch),
    "neighbour": (5, _neighbour),
    "sibling": (4, _sibling),
    "namesake": (4, _namesake),
    "anew": (1, _anew),
}
"""Tie → share and what makes it."""

"""What became of a made-up business: when it registered, how it does, what it earns and who works there."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import exp
from random import Random

from donghanh.demo.country.businesses import Business

YEARS = (2023, 2024, 2025, 2026)
STATES = {"active": 84, "suspended": 6, "absent": 4, "closed": 6}
EDUCATIONS = {"none": 38, "primary": 12, "secondary": 18, "college": 15, "university": 16, "postgraduate": 1}
TOOLS = (
    "e_invoice",
    "cash_register",
    "accounting",
    "sales",
    "e_commerce",
    "cashless",
    "e_contract",
    "website",
    "cloud",
)
FIRMS = ("company_one", "company_two", "joint_stock", "sole", "branch")


@dataclass(frozen=True, slots=True)
class Life:
    """Truth that no single list holds. Revenue and tax in đồng, by year; `ended_on` for what is closed."""

    registered_on: date
    state: str
    state_since: date | None
    revenue: dict[int, int]
    staff: dict[int, int]
    insured: dict[int, int]
    tax: dict[int, int]
    capital: int
    born_on: date
    education: str
    tools: tuple[str, ...]
    uses_etax: bool
    cash_register: bool


def live(business: Business, seed: int, *, until: date) -> Life:
    """The life of a business up to a day; the same seed gives the same life."""
    random = Random(f"{seed}-{business.number}")
    is_firm = business.form in FIRMS
    began = _began(random, until)
    state = random.choices(list(STATES), list(STATES.values()))[0]
    since = _some_day(random, max(began, date(until.year - 1, 1, 1)), until) if state != "active" else None
    years = [
        year
        for year in YEARS
        if year >= began.year and not (state == "closed" and since and year > since.year)
    ]
    size = random.gauss(0, 1)
    staff = {year: _staff(random, size, is_firm) for year in years}
    revenue = {year: _revenue(random, size, is_firm, year) for year in years}
    return Life(
        registered_on=began,
        state=state,
        state_since=since,
        revenue=revenue,
        staff=staff,
        insured={
            year: round(count * random.uniform(0.4, 0.95)) if is_firm else 0 for year, count in staff.items()
        },
        tax={year: _round(amount * random.uniform(0.012, 0.03), 100_000) for year, amount in revenue.items()},
        capital=_round(exp(random.gauss(14.5 if is_firm else 11.3, 0.9)) * 1000, 1_000_000),
        born_on=_born(random, business.owner.personal_id),
        education=random.choices(list(EDUCATIONS), list(EDUCATIONS.values()))[0],
        tools=tuple(tool for tool in TOOLS if random.random() < (0.2 if is_firm else 0.12)),
        uses_etax=random.random() < 0.58,
        cash_register=revenue.get(until.year - 1, 0) > 1_000_000_000 and random.random() < 0.6,
    )


def _began(random: Random, until: date) -> date:
    """Half of all businesses are younger than six years."""
    days = int(min(random.expovariate(1 / 2600), 7600))
    return until - timedelta(days=days + 30)


def _some_day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randrange(max(1, (last - first).days)))


def _staff(random: Random, size: float, is_firm: bool) -> int:
    return max(1, round(exp((2.0 if is_firm else 0.6) + 0.7 * size + random.gauss(0, 0.15))))


def _revenue(random: Random, size: float, is_firm: bool, year: int) -> int:
    """đồng; the last year is nine months of a year."""
    whole = exp((22.3 if is_firm else 19.9) + 0.85 * size + random.gauss(0, 0.12)) * 1.06 ** (year - 2025)
    return _round(whole * (0.75 if year == YEARS[-1] else 1), 1_000_000)


def _round(amount: float, to: int) -> int:
    return max(to, round(amount / to) * to)


def _born(random: Random, personal_id: str) -> date:
    """The year stands in the personal number: century and sex in the fourth digit, then two digits of the year."""
    century = 1900 + 100 * (int(personal_id[3]) // 2)
    return date(century + int(personal_id[4:6]), random.randint(1, 12), random.randint(1, 28))

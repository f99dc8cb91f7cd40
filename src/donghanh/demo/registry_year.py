"""What the demo ward did with its businesses in the year: conversions, a survey at the doors (dữ liệu minh họa)."""

import io
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import xlsxwriter

from donghanh.demo.country.lives import Life
from donghanh.demo.history import at
from donghanh.demo.registering import register_businesses
from donghanh.demo.sharing import agree_with_agency, release_figures
from donghanh.org.models import Officer
from donghanh.registry.actions.happenings import record_succession
from donghanh.registry.actions.surveying import apply_answers, open_round, receive_answers
from donghanh.registry.enums import (
    ENTERPRISES,
    DigitalTool,
    FactKind,
    LegalForm,
    SourceKind,
    Standing,
    SuccessionKind,
)
from donghanh.registry.models import Business, SurveyRound
from donghanh.registry.surveys.books import book_columns

CONVERSIONS, SEED = 20, 41
SURVEYED_ON = date(2026, 11, 5)
ANSWERED, REFUSED = 0.62, 0.03
ASKED = (FactKind.OWNER_EDUCATION, FactKind.DIGITAL_TOOLS, FactKind.STAFF, FactKind.NEW_JOBS)
YEAR_BEGAN = date(2026, 1, 1)


def keep_registry(by: Officer, *, coordinator: Officer, today: date) -> None:
    """All of it, up to today. The coordinator tells everybody the figures of the quarter once its list is in."""
    figures = {SourceKind.REGISTRATION: lambda: release_figures(coordinator)}
    lives = register_businesses(by, today=today, afterwards=figures)
    agree_with_agency(coordinator)
    convert_households(by, today=today)
    survey_businesses(by, lives, today=today)


def convert_households(by: Officer, *, today: date) -> int:
    """Links firms founded in the year to households they were converted from, one of them to two; tells how many."""
    firms = Business.objects.filter(legal_form__in=ENTERPRISES, standing=Standing.ACTIVE, merged_into=None)
    founded = list(
        firms.filter(registered_on__gte=YEAR_BEGAN, registered_on__lt=today).order_by("registered_on")
    )
    households = list(
        Business.objects.filter(
            legal_form=LegalForm.HOUSEHOLD,
            standing=Standing.ACTIVE,
            merged_into=None,
            registered_on__lt=YEAR_BEGAN - timedelta(days=365),
        ).order_by("pk")
    )
    drawn = Random(SEED).sample(households, min(len(households), CONVERSIONS + 1))
    converted = 0
    for number, firm in enumerate(founded[:CONVERSIONS]):
        before = [drawn.pop() for _ in range(2 if number == 0 else 1) if drawn]
        day = firm.registered_on
        if day is None or not before:
            continue
        with at(day + timedelta(days=1), 10):
            document = f"Giấy chứng nhận đăng ký doanh nghiệp ngày {day:%d/%m/%Y}"
            record_succession(SuccessionKind.CONVERSION, before, [firm], on=day, by=by, document=document)
        converted += len(before)
    return converted


def survey_businesses(by: Officer, lives: Mapping[int, Life], *, today: date) -> SurveyRound | None:
    """A round at the doors of which most sheets came back; `lives`: key of a business → what it would answer."""
    if today <= SURVEYED_ON:
        return None
    with at(SURVEYED_ON, 16):
        made = open_round("Khảo sát cơ sở kinh doanh năm 2026", as_of=SURVEYED_ON, questions=ASKED, by=by)
        apply_answers(receive_answers(made, _filled_in(made, lives), "phieu-khao-sat.xlsx", by=by), by=by)
    return made


def _filled_in(made: SurveyRound, lives: Mapping[int, Life]) -> bytes:
    drawn, lines = Random(SEED), []
    for sheet in made.sheets.select_related("business").order_by("pk"):
        life = lives.get(sheet.business_id)
        chance = drawn.random()
        if life and chance < ANSWERED:
            lines.append(
                [sheet.business.public_id, sheet.code, sheet.business.name, "", *_answers(life, drawn)]
            )
        elif life and chance < ANSWERED + REFUSED:
            refused = ["Không trả lời"] * (len(book_columns(made)) - 4)
            lines.append([sheet.business.public_id, sheet.code, sheet.business.name, "", *refused])
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        page = workbook.add_worksheet()
        page.write_row(0, 0, [column.title for column in book_columns(made)])
        for number, line in enumerate(lines, 1):
            page.write_row(number, 0, line)
    return written.getvalue()


def _answers(life: Life, drawn: Random) -> list[str]:
    """Cells in the order of ASKED: education, a cross a tool and the last for none of them, staff, new jobs."""
    crosses = ["x" if tool in life.tools else "" for tool in DigitalTool.values]
    none = "" if life.tools else "x"
    new_jobs = max(0, round(drawn.gauss(0.6, 1.2)))
    return [life.education, *crosses, none, str(life.staff.get(2026, 1)), str(new_jobs)]

"""Choices of the registry."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalForm(models.TextChoices):
    """What a business is in law; foreign or state ownership is an attribute and no form."""

    SOLE = "sole", _("Private enterprise")
    LLC_ONE = "llc_one", _("One-member limited company")
    LLC_MORE = "llc_more", _("Limited company of two members or more")
    JOINT_STOCK = "joint_stock", _("Joint-stock company")
    PARTNERSHIP = "partnership", _("Partnership")
    COMPANY = "company", _("Enterprise, form not told")
    BRANCH = "branch", _("Branch")
    OFFICE = "office", _("Representative office")
    LOCATION = "location", _("Business location")
    HOUSEHOLD = "household", _("Household business")
    INDIVIDUAL = "individual", _("Individual in business without registration")
    COOPERATIVE = "cooperative", _("Cooperative")
    COOPERATIVE_UNION = "cooperative_union", _("Union of cooperatives")
    COOPERATIVE_GROUP = "cooperative_group", _("Cooperative group")
    UNKNOWN = "unknown", _("Form not known")


ENTERPRISES = frozenset(
    {
        LegalForm.SOLE,
        LegalForm.LLC_ONE,
        LegalForm.LLC_MORE,
        LegalForm.JOINT_STOCK,
        LegalForm.PARTNERSHIP,
        LegalForm.COMPANY,
    }
)
"""Doanh nghiệp (Luật Doanh nghiệp 59/2020/QH14 Đ1)."""
DEPENDENT = frozenset({LegalForm.BRANCH, LegalForm.OFFICE, LegalForm.LOCATION})
"""Đơn vị phụ thuộc, địa điểm kinh doanh: never counted as businesses of their own."""
HOUSEHOLDS = frozenset({LegalForm.HOUSEHOLD, LegalForm.INDIVIDUAL})
COOPERATIVES = frozenset({LegalForm.COOPERATIVE, LegalForm.COOPERATIVE_UNION, LegalForm.COOPERATIVE_GROUP})
"""Luật Hợp tác xã 17/2023/QH15."""


class Standing(models.TextChoices):
    """Whether a business operates, concluded from what tax and registration say of it."""

    ACTIVE = "active", _("Operating")
    SUSPENDED = "suspended", _("Suspended")
    CLOSING = "closing", _("Being closed")
    CLOSED = "closed", _("Closed")
    ABSENT = "absent", _("Not at its registered address")
    UNCLEAR = "unclear", _("Status not known")


class TaxStatus(models.TextChoices):
    """Trạng thái mã số thuế, by the codes of the tax authority."""

    ACTIVE = "00", _("00 – operating")
    ENDED = "01", _("01 – stopped, tax code ended")
    MOVED = "02", _("02 – moved to another tax office")
    ENDING = "03", _("03 – stopped, tax code not ended yet")
    ACTIVE_INCOMPLETE = "04", _("04 – operating, facts missing")
    SUSPENDED = "05", _("05 – suspended")
    ABSENT = "06", _("06 – not at its registered address")
    BANKRUPTCY = "07", _("07 – waiting for bankruptcy")
    UNVERIFIED = "09", _("09 – waiting for verification")


class RegistrationStatus(models.TextChoices):
    """Tình trạng pháp lý in business registration (NĐ 168/2025/NĐ-CP)."""

    ACTIVE = "active", _("Operating (registration)")
    SUSPENDED = "suspended", _("Business suspended")
    CLOSING = "closing", _("Ending its business")
    CLOSED = "closed", _("Business ended")
    DISSOLVING = "dissolving", _("Dissolving")
    DISSOLVED = "dissolved", _("Dissolved")
    REVOKED = "revoked", _("Certificate revoked")


class SourceKind(models.TextChoices):
    """Whose list it is."""

    REGISTRATION = "registration", _("Business registration")
    TAX = "tax", _("Tax office")
    E_INVOICE = "e_invoice", _("E-invoices")
    INSURANCE = "insurance", _("Social insurance")
    VISIT = "visit", _("Visits by the ward")
    OWNER = "owner", _("The owner's own words")
    SURVEY = "survey", _("Survey")
    OTHER = "other", _("Another list")


class Attribute(models.TextChoices):
    """What a source can say of a business, whatever the year."""

    NAME = "name", _("Name of the business")
    LEGAL_FORM = "legal_form", _("Legal form")
    TAX_CODE = "tax_code", _("Tax code")
    PERSONAL_ID = "personal_id", _("Personal number of the owner")
    LICENCE = "licence", _("Number of the certificate")
    PARENT_CODE = "parent_code", _("Tax code of the parent")
    OWNER = "owner", _("Owner or legal representative")
    OWNER_GENDER = "owner_gender", _("Gender of the owner")
    OWNER_BORN = "owner_born", _("Date of birth of the owner")
    PHONE = "phone", _("Telephone")
    EMAIL = "email", _("E-mail")
    ADDRESS = "address", _("Address")
    AREA = "area", _("Residential group")
    COORDINATES = "coordinates", _("Coordinates")
    INDUSTRY_CODE = "industry_code", _("Code of the main industry")
    INDUSTRY_VERSION = "industry_version", _("Version of the industry code")
    INDUSTRY = "industry", _("Main industry")
    TAX_STATUS = "tax_status", _("Tax status")
    REGISTRATION_STATUS = "registration_status", _("Registration status")
    REGISTERED_ON = "registered_on", _("Registered on")
    ENDED_ON = "ended_on", _("Ended its business on")
    CAPITAL = "capital", _("Capital")
    FOREIGN_INVESTED = "foreign_invested", _("Foreign-invested")
    INNOVATIVE = "innovative", _("Innovative start-up")
    SUPPORTING_INDUSTRY = "supporting_industry", _("Supporting industry")


PERSONAL = frozenset(
    {
        Attribute.PERSONAL_ID,
        Attribute.OWNER,
        Attribute.OWNER_GENDER,
        Attribute.OWNER_BORN,
        Attribute.PHONE,
        Attribute.EMAIL,
    }
)
"""What is masked until somebody with the right asks, and the asking is logged (Luật 91/2025/QH15)."""


class FactKind(models.TextChoices):
    """What is known of a business for one year."""

    REVENUE = "revenue", _("Revenue")
    TAX_PAID = "tax_paid", _("Tax paid")
    STAFF = "staff", _("Workers")
    INSURED_STAFF = "insured_staff", _("Staff with social insurance")
    NEW_JOBS = "new_jobs", _("New jobs")
    CASH_REGISTER = "cash_register", _("E-invoices from a cash register")
    ETAX_MOBILE = "etax_mobile", _("Uses eTax Mobile")
    DIGITAL_TOOLS = "digital_tools", _("Digital tools in use")
    OWNER_EDUCATION = "owner_education", _("Education of the owner")


PERSONAL_FACTS = frozenset({FactKind.OWNER_EDUCATION})
"""Facts of a year that tell of a person."""


class Education(models.TextChoices):
    """Trình độ chuyên môn cao nhất (Luật Giáo dục nghề nghiệp and Luật Giáo dục đại học for the names)."""

    NONE = "none", _("No professional training")
    PRIMARY = "primary", _("Elementary vocational training")
    SECONDARY = "secondary", _("Intermediate diploma")
    COLLEGE = "college", _("College")
    UNIVERSITY = "university", _("University")
    POSTGRADUATE = "postgraduate", _("Postgraduate")


class DigitalTool(models.TextChoices):
    """The published list by which "applies digital technology" is counted; the ward may argue about it."""

    E_INVOICE = "e_invoice", _("E-invoices")
    CASH_REGISTER = "cash_register", _("Cash register connected to the tax office")
    ACCOUNTING = "accounting", _("Accounting software")
    SALES = "sales", _("Sales or stock software")
    E_COMMERCE = "e_commerce", _("Sells on an e-commerce platform")
    CASHLESS = "cashless", _("Takes payment without cash")
    E_CONTRACT = "e_contract", _("Electronic contracts or signatures")
    WEBSITE = "website", _("Website or business page")
    CLOUD = "cloud", _("Cloud services or artificial intelligence")


class IdentifierKind(models.TextChoices):
    """Which register a number is of."""

    TAX_CODE = "tax_code", _("Tax code, 10 digits")
    DEPENDENT_CODE = "dependent_code", _("Code of a dependent unit, 13 digits")
    PERSONAL_NUMBER = "personal_number", _("Personal number, 12 digits")
    LICENCE = "licence", _("Number of a certificate")


class Part(models.TextChoices):
    """What a person is to a business."""

    OWNER = "owner", _("Owner")
    REPRESENTATIVE = "representative", _("Legal representative")
    MEMBER = "member", _("Member")


class Gender(models.TextChoices):
    """As certificates write it."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class Happening(models.TextChoices):
    """What happened in the life of a business."""

    REGISTERED = "registered", _("Registered for the first time")
    SUSPENDED = "suspended", _("Suspended its business")
    RESUMED = "resumed", _("Resumed its business")
    LOST = "lost", _("Was not found at its address")
    MOVED_IN = "moved_in", _("Moved into the ward")
    MOVED_OUT = "moved_out", _("Moved out of the ward")
    CLOSING = "closing", _("Began to end its business")
    CLOSED = "closed", _("Ended its business")


class SuccessionKind(models.TextChoices):
    """How one business came out of another."""

    CONVERSION = "conversion", _("Converted from a household business")
    MERGER = "merger", _("Merged")
    DIVISION = "division", _("Divided")
    ANEW = "anew", _("Registered anew")


class Verdict(models.TextChoices):
    """What was judged of two entries; the newest of a pair counts."""

    SAME = "same", _("The same business")
    DIFFERENT = "different", _("Different businesses")
    OPEN = "open", _("Judgement taken back")


class BatchState(models.TextChoices):
    """How far a list has come."""

    RECEIVED = "received", _("Received")
    STAGING = "staging", _("Being read")
    STAGED = "staged", _("Read, waiting for a decision")
    APPLYING = "applying", _("Being taken over")
    APPLIED = "applied", _("Taken into the registry")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Could not be read")


class RowOutcome(models.TextChoices):
    """What a row of a list comes to."""

    WAITING = "waiting", _("Waiting")
    NEW = "new", _("New entry")
    CHANGED = "changed", _("Changes an entry")
    UNCHANGED = "unchanged", _("Nothing new")
    ASKED = "asked", _("A person has to say which business it is")
    REFUSED = "refused", _("Refused")


class AccessKind(models.TextChoices):
    """Why personal data left its mask."""

    UNMASK = "unmask", _("Shown in full")
    EXPORT = "export", _("Taken out as a file")
    API = "api", _("Read by another agency")
    MIRROR = "mirror", _("Seen by the owner")


class DataRequestKind(models.TextChoices):
    """What an owner may ask of data held about them (Luật 91/2025/QH15 Đ4, NĐ 356/2025/NĐ-CP Đ5)."""

    VIEW = "view", _("See the data")
    CORRECT = "correct", _("Put a fact right")
    SUPPLY = "supply", _("Be given a copy of the data")
    DELETE = "delete", _("Delete data")
    RESTRICT = "restrict", _("Restrict the processing")
    OBJECT = "object", _("Object to the processing")
    WITHDRAW = "withdraw", _("Withdraw the consent")


class DataRequestOutcome(models.TextChoices):
    """What became of a request."""

    GRANTED = "granted", _("Carried out")
    REFUSED = "refused", _("Refused, with reasons")


class Comparison(models.TextChoices):
    """How an amount is held against a threshold."""

    OVER = "gt", _("over")  # trên
    FROM = "ge", _("from … on")  # từ … trở lên
    UP_TO = "le", _("up to")  # không quá, đến
    UNDER = "lt", _("under")  # dưới


class TaxDifference(models.TextChoices):
    """How the ward's lists and the tax list differ about a business (NĐ 68/2026/NĐ-CP Đ15.2)."""

    ONLY_WARD = "only_ward", _("Only in lists of the ward")
    ONLY_TAX = "only_tax", _("Only in the tax list")
    STATUS = "status", _("Status differs")
    ADDRESS = "address", _("Address differs")
    OWNER = "owner", _("Owner differs")


class DifferenceReason(models.TextChoices):
    """Why the lists differ, as an officer found."""

    TAX_BEHIND = "tax_behind", _("The tax list is not up to date")
    WARD_BEHIND = "ward_behind", _("The ward's list is not up to date")
    UNREGISTERED = "unregistered", _("In business without tax registration")
    STOPPED = "stopped", _("Has stopped its business")
    SUSPENDED = "suspended", _("Has suspended its business")
    MOVED = "moved", _("Has moved")
    NOT_FOUND = "not_found", _("Not found at its address")
    WRITTEN = "written", _("The same, written otherwise")
    NOT_LIABLE = "not_liable", _("Need not register")
    OTHER = "other", _("Another reason, see the note")


class Size(models.TextChoices):
    """Quy mô doanh nghiệp (NĐ 80/2021/NĐ-CP Đ5); where figures are missing there is none of these."""

    MICRO = "micro", _("Micro enterprise")
    SMALL = "small", _("Small enterprise")
    MEDIUM = "medium", _("Medium enterprise")
    LARGE = "large", _("Larger than a medium enterprise")


class DutyState(models.TextChoices):
    """How a business stands to a duty at the threshold of a day; what nobody knows is neither yes nor no."""

    NOT_YET = "not_yet", _("Obliged, not done yet")
    UNTOLD = "untold", _("Obliged, not known whether done")
    FULFILS = "fulfils", _("Duty done")
    NOT_BOUND = "not_bound", _("Not obliged")
    UNKNOWN = "unknown", _("Revenue not known")

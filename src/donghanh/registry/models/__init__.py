"""Sources say, entries keep what they said, businesses are what they are about."""

from donghanh.registry.models.access import Access
from donghanh.registry.models.batches import Batch, StagedRow
from donghanh.registry.models.businesses import Business, Identifier, Involvement, Person, Place
from donghanh.registry.models.entries import Choice, Entry, Source, TrustOrder
from donghanh.registry.models.facts import YearlyFact
from donghanh.registry.models.histories import LifecycleEvent, StandingPeriod, Succession
from donghanh.registry.models.identity import Judgement, Question
from donghanh.registry.models.lists import SavedList, TaxNote
from donghanh.registry.models.reference import Industry, Threshold, Word
from donghanh.registry.models.requests import CorrectionList, DataRequest, OwnerLink
from donghanh.registry.models.surveys import DigitalConvention, SurveyFile, SurveyRound, SurveySheet

__all__ = [
    "Access",
    "Batch",
    "Business",
    "Choice",
    "CorrectionList",
    "DataRequest",
    "DigitalConvention",
    "Entry",
    "Identifier",
    "Industry",
    "Involvement",
    "Judgement",
    "LifecycleEvent",
    "OwnerLink",
    "Person",
    "Place",
    "Question",
    "SavedList",
    "Source",
    "StagedRow",
    "StandingPeriod",
    "Succession",
    "SurveyFile",
    "SurveyRound",
    "SurveySheet",
    "TaxNote",
    "Threshold",
    "TrustOrder",
    "Word",
    "YearlyFact",
]

from donghanh.reports.models.regimes import ReportingRegime
from donghanh.reports.models.reports import Narrative, Report, ReportedPlan
from donghanh.reports.models.workflow import Dispatch, Erratum, Review

__all__ = ["Dispatch", "Erratum", "Narrative", "Report", "ReportedPlan", "ReportingRegime", "Review"]

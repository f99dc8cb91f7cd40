from donghanh.reports.models.reports import Narrative, Report, ReportedPlan

__all__ = ["Narrative", "Report", "ReportedPlan"]

from django.utils.translation import gettext_lazy as _

from donghanh.kernel.slots import (
    AuditVerb,
    Job,
    NavigationItem,
    PermissionEntry,
    SearchOffer,
    audit_verbs,
    jobs,
    measures,
    navigation,
    permissions,
    search,
)
from donghanh.org.enums import COORDINATORS, EVERYONE, Role
from donghanh.registry.jobs import apply_list, read_list, turn_standings, undo_list
from donghanh.registry.measures import MEASURES
from donghanh.registry.permissions import Permission
from donghanh.registry.search.frame import find_businesses
from donghanh.registry.search.vocabulary import count_words

KEEPERS = frozenset({*COORDINATORS, Role.UNIT_HEAD, Role.SPECIALIST})
DECIDERS = frozenset({*COORDINATORS, Role.UNIT_HEAD})

navigation.add(
    NavigationItem("registry:business_list", _("Businesses"), "store", 57, Permission.VIEW),
)
search.add(SearchOffer("registry:business_list", _("Businesses"), Permission.VIEW, find_businesses, order=57))
permissions.add(
    PermissionEntry(
        Permission.VIEW, _("Sees the ward's businesses, personal data masked."), frozenset(EVERYONE)
    ),
    PermissionEntry(Permission.UNMASK, _("Sees personal data in full; each time is logged."), KEEPERS),
    PermissionEntry(Permission.EDIT, _("Enters facts and events of businesses."), KEEPERS),
    PermissionEntry(Permission.IMPORT, _("Takes over lists of agencies and undoes them."), KEEPERS),
    PermissionEntry(
        Permission.REVIEW,
        _("Decides on doubtful pairs and on what is shown where sources disagree."),
        KEEPERS,
    ),
    PermissionEntry(Permission.MERGE, _("Merges businesses and splits them again."), DECIDERS),
    PermissionEntry(Permission.EXPORT, _("Takes lists of businesses out as a file; logged."), KEEPERS),
    PermissionEntry(
        Permission.SURVEY,
        _("Asks businesses what no register holds and keeps the answers."),
        frozenset({*KEEPERS, Role.CLERK, Role.FIELD}),
    ),
    PermissionEntry(
        Permission.DECIDE, _("Decides on what counts where plans leave it open; the reason stays."), DECIDERS
    ),
    PermissionEntry(Permission.ANSWER, _("Answers requests about personal data."), DECIDERS),
)
audit_verbs.add(
    AuditVerb("registry.add_source", _("added the source")),
    AuditVerb("registry.receive_list", _("received the list")),
    AuditVerb("registry.confirm_columns", _("confirmed the columns of the list")),
    AuditVerb("registry.apply_list", _("took over the list")),
    AuditVerb("registry.undo_list", _("undid the list")),
    AuditVerb("registry.discard_list", _("discarded the list")),
    AuditVerb("registry.export_rows", _("took rows out of the list")),
)
jobs.add(
    Job(
        "turn_standings",
        turn_standings,
        "Shows businesses as operating again whose suspension has run out.",
        cron="5 17 * * *",  # 00:05 in Vietnam
    ),
    Job("read_list", read_list, "Reads a list of businesses into staged rows."),
    Job("apply_list", apply_list, "Takes a list of businesses over into the registry."),
    Job("undo_list", undo_list, "Takes a list of businesses back out of the registry."),
)
jobs.add(
    Job(
        "count_words",
        count_words,
        "Counts the words of all names anew, so that slips in a search are put right.",
        cron="40 18 * * *",  # 01:40 in Vietnam
    ),
)
audit_verbs.add(
    AuditVerb("registry.save_list", _("saved the list of businesses")),
    AuditVerb("registry.rename_list", _("renamed the saved list of businesses")),
    AuditVerb("registry.remove_list", _("deleted the saved list of businesses")),
    AuditVerb("registry.share_list", _("shared the list of businesses with the ward")),
    AuditVerb("registry.unshare_list", _("took the shared list of businesses back")),
    AuditVerb("registry.export_list", _("took out a list of businesses")),
    AuditVerb("registry.explain_difference", _("noted why the tax list differs about")),
)
audit_verbs.add(
    AuditVerb("registry.register", _("entered the business")),
    AuditVerb("registry.say", _("entered facts of the business")),
    AuditVerb("registry.record_fact", _("entered a figure of the business")),
    AuditVerb("registry.withdraw_fact", _("withdrew a figure of the business")),
    AuditVerb("registry.record_happening", _("recorded an event of the business")),
    AuditVerb("registry.withdraw_happening", _("withdrew an event of the business")),
    AuditVerb("registry.record_succession", _("recorded what came out of the business")),
    AuditVerb("registry.withdraw_succession", _("withdrew a succession of the business")),
    AuditVerb("registry.choose", _("decided what is right where sources disagree")),
    AuditVerb("registry.take_choice_back", _("took back a decision on sources that disagree")),
    AuditVerb("registry.trust_source", _("set which source is believed first")),
    AuditVerb("registry.make_correction_list", _("drew up the correction list")),
    AuditVerb("registry.send_correction_list", _("marked the correction list as sent")),
    AuditVerb("registry.issue_owner_link", _("made a link for the owner")),
    AuditVerb("registry.revoke_owner_link", _("closed the links for the owner")),
    AuditVerb("registry.receive_request", _("made a request about personal data")),
    AuditVerb("registry.acknowledge_request", _("confirmed that a request about personal data arrived")),
    AuditVerb("registry.extend_request", _("extended a request about personal data")),
    AuditVerb("registry.decide_request", _("answered a request about personal data")),
    AuditVerb("registry.lift_restriction", _("lifted the restriction of personal data")),
)
measures.add(*MEASURES)
audit_verbs.add(
    AuditVerb("registry.judge_pair", _("decided on a doubtful pair about")),
    AuditVerb("registry.take_back", _("took a decision on a pair back about")),
    AuditVerb("registry.merge", _("merged another business into")),
    AuditVerb("registry.split", _("split the business")),
    AuditVerb("registry.take_over", _("took over the businesses of the ward")),
    AuditVerb("registry.give_away", _("gave its businesses to the ward")),
)
audit_verbs.add(
    AuditVerb("registry.open_round", _("opened the survey round")),
    AuditVerb("registry.extend_round", _("added businesses to the survey round")),
    AuditVerb("registry.close_round", _("closed the survey round")),
    AuditVerb("registry.receive_answers", _("received a workbook of answers of the survey round")),
    AuditVerb("registry.apply_answers", _("took in answers of the survey round")),
    AuditVerb("registry.undo_answers", _("took back answers of the survey round")),
    AuditVerb("registry.export_sheets", _("took out the sheets of the survey round")),
    AuditVerb("registry.decide_convention", _("decided from how many digital tools on counts in")),
)

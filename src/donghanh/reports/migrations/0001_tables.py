import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_tables"),
        ("org", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("plans", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dispatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=60, verbose_name="number and symbol")),
                ("signed_on", models.DateField(verbose_name="date of the document")),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("addressees", models.TextField(verbose_name="sent to, one a line")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("documents", "Document management system"),
                            ("reporting", "Reporting information system"),
                            ("email", "E-mail"),
                            ("paper", "Paper copy"),
                        ],
                        max_length=12,
                        verbose_name="sent by",
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.attachment",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "dispatch of a report",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("sent_on__gte", models.F("signed_on"))),
                        name="report_signed_before_sent",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Narrative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("direction", "Direction and roll-out"),
                            ("results", "Results"),
                            ("shortcomings", "Shortcomings and causes"),
                            ("next", "Next steps"),
                            ("proposals", "Proposals"),
                        ],
                        max_length=20,
                        verbose_name="part",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("written_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "narrative",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=500, verbose_name="title of the report")),
                ("folded", models.CharField(default="", editable=False, max_length=600)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("year", "Year"),
                            ("nine_months", "Nine months"),
                            ("half_year", "Half year"),
                            ("quarter", "Quarter"),
                            ("month", "Month"),
                            ("week", "Week"),
                            ("ad_hoc", "On demand"),
                        ],
                        default="ad_hoc",
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                ("period", models.CharField(max_length=60, verbose_name="period")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("cutoff_on", models.DateField(verbose_name="cut-off")),
                ("addressee", models.CharField(blank=True, max_length=200, verbose_name="addressed to")),
                ("recipients", models.TextField(blank=True, verbose_name="recipients, one a line")),
                (
                    "signed_as",
                    models.CharField(
                        choices=[
                            ("chair", "Chair, for the Committee"),
                            ("vice_chair", "Vice chair, for the chair"),
                        ],
                        default="chair",
                        max_length=12,
                        verbose_name="signed by",
                    ),
                ),
                ("send_before", models.DateField(blank=True, null=True, verbose_name="to be sent before")),
                (
                    "with_changes",
                    models.BooleanField(
                        default=False, verbose_name="with the changes since the previous report"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("snapshot", models.JSONField(null=True)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="reports.report",
                    ),
                ),
                (
                    "supplements",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="supplemented_by",
                        to="reports.report",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "report",
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cutoff_on__gte", models.F("starts_on"))),
                        name="report_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("frozen_at__isnull", True),
                                ("frozen_by__isnull", True),
                                ("snapshot__isnull", True),
                            ),
                            models.Q(
                                ("frozen_at__isnull", False),
                                ("frozen_by__isnull", False),
                                ("snapshot__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="report_frozen_wholly",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("supersedes__isnull", True), ("supplements__isnull", True), _connector="OR"
                        ),
                        name="report_replaces_or_supplements",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NarrativeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("direction", "Direction and roll-out"),
                            ("results", "Results"),
                            ("shortcomings", "Shortcomings and causes"),
                            ("next", "Next steps"),
                            ("proposals", "Proposals"),
                        ],
                        max_length=20,
                        verbose_name="part",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("written_at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="reports.narrative",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.ward",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="narrative",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="narratives", to="reports.report"
            ),
        ),
        migrations.CreateModel(
            name="Erratum",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.CharField(max_length=200, verbose_name="where it stands")),
                ("wrong", models.TextField(verbose_name="words as printed")),
                ("right", models.TextField(verbose_name="words as they should be")),
                ("written_at", models.DateTimeField()),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="errata",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "verbose_name": "erratum",
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wrong", models.F("right")), _negated=True),
                            models.Q(("right", ""), _negated=True),
                        ),
                        name="erratum_changes_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DispatchEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(max_length=60, verbose_name="number and symbol")),
                ("signed_on", models.DateField(verbose_name="date of the document")),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("addressees", models.TextField(verbose_name="sent to, one a line")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("documents", "Document management system"),
                            ("reporting", "Reporting information system"),
                            ("email", "E-mail"),
                            ("paper", "Paper copy"),
                        ],
                        max_length=12,
                        verbose_name="sent by",
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="reports.dispatch",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="files.attachment",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.ward",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="dispatch",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="dispatch", to="reports.report"
            ),
        ),
        migrations.CreateModel(
            name="ReportedPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="plans.plan"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="plans", to="reports.report"
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "plan in a report",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "plan"), name="one_plan_once_a_report")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("title", models.CharField(max_length=500, verbose_name="title of the report")),
                ("folded", models.CharField(default="", editable=False, max_length=600)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("year", "Year"),
                            ("nine_months", "Nine months"),
                            ("half_year", "Half year"),
                            ("quarter", "Quarter"),
                            ("month", "Month"),
                            ("week", "Week"),
                            ("ad_hoc", "On demand"),
                        ],
                        default="ad_hoc",
                        max_length=12,
                        verbose_name="kind of period",
                    ),
                ),
                ("period", models.CharField(max_length=60, verbose_name="period")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("cutoff_on", models.DateField(verbose_name="cut-off")),
                ("addressee", models.CharField(blank=True, max_length=200, verbose_name="addressed to")),
                ("recipients", models.TextField(blank=True, verbose_name="recipients, one a line")),
                (
                    "signed_as",
                    models.CharField(
                        choices=[
                            ("chair", "Chair, for the Committee"),
                            ("vice_chair", "Vice chair, for the chair"),
                        ],
                        default="chair",
                        max_length=12,
                        verbose_name="signed by",
                    ),
                ),
                ("send_before", models.DateField(blank=True, null=True, verbose_name="to be sent before")),
                (
                    "with_changes",
                    models.BooleanField(
                        default=False, verbose_name="with the changes since the previous report"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("snapshot", models.JSONField(null=True)),
                ("frozen_at", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "frozen_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="reports.report",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                    ),
                ),
                (
                    "supplements",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.ward",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportingRegime",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="holds from")),
                (
                    "good_day",
                    models.PositiveSmallIntegerField(verbose_name="last day of the figures of a month"),
                ),
                ("week_begins", models.PositiveSmallIntegerField(verbose_name="first day of the week")),
                (
                    "send_days",
                    models.PositiveSmallIntegerField(verbose_name="working days to send the report"),
                ),
                ("basis", models.CharField(max_length=300, verbose_name="legal basis")),
                ("set_at", models.DateTimeField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting regime",
                "ordering": ["-valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("ward", "valid_from"), name="one_regime_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("good_day__range", (1, 31)),
                            ("send_days__range", (1, 60)),
                            ("week_begins__range", (0, 6)),
                        ),
                        name="regime_names_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("approved", models.BooleanField(null=True)),
                ("remarks", models.TextField(blank=True, verbose_name="remarks")),
                ("decided_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="reports.report",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "review of a report",
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("approved__isnull", True)),
                        fields=("report",),
                        name="one_open_review",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("approved__isnull", True),
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("revision__isnull", True),
                            ),
                            models.Q(
                                ("approved__isnull", False),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("revision__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="review_decided_wholly",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("approved", False), ("remarks", ""), _negated=True),
                        name="returned_report_has_remarks",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("asked_at", models.DateTimeField()),
                ("approved", models.BooleanField(null=True)),
                ("remarks", models.TextField(blank=True, verbose_name="remarks")),
                ("decided_at", models.DateTimeField(null=True)),
                ("revision", models.PositiveIntegerField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="reports.review",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="reports.report",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.ward",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="narrative",
            constraint=models.UniqueConstraint(fields=("report", "part"), name="one_narrative_a_part"),
        ),
    ]

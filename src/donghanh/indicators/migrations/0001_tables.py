import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0001_tables"),
        ("org", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="to be reached by")),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            (">", "more than"),
                            (">=", "at least"),
                            ("~", "about"),
                            ("=", "reach"),
                            ("<=", "at most"),
                            ("<", "less than"),
                            ("x", "times the baseline:"),
                            ("..", "between"),
                        ],
                        max_length=2,
                        verbose_name="comparison",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                (
                    "upper",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="upper end"
                    ),
                ),
                ("quote", models.TextField(blank=True, verbose_name="words of the document")),
                ("document", models.CharField(blank=True, max_length=300, verbose_name="document")),
                ("document_url", models.CharField(blank=True, max_length=200)),
                ("dropped_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                (
                    "decided_by",
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
                "verbose_name": "goal of an indicator",
                "ordering": [models.OrderBy(models.F("due_on"), nulls_last=True), "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("comparator", ".."),
                                ("upper__gt", models.F("value")),
                                ("upper__isnull", False),
                            ),
                            models.Q(models.Q(("comparator", ".."), _negated=True), ("upper__isnull", True)),
                            _connector="OR",
                        ),
                        name="goal_range_has_two_ends",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name of the indicator")),
                ("folded", models.CharField(default="", editable=False, max_length=400)),
                ("unit", models.CharField(max_length=60, verbose_name="unit of measure")),
                (
                    "is_share",
                    models.BooleanField(default=False, verbose_name="a share: numerator over denominator"),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Higher is better"), ("down", "Lower is better")],
                        default="up",
                        max_length=4,
                        verbose_name="direction",
                    ),
                ),
                (
                    "counting",
                    models.CharField(
                        choices=[
                            ("at_date", "As it stands on the day"),
                            ("cumulative", "Everything since the baseline"),
                            ("in_year", "Everything since the year began"),
                            ("rate_of_year", "Growth of one whole year"),
                        ],
                        max_length=14,
                        verbose_name="way of counting",
                    ),
                ),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("monthly", "Every month"),
                            ("quarterly", "Every quarter"),
                            ("half_yearly", "Every half year"),
                            ("yearly", "Every year"),
                        ],
                        default="quarterly",
                        max_length=12,
                        verbose_name="figures are due",
                    ),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="decimals shown")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="followed until")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
                    ),
                ),
                (
                    "owner_position",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.position",
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="org.unit",
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
                "verbose_name": "indicator",
                "ordering": ["code", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("ward", "code"), name="one_indicator_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("decimals__range", (0, 4))), name="indicator_decimals_are_few"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="to be reached by")),
                (
                    "comparator",
                    models.CharField(
                        choices=[
                            (">", "more than"),
                            (">=", "at least"),
                            ("~", "about"),
                            ("=", "reach"),
                            ("<=", "at most"),
                            ("<", "less than"),
                            ("x", "times the baseline:"),
                            ("..", "between"),
                        ],
                        max_length=2,
                        verbose_name="comparison",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                (
                    "upper",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=20, null=True, verbose_name="upper end"
                    ),
                ),
                ("quote", models.TextField(blank=True, verbose_name="words of the document")),
                ("document", models.CharField(blank=True, max_length=300, verbose_name="document")),
                ("document_url", models.CharField(blank=True, max_length=200)),
                ("dropped_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
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
                        to="indicators.goal",
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
                    "indicator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="indicators.indicator",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="goal",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="indicators.indicator"
            ),
        ),
        migrations.CreateModel(
            name="Definition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(verbose_name="version")),
                ("valid_from", models.DateField(verbose_name="holds from")),
                ("formula", models.TextField(blank=True, verbose_name="way of computing, in words")),
                ("numerator", models.TextField(blank=True, verbose_name="numerator")),
                ("denominator", models.TextField(blank=True, verbose_name="denominator")),
                ("population", models.TextField(blank=True, verbose_name="who is counted")),
                (
                    "source",
                    models.CharField(blank=True, max_length=300, verbose_name="where figures come from"),
                ),
                ("legal_source", models.CharField(blank=True, max_length=300, verbose_name="legal source")),
                ("open_question", models.TextField(blank=True, verbose_name="what the ward has to decide")),
                ("measure", models.CharField(blank=True, max_length=60, verbose_name="computed from")),
                ("reason", models.TextField(blank=True, verbose_name="reason for the change")),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                (
                    "decided_by",
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
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="definitions",
                        to="indicators.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "definition of an indicator",
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "version"), name="one_definition_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Baseline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField(verbose_name="as of")),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=20, null=True, verbose_name="value"),
                ),
                (
                    "numerator",
                    models.DecimalField(decimal_places=4, max_digits=20, null=True, verbose_name="numerator"),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        decimal_places=4, max_digits=20, null=True, verbose_name="denominator"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "rebased",
                    models.BooleanField(
                        default=False, verbose_name="computed anew for the territory of today"
                    ),
                ),
                ("territory_note", models.CharField(blank=True, max_length=200, verbose_name="territory")),
                ("is_illustrative", models.BooleanField(default=False, verbose_name="illustrative data")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("reason", models.TextField(blank=True, verbose_name="reason")),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.attachment",
                    ),
                ),
                (
                    "decided_by",
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
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="baselines",
                        to="indicators.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "baseline",
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__isnull", False)), name="baseline_has_a_value"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=300, verbose_name="name of the indicator")),
                ("folded", models.CharField(default="", editable=False, max_length=400)),
                ("unit", models.CharField(max_length=60, verbose_name="unit of measure")),
                (
                    "is_share",
                    models.BooleanField(default=False, verbose_name="a share: numerator over denominator"),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("up", "Higher is better"), ("down", "Lower is better")],
                        default="up",
                        max_length=4,
                        verbose_name="direction",
                    ),
                ),
                (
                    "counting",
                    models.CharField(
                        choices=[
                            ("at_date", "As it stands on the day"),
                            ("cumulative", "Everything since the baseline"),
                            ("in_year", "Everything since the year began"),
                            ("rate_of_year", "Growth of one whole year"),
                        ],
                        max_length=14,
                        verbose_name="way of counting",
                    ),
                ),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("monthly", "Every month"),
                            ("quarterly", "Every quarter"),
                            ("half_yearly", "Every half year"),
                            ("yearly", "Every year"),
                        ],
                        default="quarterly",
                        max_length=12,
                        verbose_name="figures are due",
                    ),
                ),
                ("decimals", models.PositiveSmallIntegerField(default=0, verbose_name="decimals shown")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="followed until")),
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
                    "owner_position",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.position",
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.unit",
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
                        to="indicators.indicator",
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
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField(verbose_name="as of")),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=20, null=True, verbose_name="value"),
                ),
                (
                    "numerator",
                    models.DecimalField(decimal_places=4, max_digits=20, null=True, verbose_name="numerator"),
                ),
                (
                    "denominator",
                    models.DecimalField(
                        decimal_places=4, max_digits=20, null=True, verbose_name="denominator"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "rebased",
                    models.BooleanField(
                        default=False, verbose_name="computed anew for the territory of today"
                    ),
                ),
                ("territory_note", models.CharField(blank=True, max_length=200, verbose_name="territory")),
                ("is_illustrative", models.BooleanField(default=False, verbose_name="illustrative data")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("computed", "Computed by the system"), ("reported", "Official figure")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
                ("reason", models.TextField(blank=True, verbose_name="reason for the correction")),
                ("basis", models.JSONField(default=dict)),
                (
                    "attachment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.attachment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="indicators.observation",
                    ),
                ),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="indicators.indicator",
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
                "verbose_name": "figure of an indicator",
                "ordering": ["as_of", "at", "pk"],
                "indexes": [
                    models.Index(fields=["indicator", "kind", "as_of"], name="indicators__indicat_12aaa9_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrects__isnull", True)),
                        fields=("indicator", "kind", "as_of"),
                        name="one_first_figure_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value__isnull", True), ("withdrawn", True)),
                            models.Q(("value__isnull", False), ("withdrawn", False)),
                            models.Q(
                                ("denominator", 0),
                                ("denominator__isnull", False),
                                ("value__isnull", True),
                                ("withdrawn", False),
                            ),
                            _connector="OR",
                        ),
                        name="figure_unless_withdrawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "computed"), ("by__isnull", False), _connector="OR"),
                        name="official_figure_has_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GapNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(verbose_name="explanation")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
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
                (
                    "computed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gap_notes",
                        to="indicators.observation",
                    ),
                ),
                (
                    "reported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="indicators.observation",
                    ),
                ),
            ],
            options={
                "verbose_name": "explanation of a gap",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
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
                (
                    "observation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmation",
                        to="indicators.observation",
                    ),
                ),
            ],
            options={
                "verbose_name": "confirmation of a figure",
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0002_links"),
        ("indicators", "0001_tables"),
        ("org", "0001_tables"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.AddField(
            model_name="baseline",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="baseline",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="definition",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="definition",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="gapnote",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="gapnote",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="decided_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="decided_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="org.officer",
            ),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="indicators.goal",
            ),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="ward",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="org.ward",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="created_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="owner_position",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="org.position",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="owner_unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="indicators",
                to="org.unit",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="goalevent",
            name="indicator",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="indicators.indicator",
            ),
        ),
        migrations.AddField(
            model_name="goal",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="indicators.indicator"
            ),
        ),
        migrations.AddField(
            model_name="definition",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="definitions",
                to="indicators.indicator",
            ),
        ),
        migrations.AddField(
            model_name="baseline",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="baselines",
                to="indicators.indicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="created_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="org.officer",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="owner_position",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="org.position",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="owner_unit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="org.unit",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="indicators.indicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="ward",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="org.ward",
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="attachment",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.attachment",
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="corrects",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrected_by",
                to="indicators.observation",
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="observations",
                to="indicators.indicator",
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="gapnote",
            name="computed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gap_notes",
                to="indicators.observation",
            ),
        ),
        migrations.AddField(
            model_name="gapnote",
            name="reported",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="indicators.observation"
            ),
        ),
        migrations.AddField(
            model_name="confirmation",
            name="observation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confirmation",
                to="indicators.observation",
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.UniqueConstraint(fields=("ward", "code"), name="one_indicator_a_code"),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(("decimals__range", (0, 4))), name="indicator_decimals_are_few"
            ),
        ),
        migrations.AddConstraint(
            model_name="goal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("comparator", ".."), ("upper__gt", models.F("value")), ("upper__isnull", False)
                    ),
                    models.Q(models.Q(("comparator", ".."), _negated=True), ("upper__isnull", True)),
                    _connector="OR",
                ),
                name="goal_range_has_two_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="definition",
            constraint=models.UniqueConstraint(
                fields=("indicator", "version"), name="one_definition_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="baseline",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__isnull", False)), name="baseline_has_a_value"
            ),
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(fields=["indicator", "kind", "as_of"], name="indicators__indicat_12aaa9_idx"),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", True)),
                fields=("indicator", "kind", "as_of"),
                name="one_first_figure_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind", "computed"), ("by__isnull", False), _connector="OR"),
                name="official_figure_has_somebody",
            ),
        ),
    ]

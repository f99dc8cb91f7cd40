import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("org", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="AgencyKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("prefix", models.CharField(max_length=10, unique=True, verbose_name="code of the key")),
                ("digest", models.CharField(max_length=64)),
                ("agency", models.CharField(max_length=160, verbose_name="agency")),
                (
                    "contact",
                    models.CharField(max_length=200, verbose_name="who answers for the key at the agency"),
                ),
                (
                    "per_minute",
                    models.PositiveIntegerField(default=60, verbose_name="calls a minute at most"),
                ),
                ("per_day", models.PositiveIntegerField(default=5000, verbose_name="calls a day at most")),
                ("issued_at", models.DateTimeField(auto_now_add=True, verbose_name="issued at")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked at")),
                (
                    "issued_by",
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
                "verbose_name": "key of an agency",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("per_day__gte", 1),
                            ("per_minute__gte", 1),
                            models.Q(("prefix", ""), _negated=True),
                            models.Q(("digest", ""), _negated=True),
                        ),
                        name="key_may_be_used",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=5, verbose_name="code of the ward")),
                ("place", models.CharField(max_length=120, verbose_name="name of the ward")),
                ("province", models.CharField(max_length=100, verbose_name="province")),
                ("on", models.DateField(verbose_name="figures as of")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note for readers")),
                ("tables", models.JSONField(default=list)),
                ("released_at", models.DateTimeField(auto_now_add=True, verbose_name="released at")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                (
                    "released_by",
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
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "edition of open data",
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("code", "on"),
                        name="one_edition_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="edition_is_withdrawn_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("prefix", models.CharField(max_length=10, verbose_name="code of the key")),
                ("agency", models.CharField(max_length=160, verbose_name="agency")),
                ("basis", models.CharField(max_length=300, verbose_name="legal basis or agreement")),
                ("purpose", models.CharField(max_length=300, verbose_name="agreed purpose")),
                ("scopes", models.JSONField(default=list, verbose_name="what may be read")),
                (
                    "attributes",
                    models.JSONField(blank=True, default=list, verbose_name="facts that may be read"),
                ),
                ("starts_on", models.DateField(verbose_name="valid from")),
                ("ends_on", models.DateField(verbose_name="valid until")),
                ("granted_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="withdrawn at")),
                (
                    "granted_by",
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
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "right of an agency to read",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at__isnull", True)),
                        fields=("ward", "prefix"),
                        name="one_open_grant_a_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="grant_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("basis", ""), _negated=True),
                            models.Q(("purpose", ""), _negated=True),
                            models.Q(("prefix", ""), _negated=True),
                            models.Q(("agency", ""), _negated=True),
                        ),
                        name="grant_names_its_basis",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="grant_is_withdrawn_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("calls", models.PositiveIntegerField(default=0, verbose_name="calls")),
                ("refused", models.PositiveIntegerField(default=0, verbose_name="calls over the limit")),
                ("minute", models.PositiveSmallIntegerField(default=0)),
                ("minute_calls", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField(verbose_name="last used at")),
                (
                    "key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="days", to="api.agencykey"
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
                "verbose_name": "day of a key",
                "ordering": ["-day"],
                "constraints": [models.UniqueConstraint(fields=("key", "day"), name="one_row_a_key_and_day")],
            },
        ),
    ]

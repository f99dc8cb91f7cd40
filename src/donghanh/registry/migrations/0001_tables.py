import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import donghanh.registry.models.businesses
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
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=60, unique=True)),
                ("names", models.PositiveIntegerField()),
            ],
            options={
                "verbose_name": "word of names",
            },
        ),
        migrations.CreateModel(
            name="Access",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unmask", "Shown in full"),
                            ("export", "Taken out as a file"),
                            ("api", "Read by another agency"),
                            ("mirror", "Seen by the owner"),
                        ],
                        max_length=10,
                        verbose_name="kind of access",
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        blank=True, db_index=True, max_length=12, verbose_name="registry number"
                    ),
                ),
                ("agency", models.CharField(blank=True, max_length=200, verbose_name="agency")),
                ("purpose", models.CharField(blank=True, max_length=300, verbose_name="purpose")),
                ("rows", models.PositiveIntegerField(default=1, verbose_name="number of businesses")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "officer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
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
                "verbose_name": "access to personal data",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("as_of", models.DateField(verbose_name="figures as of")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received"),
                            ("staging", "Being read"),
                            ("staged", "Read, waiting for a decision"),
                            ("applying", "Being taken over"),
                            ("applied", "Taken into the registry"),
                            ("undoing", "Being undone"),
                            ("undone", "Undone"),
                            ("failed", "Could not be read"),
                        ],
                        default="received",
                        max_length=10,
                        verbose_name="state of the list",
                    ),
                ),
                ("mapping", models.JSONField(blank=True, default=dict)),
                ("reading", models.JSONField(blank=True, default=dict)),
                ("counts", models.JSONField(blank=True, default=dict)),
                ("position", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(blank=True, null=True)),
                ("fault", models.CharField(blank=True, max_length=300)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "applied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.officer"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.attachment"
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
                "verbose_name": "list taken over",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Business",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(
                        default=donghanh.registry.models.businesses.new_public_id,
                        editable=False,
                        max_length=12,
                        unique=True,
                        verbose_name="registry number",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("folded", models.CharField(default="", editable=False, max_length=600)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            models.F("folded"), config="simple"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        choices=[
                            ("sole", "Private enterprise"),
                            ("llc_one", "One-member limited company"),
                            ("llc_more", "Limited company of two members or more"),
                            ("joint_stock", "Joint-stock company"),
                            ("partnership", "Partnership"),
                            ("company", "Enterprise, form not told"),
                            ("branch", "Branch"),
                            ("office", "Representative office"),
                            ("location", "Business location"),
                            ("household", "Household business"),
                            ("individual", "Individual in business without registration"),
                            ("cooperative", "Cooperative"),
                            ("cooperative_union", "Union of cooperatives"),
                            ("cooperative_group", "Cooperative group"),
                            ("unknown", "Form not known"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="legal form",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "Operating"),
                            ("suspended", "Suspended"),
                            ("closing", "Being closed"),
                            ("closed", "Closed"),
                            ("absent", "Not at its registered address"),
                            ("unclear", "Status not known"),
                        ],
                        default="unclear",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                (
                    "tax_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("00", "00 – operating"),
                            ("01", "01 – stopped, tax code ended"),
                            ("02", "02 – moved to another tax office"),
                            ("03", "03 – stopped, tax code not ended yet"),
                            ("04", "04 – operating, facts missing"),
                            ("05", "05 – suspended"),
                            ("06", "06 – not at its registered address"),
                            ("07", "07 – waiting for bankruptcy"),
                            ("09", "09 – waiting for verification"),
                        ],
                        max_length=2,
                        verbose_name="tax status",
                    ),
                ),
                (
                    "registration_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("active", "Operating (registration)"),
                            ("suspended", "Business suspended"),
                            ("closing", "Ending its business"),
                            ("closed", "Business ended"),
                            ("dissolving", "Dissolving"),
                            ("dissolved", "Dissolved"),
                            ("revoked", "Certificate revoked"),
                        ],
                        max_length=10,
                        verbose_name="registration status",
                    ),
                ),
                ("industry_code", models.CharField(blank=True, max_length=7, verbose_name="industry code")),
                (
                    "industry_version",
                    models.CharField(blank=True, max_length=4, verbose_name="version of the industry code"),
                ),
                ("industry", models.CharField(blank=True, max_length=300, verbose_name="main industry")),
                ("registered_on", models.DateField(blank=True, null=True, verbose_name="registered on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended its business on")),
                (
                    "capital",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="capital (đồng)"
                    ),
                ),
                (
                    "foreign_invested",
                    models.BooleanField(blank=True, null=True, verbose_name="foreign-invested"),
                ),
                (
                    "innovative",
                    models.BooleanField(blank=True, null=True, verbose_name="innovative start-up"),
                ),
                (
                    "supporting_industry",
                    models.BooleanField(blank=True, null=True, verbose_name="supporting industry"),
                ),
                (
                    "conflicts",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="facts on which sources disagree"
                    ),
                ),
                ("held", models.JSONField(blank=True, default=dict, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="registry.business",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="registry.business",
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
                "verbose_name": "business",
                "ordering": ["name", "pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["search"], name="business_search"),
                    models.Index(fields=["ward", "name"], name="business_by_name"),
                    models.Index(fields=["ward", "updated_at", "id"], name="business_by_change"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="business_is_no_unit_of_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(("merged_into", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="business_is_not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("registered_on__isnull", True),
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("registered_on")),
                            _connector="OR",
                        ),
                        name="business_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "attribute",
                    models.CharField(
                        choices=[
                            ("name", "Name of the business"),
                            ("legal_form", "Legal form"),
                            ("tax_code", "Tax code"),
                            ("personal_id", "Personal number of the owner"),
                            ("licence", "Number of the certificate"),
                            ("parent_code", "Tax code of the parent"),
                            ("owner", "Owner or legal representative"),
                            ("owner_gender", "Gender of the owner"),
                            ("owner_born", "Date of birth of the owner"),
                            ("phone", "Telephone"),
                            ("email", "E-mail"),
                            ("address", "Address"),
                            ("area", "Residential group"),
                            ("coordinates", "Coordinates"),
                            ("industry_code", "Code of the main industry"),
                            ("industry_version", "Version of the industry code"),
                            ("industry", "Main industry"),
                            ("tax_status", "Tax status"),
                            ("registration_status", "Registration status"),
                            ("registered_on", "Registered on"),
                            ("ended_on", "Ended its business on"),
                            ("capital", "Capital"),
                            ("foreign_invested", "Foreign-invested"),
                            ("innovative", "Innovative start-up"),
                            ("supporting_industry", "Supporting industry"),
                        ],
                        max_length=30,
                        verbose_name="fact",
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=500, verbose_name="value decided on")),
                ("refuted", models.JSONField(blank=True, default=list, verbose_name="values found wrong")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("decided_at", models.DateTimeField(auto_now_add=True)),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="registry.business",
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
            ],
            options={
                "verbose_name": "decision on a conflict",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="DataRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="receiving code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("view", "See the data"),
                            ("correct", "Put a fact right"),
                            ("supply", "Be given a copy of the data"),
                            ("delete", "Delete data"),
                            ("restrict", "Restrict the processing"),
                            ("object", "Object to the processing"),
                            ("withdraw", "Withdraw the consent"),
                        ],
                        max_length=10,
                        verbose_name="kind of request",
                    ),
                ),
                (
                    "attribute",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("name", "Name of the business"),
                            ("legal_form", "Legal form"),
                            ("tax_code", "Tax code"),
                            ("personal_id", "Personal number of the owner"),
                            ("licence", "Number of the certificate"),
                            ("parent_code", "Tax code of the parent"),
                            ("owner", "Owner or legal representative"),
                            ("owner_gender", "Gender of the owner"),
                            ("owner_born", "Date of birth of the owner"),
                            ("phone", "Telephone"),
                            ("email", "E-mail"),
                            ("address", "Address"),
                            ("area", "Residential group"),
                            ("coordinates", "Coordinates"),
                            ("industry_code", "Code of the main industry"),
                            ("industry_version", "Version of the industry code"),
                            ("industry", "Main industry"),
                            ("tax_status", "Tax status"),
                            ("registration_status", "Registration status"),
                            ("registered_on", "Registered on"),
                            ("ended_on", "Ended its business on"),
                            ("capital", "Capital"),
                            ("foreign_invested", "Foreign-invested"),
                            ("innovative", "Innovative start-up"),
                            ("supporting_industry", "Supporting industry"),
                        ],
                        max_length=30,
                        verbose_name="fact",
                    ),
                ),
                (
                    "wanted",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="right value, in the owner's words"
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="request")),
                ("received_on", models.DateField(verbose_name="received on")),
                ("acknowledge_by", models.DateField(verbose_name="to be acknowledged by")),
                ("first_due_on", models.DateField(verbose_name="first deadline")),
                ("due_on", models.DateField(verbose_name="to be carried out by")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="legal basis")),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "extension_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for the extension"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("granted", "Carried out"), ("refused", "Refused, with reasons")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer to the owner")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="data_requests",
                        to="registry.business",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
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
                "verbose_name": "request about personal data",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("ward", "code"), name="one_data_request_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", True), ("decided_by__isnull", True), ("outcome", "")
                            ),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="data_request_is_decided_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", models.F("first_due_on")),
                            models.Q(("extension_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="data_request_is_extended_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "correct"), _negated=True),
                            models.Q(
                                models.Q(("attribute", ""), _negated=True),
                                models.Q(("wanted", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="correction_says_what_is_right",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=100, verbose_name="key in the source")),
                ("values", models.JSONField(default=dict)),
                ("given", models.JSONField(default=dict)),
                ("as_of", models.DateField(verbose_name="as of")),
                ("is_current", models.BooleanField(default=True)),
                (
                    "number",
                    models.CharField(
                        blank=True, editable=False, max_length=12, verbose_name="registry number"
                    ),
                ),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="registry.batch",
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="registry.business",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
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
                "verbose_name": "entry of a source",
                "ordering": ["-as_of", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="business",
            name="founder",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="registry.entry",
            ),
        ),
        migrations.CreateModel(
            name="Industry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=4, verbose_name="version")),
                ("code", models.CharField(max_length=7, verbose_name="code")),
                ("level", models.PositiveSmallIntegerField(verbose_name="level")),
                ("parent_code", models.CharField(blank=True, max_length=7)),
                ("name", models.CharField(max_length=400, verbose_name="name of the industry")),
                ("folded", models.CharField(default="", editable=False, max_length=400)),
            ],
            options={
                "verbose_name": "industry (VSIC)",
                "ordering": ["version", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "code"), name="one_industry_a_code"),
                    models.CheckConstraint(
                        condition=models.Q(("level__range", (1, 5))), name="industry_level_in_range"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnerLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "asks",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("name", "Name of the business"),
                            ("legal_form", "Legal form"),
                            ("tax_code", "Tax code"),
                            ("personal_id", "Personal number of the owner"),
                            ("licence", "Number of the certificate"),
                            ("parent_code", "Tax code of the parent"),
                            ("owner", "Owner or legal representative"),
                            ("owner_gender", "Gender of the owner"),
                            ("owner_born", "Date of birth of the owner"),
                            ("phone", "Telephone"),
                            ("email", "E-mail"),
                            ("address", "Address"),
                            ("area", "Residential group"),
                            ("coordinates", "Coordinates"),
                            ("industry_code", "Code of the main industry"),
                            ("industry_version", "Version of the industry code"),
                            ("industry", "Main industry"),
                            ("tax_status", "Tax status"),
                            ("registration_status", "Registration status"),
                            ("registered_on", "Registered on"),
                            ("ended_on", "Ended its business on"),
                            ("capital", "Capital"),
                            ("foreign_invested", "Foreign-invested"),
                            ("innovative", "Innovative start-up"),
                            ("supporting_industry", "Supporting industry"),
                        ],
                        max_length=30,
                        verbose_name="fact asked for",
                    ),
                ),
                ("expires_on", models.DateField(verbose_name="good until")),
                ("wrong", models.PositiveSmallIntegerField(default=0, verbose_name="wrong guesses")),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="first opened")),
                ("issued_at", models.DateTimeField(auto_now_add=True)),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="owner_links",
                        to="registry.business",
                    ),
                ),
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
                "verbose_name": "link for the owner",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="DataRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("code", models.CharField(max_length=30, verbose_name="receiving code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("view", "See the data"),
                            ("correct", "Put a fact right"),
                            ("supply", "Be given a copy of the data"),
                            ("delete", "Delete data"),
                            ("restrict", "Restrict the processing"),
                            ("object", "Object to the processing"),
                            ("withdraw", "Withdraw the consent"),
                        ],
                        max_length=10,
                        verbose_name="kind of request",
                    ),
                ),
                (
                    "attribute",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("name", "Name of the business"),
                            ("legal_form", "Legal form"),
                            ("tax_code", "Tax code"),
                            ("personal_id", "Personal number of the owner"),
                            ("licence", "Number of the certificate"),
                            ("parent_code", "Tax code of the parent"),
                            ("owner", "Owner or legal representative"),
                            ("owner_gender", "Gender of the owner"),
                            ("owner_born", "Date of birth of the owner"),
                            ("phone", "Telephone"),
                            ("email", "E-mail"),
                            ("address", "Address"),
                            ("area", "Residential group"),
                            ("coordinates", "Coordinates"),
                            ("industry_code", "Code of the main industry"),
                            ("industry_version", "Version of the industry code"),
                            ("industry", "Main industry"),
                            ("tax_status", "Tax status"),
                            ("registration_status", "Registration status"),
                            ("registered_on", "Registered on"),
                            ("ended_on", "Ended its business on"),
                            ("capital", "Capital"),
                            ("foreign_invested", "Foreign-invested"),
                            ("innovative", "Innovative start-up"),
                            ("supporting_industry", "Supporting industry"),
                        ],
                        max_length=30,
                        verbose_name="fact",
                    ),
                ),
                (
                    "wanted",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="right value, in the owner's words"
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="request")),
                ("received_on", models.DateField(verbose_name="received on")),
                ("acknowledge_by", models.DateField(verbose_name="to be acknowledged by")),
                ("first_due_on", models.DateField(verbose_name="first deadline")),
                ("due_on", models.DateField(verbose_name="to be carried out by")),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="legal basis")),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "extension_reason",
                    models.CharField(blank=True, max_length=500, verbose_name="reason for the extension"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("granted", "Carried out"), ("refused", "Refused, with reasons")],
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("answer", models.TextField(blank=True, max_length=2000, verbose_name="answer to the owner")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.business",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
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
                        to="registry.datarequest",
                    ),
                ),
                (
                    "received_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="org.officer",
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
                    "link",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.ownerlink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="datarequest",
            name="link",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="requests",
                to="registry.ownerlink",
            ),
        ),
        migrations.CreateModel(
            name="OwnerLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "asks",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("name", "Name of the business"),
                            ("legal_form", "Legal form"),
                            ("tax_code", "Tax code"),
                            ("personal_id", "Personal number of the owner"),
                            ("licence", "Number of the certificate"),
                            ("parent_code", "Tax code of the parent"),
                            ("owner", "Owner or legal representative"),
                            ("owner_gender", "Gender of the owner"),
                            ("owner_born", "Date of birth of the owner"),
                            ("phone", "Telephone"),
                            ("email", "E-mail"),
                            ("address", "Address"),
                            ("area", "Residential group"),
                            ("coordinates", "Coordinates"),
                            ("industry_code", "Code of the main industry"),
                            ("industry_version", "Version of the industry code"),
                            ("industry", "Main industry"),
                            ("tax_status", "Tax status"),
                            ("registration_status", "Registration status"),
                            ("registered_on", "Registered on"),
                            ("ended_on", "Ended its business on"),
                            ("capital", "Capital"),
                            ("foreign_invested", "Foreign-invested"),
                            ("innovative", "Innovative start-up"),
                            ("supporting_industry", "Supporting industry"),
                        ],
                        max_length=30,
                        verbose_name="fact asked for",
                    ),
                ),
                ("expires_on", models.DateField(verbose_name="good until")),
                ("wrong", models.PositiveSmallIntegerField(default=0, verbose_name="wrong guesses")),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="first opened")),
                ("issued_at", models.DateTimeField(auto_now_add=True)),
                (
                    "business",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.business",
                    ),
                ),
                (
                    "issued_by",
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
                        to="registry.ownerlink",
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
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="full name")),
                ("folded", models.CharField(default="", editable=False, max_length=200)),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("female", "Female"), ("male", "Male")],
                        max_length=6,
                        verbose_name="gender",
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                (
                    "personal_number",
                    models.CharField(blank=True, max_length=12, verbose_name="personal number"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "person in business",
                "indexes": [models.Index(fields=["ward", "folded"], name="person_by_name")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("personal_number", ""), _negated=True),
                        fields=("ward", "personal_number"),
                        name="one_person_a_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
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
                            ("owner", "Owner"),
                            ("representative", "Legal representative"),
                            ("member", "Member"),
                        ],
                        default="owner",
                        max_length=20,
                        verbose_name="part in the business",
                    ),
                ),
                ("since", models.DateField(blank=True, null=True, verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="registry.business",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="registry.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of a person in a business",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("business", "person", "part"), name="one_part_a_person_and_business"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200, verbose_name="full name")),
                ("folded", models.CharField(default="", editable=False, max_length=200)),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("female", "Female"), ("male", "Male")],
                        max_length=6,
                        verbose_name="gender",
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="date of birth")),
                (
                    "personal_number",
                    models.CharField(blank=True, max_length=12, verbose_name="personal number"),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="telephone")),
                ("email", models.CharField(blank=True, max_length=254, verbose_name="e-mail")),
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
                        to="registry.person",
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
            name="Place",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="address")),
                ("folded", models.CharField(max_length=500)),
                (
                    "former",
                    models.CharField(blank=True, max_length=500, verbose_name="address before the merger"),
                ),
                ("house", models.CharField(blank=True, max_length=60, verbose_name="house number")),
                ("street", models.CharField(blank=True, max_length=200, verbose_name="street or hamlet")),
                ("area", models.CharField(blank=True, max_length=100, verbose_name="residential group")),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "place",
                "constraints": [
                    models.UniqueConstraint(fields=("ward", "folded"), name="one_place_an_address"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                            _connector="OR",
                        ),
                        name="place_has_both_coordinates_or_none",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BusinessEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "public_id",
                    models.CharField(
                        default=donghanh.registry.models.businesses.new_public_id,
                        editable=False,
                        max_length=12,
                        verbose_name="registry number",
                    ),
                ),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                ("folded", models.CharField(default="", editable=False, max_length=600)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.SearchVector(
                            models.F("folded"), config="simple"
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "legal_form",
                    models.CharField(
                        choices=[
                            ("sole", "Private enterprise"),
                            ("llc_one", "One-member limited company"),
                            ("llc_more", "Limited company of two members or more"),
                            ("joint_stock", "Joint-stock company"),
                            ("partnership", "Partnership"),
                            ("company", "Enterprise, form not told"),
                            ("branch", "Branch"),
                            ("office", "Representative office"),
                            ("location", "Business location"),
                            ("household", "Household business"),
                            ("individual", "Individual in business without registration"),
                            ("cooperative", "Cooperative"),
                            ("cooperative_union", "Union of cooperatives"),
                            ("cooperative_group", "Cooperative group"),
                            ("unknown", "Form not known"),
                        ],
                        default="unknown",
                        max_length=20,
                        verbose_name="legal form",
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "Operating"),
                            ("suspended", "Suspended"),
                            ("closing", "Being closed"),
                            ("closed", "Closed"),
                            ("absent", "Not at its registered address"),
                            ("unclear", "Status not known"),
                        ],
                        default="unclear",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                (
                    "tax_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("00", "00 – operating"),
                            ("01", "01 – stopped, tax code ended"),
                            ("02", "02 – moved to another tax office"),
                            ("03", "03 – stopped, tax code not ended yet"),
                            ("04", "04 – operating, facts missing"),
                            ("05", "05 – suspended"),
                            ("06", "06 – not at its registered address"),
                            ("07", "07 – waiting for bankruptcy"),
                            ("09", "09 – waiting for verification"),
                        ],
                        max_length=2,
                        verbose_name="tax status",
                    ),
                ),
                (
                    "registration_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("active", "Operating (registration)"),
                            ("suspended", "Business suspended"),
                            ("closing", "Ending its business"),
                            ("closed", "Business ended"),
                            ("dissolving", "Dissolving"),
                            ("dissolved", "Dissolved"),
                            ("revoked", "Certificate revoked"),
                        ],
                        max_length=10,
                        verbose_name="registration status",
                    ),
                ),
                ("industry_code", models.CharField(blank=True, max_length=7, verbose_name="industry code")),
                (
                    "industry_version",
                    models.CharField(blank=True, max_length=4, verbose_name="version of the industry code"),
                ),
                ("industry", models.CharField(blank=True, max_length=300, verbose_name="main industry")),
                ("registered_on", models.DateField(blank=True, null=True, verbose_name="registered on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended its business on")),
                (
                    "capital",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="capital (đồng)"
                    ),
                ),
                (
                    "foreign_invested",
                    models.BooleanField(blank=True, null=True, verbose_name="foreign-invested"),
                ),
                (
                    "innovative",
                    models.BooleanField(blank=True, null=True, verbose_name="innovative start-up"),
                ),
                (
                    "supporting_industry",
                    models.BooleanField(blank=True, null=True, verbose_name="supporting industry"),
                ),
                (
                    "conflicts",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="facts on which sources disagree"
                    ),
                ),
                ("held", models.JSONField(blank=True, default=dict, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.business",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.business",
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
                        to="registry.business",
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
                    "founder",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.entry",
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="registry.place",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="business",
            name="place",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="businesses",
                to="registry.place",
            ),
        ),
        migrations.CreateModel(
            name="SavedList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.CharField(max_length=500)),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared in the ward")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="business_lists",
                        to="org.officer",
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
                "verbose_name": "saved list of businesses",
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("officer", "name"), name="one_business_list_a_name")
                ],
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("registration", "Business registration"),
                            ("tax", "Tax office"),
                            ("e_invoice", "E-invoices"),
                            ("insurance", "Social insurance"),
                            ("visit", "Visits by the ward"),
                            ("owner", "The owner's own words"),
                            ("survey", "Survey"),
                            ("other", "Another list"),
                        ],
                        max_length=20,
                        verbose_name="whose list",
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the list")),
                ("agency", models.CharField(blank=True, max_length=200, verbose_name="agency that keeps it")),
                ("mapping", models.JSONField(blank=True, default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "source of the registry",
                "ordering": ["name", "pk"],
                "constraints": [models.UniqueConstraint(fields=("ward", "name"), name="one_source_a_name")],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("one_key", models.CharField(max_length=100)),
                ("other_key", models.CharField(max_length=100)),
                ("probability", models.FloatField(verbose_name="probability")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("evidence", models.JSONField(default=list)),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("same", "The same business"),
                            ("different", "Different businesses"),
                            ("open", "Judgement taken back"),
                        ],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
                (
                    "one_source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.source"
                    ),
                ),
                (
                    "other_source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.source"
                    ),
                ),
            ],
            options={
                "verbose_name": "doubtful pair",
                "ordering": ["-probability", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one_source", "one_key", "other_source", "other_key"),
                        name="one_question_a_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("one_key", models.F("other_key")),
                            ("one_source", models.F("other_source")),
                            _negated=True,
                        ),
                        name="question_is_of_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LifecycleEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "happening",
                    models.CharField(
                        choices=[
                            ("registered", "Registered for the first time"),
                            ("suspended", "Suspended its business"),
                            ("resumed", "Resumed its business"),
                            ("lost", "Was not found at its address"),
                            ("moved_in", "Moved into the ward"),
                            ("moved_out", "Moved out of the ward"),
                            ("closing", "Began to end its business"),
                            ("closed", "Ended its business"),
                        ],
                        max_length=12,
                        verbose_name="what happened",
                    ),
                ),
                ("on", models.DateField(verbose_name="on day")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="happenings",
                        to="registry.business",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "event in the life of a business",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("business", "happening", "on"), name="one_happening_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("on")), _connector="OR"
                        ),
                        name="happening_ends_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("one_key", models.CharField(max_length=100)),
                ("other_key", models.CharField(max_length=100)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("same", "The same business"),
                            ("different", "Different businesses"),
                            ("open", "Judgement taken back"),
                        ],
                        max_length=10,
                        verbose_name="verdict",
                    ),
                ),
                ("probability", models.FloatField(blank=True, null=True, verbose_name="probability")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registry.batch",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
                (
                    "one_source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.source"
                    ),
                ),
                (
                    "other_source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="registry.source"
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement on two entries",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(fields=["one_source", "one_key"], name="judgement_by_one"),
                    models.Index(fields=["other_source", "other_key"], name="judgement_by_other"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("one_key", models.F("other_key")),
                            ("one_source", models.F("other_source")),
                            _negated=True,
                        ),
                        name="judgement_is_of_two",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="entry",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="registry.source"
            ),
        ),
        migrations.CreateModel(
            name="CorrectionList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rows", models.JSONField(default=list)),
                (
                    "document",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="number and symbol of the document"
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "made_by",
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
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction_lists",
                        to="registry.source",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction list for an agency",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="batch",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="registry.source"
            ),
        ),
        migrations.CreateModel(
            name="StagedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                ("cells", models.JSONField(default=dict)),
                ("values", models.JSONField(default=dict)),
                ("findings", models.JSONField(blank=True, default=list)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("new", "New entry"),
                            ("changed", "Changes an entry"),
                            ("unchanged", "Nothing new"),
                            ("asked", "A person has to say which business it is"),
                            ("refused", "Refused"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("placing", models.JSONField(blank=True, default=dict)),
                ("undo", models.JSONField(blank=True, default=dict)),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="registry.batch"
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="registry.business",
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
                "verbose_name": "row of a list",
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("batch", "number"), name="one_staged_row_a_number")
                ],
            },
        ),
        migrations.CreateModel(
            name="StandingPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("active", "Operating"),
                            ("suspended", "Suspended"),
                            ("closing", "Being closed"),
                            ("closed", "Closed"),
                            ("absent", "Not at its registered address"),
                            ("unclear", "Status not known"),
                        ],
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                ("since", models.DateField(verbose_name="since")),
                ("until", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="periods",
                        to="registry.business",
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
                "verbose_name": "period of a standing",
                "ordering": ["since"],
                "indexes": [models.Index(fields=["ward", "standing", "since"], name="period_by_standing")],
                "constraints": [
                    models.UniqueConstraint(fields=("business", "since"), name="one_standing_at_a_time"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gt", models.F("since")), _connector="OR"
                        ),
                        name="period_lasts_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Succession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("conversion", "Converted from a household business"),
                            ("merger", "Merged"),
                            ("division", "Divided"),
                            ("anew", "Registered anew"),
                        ],
                        max_length=12,
                        verbose_name="kind of succession",
                    ),
                ),
                ("on", models.DateField(verbose_name="on day")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="document")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="registry.business",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="origins",
                        to="registry.business",
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
                "verbose_name": "succession of businesses",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("predecessor", "successor"), name="one_succession_a_pair"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="nothing_succeeds_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the round")),
                ("as_of", models.DateField(verbose_name="answers as of")),
                ("questions", models.JSONField(default=list, verbose_name="questions")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "created_by",
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
                "verbose_name": "survey round",
                "ordering": ["-as_of", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("ward", "name"), name="one_round_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_on__isnull", True),
                            ("closed_on__gte", models.F("as_of")),
                            _connector="OR",
                        ),
                        name="round_closes_after_it_began",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveyFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="name of the file")),
                ("rows", models.JSONField(default=list)),
                ("undo", models.JSONField(blank=True, default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "created_by",
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="registry.surveyround",
                    ),
                ),
            ],
            options={
                "verbose_name": "workbook of answers",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at__isnull", True), ("applied_at__isnull", False), _connector="OR"
                        ),
                        name="only_answers_taken_in_are_taken_back",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SurveySheet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=8, verbose_name="code of the sheet")),
                ("answered", models.JSONField(blank=True, default=list)),
                ("refused", models.JSONField(blank=True, default=list)),
                ("asked_at", models.DateTimeField(blank=True, null=True, verbose_name="asked at")),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="registry.business",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sheets",
                        to="registry.surveyround",
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
                "verbose_name": "survey sheet",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "business"), name="one_sheet_a_business"),
                    models.UniqueConstraint(fields=("ward", "code"), name="one_sheet_a_code"),
                ],
            },
        ),
        migrations.CreateModel(
            name="TaxNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "difference",
                    models.CharField(
                        choices=[
                            ("only_ward", "Only in lists of the ward"),
                            ("only_tax", "Only in the tax list"),
                            ("status", "Status differs"),
                            ("address", "Address differs"),
                            ("owner", "Owner differs"),
                        ],
                        max_length=12,
                        verbose_name="difference",
                    ),
                ),
                ("period", models.CharField(max_length=7, verbose_name="quarter")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("tax_behind", "The tax list is not up to date"),
                            ("ward_behind", "The ward's list is not up to date"),
                            ("unregistered", "In business without tax registration"),
                            ("stopped", "Has stopped its business"),
                            ("suspended", "Has suspended its business"),
                            ("moved", "Has moved"),
                            ("not_found", "Not found at its address"),
                            ("written", "The same, written otherwise"),
                            ("not_liable", "Need not register"),
                            ("other", "Another reason, see the note"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tax_notes",
                        to="registry.business",
                    ),
                ),
                (
                    "recorded_by",
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
                "verbose_name": "reason of a difference from the tax list",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["ward", "period"], name="tax_note_by_period")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", "other"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="another_reason_is_told",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period__regex", "^[0-9]{4}-Q[1-4]$")),
                        name="tax_note_names_a_quarter",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Threshold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80, verbose_name="key")),
                ("value", models.DecimalField(decimal_places=4, max_digits=20, verbose_name="value")),
                ("unit", models.CharField(max_length=30, verbose_name="unit of amount")),
                (
                    "comparison",
                    models.CharField(
                        choices=[("gt", "over"), ("ge", "from … on"), ("le", "up to"), ("lt", "under")],
                        max_length=2,
                        verbose_name="comparison",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="in force until")),
                ("basis", models.CharField(max_length=300, verbose_name="legal basis")),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "is_verified",
                    models.BooleanField(default=True, verbose_name="checked against the text of the law"),
                ),
                ("loaded", models.CharField(blank=True, default="", editable=False, max_length=64)),
            ],
            options={
                "verbose_name": "threshold of law",
                "ordering": ["key", "valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "valid_from"), name="one_threshold_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="threshold_validity_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TrustOrder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "attribute",
                    models.CharField(
                        choices=[
                            ("name", "Name of the business"),
                            ("legal_form", "Legal form"),
                            ("tax_code", "Tax code"),
                            ("personal_id", "Personal number of the owner"),
                            ("licence", "Number of the certificate"),
                            ("parent_code", "Tax code of the parent"),
                            ("owner", "Owner or legal representative"),
                            ("owner_gender", "Gender of the owner"),
                            ("owner_born", "Date of birth of the owner"),
                            ("phone", "Telephone"),
                            ("email", "E-mail"),
                            ("address", "Address"),
                            ("area", "Residential group"),
                            ("coordinates", "Coordinates"),
                            ("industry_code", "Code of the main industry"),
                            ("industry_version", "Version of the industry code"),
                            ("industry", "Main industry"),
                            ("tax_status", "Tax status"),
                            ("registration_status", "Registration status"),
                            ("registered_on", "Registered on"),
                            ("ended_on", "Ended its business on"),
                            ("capital", "Capital"),
                            ("foreign_invested", "Foreign-invested"),
                            ("innovative", "Innovative start-up"),
                            ("supporting_industry", "Supporting industry"),
                        ],
                        max_length=30,
                        verbose_name="fact",
                    ),
                ),
                ("kinds", models.JSONField(verbose_name="kinds of source, the most trusted first")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
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
                "verbose_name": "order of trust",
            },
        ),
        migrations.CreateModel(
            name="YearlyFact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("revenue", "Revenue"),
                            ("tax_paid", "Tax paid"),
                            ("staff", "Workers"),
                            ("insured_staff", "Staff with social insurance"),
                            ("new_jobs", "New jobs"),
                            ("cash_register", "E-invoices from a cash register"),
                            ("etax_mobile", "Uses eTax Mobile"),
                            ("digital_tools", "Digital tools in use"),
                            ("owner_education", "Education of the owner"),
                        ],
                        max_length=20,
                        verbose_name="fact of the year",
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True, decimal_places=0, max_digits=18, null=True, verbose_name="amount"
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="words")),
                ("as_of", models.DateField(verbose_name="as of")),
                ("is_current", models.BooleanField(default=True)),
                ("is_shadowed", models.BooleanField(default=False, editable=False)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="registry.batch",
                    ),
                ),
                (
                    "business",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="registry.business",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="facts",
                        to="registry.entry",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="org.officer",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="registry.source",
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
                "verbose_name": "yearly fact",
                "ordering": ["-year", "kind", "-as_of"],
                "indexes": [models.Index(fields=["ward", "kind", "year"], name="fact_by_kind_and_year")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_current", True)),
                        fields=("business", "year", "kind", "source"),
                        name="one_current_fact_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", False), models.Q(("words", ""), _negated=True), _connector="OR"
                        ),
                        name="fact_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__range", (1986, 2100))), name="fact_year_is_of_our_time"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DigitalConvention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tools", models.PositiveSmallIntegerField(verbose_name="tools at least")),
                ("valid_from", models.DateField(verbose_name="holds from")),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
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
                "verbose_name": "convention on digital tools",
                "ordering": ["-valid_from", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("tools__range", (1, 9))), name="convention_within_the_list"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("tax_code", "Tax code, 10 digits"),
                            ("dependent_code", "Code of a dependent unit, 13 digits"),
                            ("personal_number", "Personal number, 12 digits"),
                            ("licence", "Number of a certificate"),
                        ],
                        max_length=20,
                        verbose_name="kind of number",
                    ),
                ),
                ("value", models.CharField(max_length=40, verbose_name="number")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "business",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="registry.business",
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
                "verbose_name": "identifier of a business",
                "ordering": ["kind", "value"],
                "indexes": [
                    models.Index(fields=["ward", "value"], name="identifier_by_value"),
                    models.Index(
                        fields=["value"], name="identifier_by_beginning", opclasses=["varchar_pattern_ops"]
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("business", "kind", "value"), name="one_row_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="identifier_validity_in_order",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_current", True)),
                fields=("source", "key"),
                name="one_current_entry_a_key",
            ),
        ),
    ]

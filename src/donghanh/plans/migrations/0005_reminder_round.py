import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("org", "0004_silence_in_working_days"),
        ("plans", "0004_handovers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="reminder",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reminder", "Reminder"),
                    ("escalation", "Escalation"),
                    ("silence", "Silence"),
                    ("decision", "Decision awaited"),
                    ("proposal", "Result proposed"),
                    ("nudge", "Urged by a person"),
                ],
                max_length=10,
            ),
        ),
        migrations.CreateModel(
            name="ReminderRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("held_at", models.DateTimeField()),
                (
                    "ward",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
                    ),
                ),
            ],
            options={
                "verbose_name": "round of reminders",
                "ordering": ["-day"],
                "constraints": [models.UniqueConstraint(fields=("ward", "day"), name="one_round_a_day")],
            },
        ),
    ]

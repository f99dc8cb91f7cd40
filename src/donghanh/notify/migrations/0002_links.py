import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("notify", "0001_tables"),
        ("org", "0001_tables"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="letters", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="mailchoice",
            name="officer",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="mail_choice", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="mailchoice",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="org.officer"
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="ward",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.ward"
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("given_up_at__isnull", True), ("sent_at__isnull", True)),
                fields=["ward", "send_after"],
                name="letter_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("recipient", "key"), name="one_letter_a_key"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("sent_at__isnull", True), ("given_up_at__isnull", True), _connector="OR"),
                name="letter_sent_or_given_up",
            ),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(fields=["recipient", "-created_at"], name="notify_noti_recipie_584cca_idx"),
        ),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(
                condition=models.Q(("read_at__isnull", True)), fields=["recipient"], name="notice_unread"
            ),
        ),
    ]

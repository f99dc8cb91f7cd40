import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('org', '0004_silence_in_working_days'),
        ('plans', '0003_execution'),
    ]

    operations = [
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=500, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.officer')),
                ('giver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.officer')),
                ('position', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.position')),
                ('ward', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.ward')),
            ],
            options={
                'verbose_name': 'hand-over',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='HandoverItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('due_on', models.DateField(null=True, verbose_name='deadline')),
                ('exclusive', models.BooleanField(default=False)),
                ('status', models.CharField(blank=True, max_length=12, verbose_name='status')),
                ('told_at', models.DateTimeField(null=True, verbose_name='last update')),
                ('told', models.TextField(blank=True)),
                ('handover', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='plans.handover')),
                ('position', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.position')),
                ('receiver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.officer')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plans.task')),
                ('ward', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='org.ward')),
            ],
            options={
                'verbose_name': 'task handed over',
                'ordering': ['pk'],
            },
        ),
        migrations.AddIndex(
            model_name='handover',
            index=models.Index(fields=['ward', '-at'], name='plans_hando_ward_id_bb93af_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handover',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='4ada4b550c1cd2f2d0044ab0f2b3bfdebe3af200', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2f399', table='plans_handover', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='handoveritem',
            constraint=models.UniqueConstraint(fields=('handover', 'task'), name='one_line_a_task_handed_over'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='handoveritem',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0d1932c53abafaa4d5092baf1f9c3c749c705821', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d39a1', table='plans_handoveritem', when='BEFORE')),
        ),
    ]

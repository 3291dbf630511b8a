"""What becomes of a paper: issued with number and day, sent to the city, replaced."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_audit_anchor"),
        ("reports", "0002_anchor"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reportfile",
            name="issued_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="ghi ban hành lúc"),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="issued_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="issued_on",
            field=models.DateField(blank=True, null=True, verbose_name="ngày ban hành"),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="number",
            field=models.CharField(blank=True, max_length=40, verbose_name="số, ký hiệu"),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="presented_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="trình ký lúc"),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="replaces",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replacements",
                to="reports.reportfile",
            ),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="scan",
            field=models.CharField(blank=True, max_length=120, verbose_name="bản đã ký"),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="scan_sha256",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="scan_type",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="sent_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="gửi thành phố lúc"),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="sent_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="reportfile",
            name="state",
            field=models.CharField(
                choices=[
                    ("working", "Bản làm việc"),
                    ("to_sign", "Đang trình ký"),
                    ("issued", "Đã ban hành"),
                    ("sent", "Đã gửi thành phố"),
                    ("replaced", "Đã được thay thế"),
                ],
                default="working",
                max_length=10,
                verbose_name="trạng thái",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["working", "to_sign", "issued", "sent", "replaced"])
                ),
                name="paper_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ("working", "to_sign")),
                    models.Q(
                        models.Q(("number", ""), _negated=True),
                        models.Q(("file", ""), _negated=True),
                        ("issued_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="paper_issued_with_number_and_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("sent", "replaced")), _negated=True),
                    ("sent_at__isnull", False),
                    _connector="OR",
                ),
                name="paper_sent_at_a_moment",
            ),
        ),
    ]

"""What a review's minutes tell beside its figures and votes; nothing here is asked for sending."""

from datetime import time
from typing import Any

from django.db import models
from django.db.models import Q

from nominations.enums import VotingMethod

VENUE_LENGTH, TEXT_LENGTH = 160, 1000
METHOD_KNOWN = models.CheckConstraint(
    condition=Q(method__in=["", *VotingMethod.values]), name="meeting_method_known"
)

# What its pages write, and each box's word in the history.
BOXES = {
    "starts_at": "giờ bắt đầu",
    "ends_at": "giờ kết thúc",
    "venue": "địa điểm",
    "chair": "chủ trì",
    "secretary": "thư ký",
    "attended": "thành phần dự",
    "method": "cách lấy ý kiến",
    "objections": "ý kiến phản ánh",
}


class WithMinutes(models.Model):
    """The columns of a meeting that its minutes are written of; who led it stands beside them."""

    starts_at = models.TimeField("bắt đầu lúc", null=True, blank=True)
    ends_at = models.TimeField("kết thúc lúc", null=True, blank=True)
    venue = models.CharField("địa điểm", max_length=VENUE_LENGTH, blank=True)
    secretary = models.CharField("thư ký", max_length=100, blank=True)
    attended = models.TextField("thành phần dự", blank=True)
    method = models.CharField("cách lấy ý kiến", max_length=8, choices=VotingMethod, blank=True)
    objections = models.TextField("ý kiến phản ánh", blank=True)

    class Meta:
        abstract = True

    def said(self, name: str) -> str:
        """One of them in words; nothing where nothing was written."""
        value: Any = getattr(self, name)
        if isinstance(value, time):
            return f"{value:%H:%M}"
        return str(VotingMethod(value).label) if name == "method" and value else value or ""

"""Cities, communes, units, people, failed sign-ins and audit events."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from accounts.enums import Role, UnitKind
from accounts.permissions import Place
from accounts.querysets import AuditQuerySet, UnitQuerySet, UserQuerySet


class City(models.Model):
    """A city directly under the State; receives what its communes send (VI)."""

    code = models.CharField("mã", max_length=8, unique=True)
    name = models.CharField("tên", max_length=100)

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """The tenant: every unit, conference and, through them, every row belongs to one."""

    city = models.ForeignKey(City, models.PROTECT, related_name="communes")
    code = models.CharField("mã đơn vị hành chính", max_length=8, unique=True)
    name = models.CharField("tên đầy đủ", max_length=100)  # "xã Đại Sơn"
    place = models.CharField("địa danh", max_length=60)  # on the date line of papers: "Đại Sơn"
    phone = models.CharField("điện thoại hỗ trợ", max_length=20, blank=True)
    signer_title = models.CharField("chức vụ người ký", max_length=60, default="CHỦ TỊCH")
    signer_name = models.CharField("họ tên người ký", max_length=100, blank=True)
    # Only a commune loaded by the demo says so; `manage.py demo` refuses beside any other.
    is_demo = models.BooleanField("dữ liệu mẫu", default=False)
    formers = models.TextField("địa phương trước sắp xếp", blank=True)  # a name a line

    def __str__(self) -> str:
        return self.name

    @property
    def former_communes(self) -> list[str]:
        """The communes that became this one, as they were typed."""
        return self.formers.splitlines()


class SetupCode(models.Model):
    """The one code that opens an empty installation by page; only its hash is kept."""

    secret_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField("lập lúc")

    def __str__(self) -> str:
        return f"Mã mở xã lập lúc {self.made_at}"


class Unit(models.Model):
    """A village, office, organisation, school: whatever nominates or carries a task."""

    commune = models.ForeignKey(Commune, models.PROTECT, related_name="units")
    slug = models.SlugField("mã", max_length=60)
    name = models.CharField("tên", max_length=160)
    name_fold = models.CharField(max_length=160, editable=False)
    kind = models.CharField("loại", max_length=20, choices=UnitKind)
    former_commune = models.CharField("địa phương trước sắp xếp", max_length=60, blank=True)
    order = models.PositiveSmallIntegerField("thứ tự", default=0)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "slug"], name="unit_slug_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=UnitKind.values), name="unit_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def place(self) -> Place:
        return Place(unit_id=self.pk, commune_id=self.commune_id, city_id=self.commune.city_id)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=username)


class User(AbstractBaseUser):
    """A person with one role, or the hand behind a unit's access link (no usable password)."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    phone = models.CharField("điện thoại", max_length=16, unique=True, null=True, blank=True)
    full_name = models.CharField("họ và tên", max_length=100)
    role = models.CharField("vai trò", max_length=20, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="people")
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="people"
    )
    city = models.ForeignKey(City, models.PROTECT, null=True, blank=True, related_name="people")
    is_active = models.BooleanField("đang dùng", default=True)
    # Whoever holds a unit's slip, nobody by name.
    is_slip = models.BooleanField("tài khoản của phiếu", default=False)
    # What an office printed for somebody: others have read it.
    must_change_password = models.BooleanField("phải đổi mật khẩu", default=False)
    # The first instant at which the role is nobody's any more; null: without end.
    role_until = models.DateTimeField("vai trò đến", null=True, blank=True)
    # How often this person signed out everywhere else: sessions of before are over.
    sessions_ended = models.PositiveIntegerField(default=0)

    only_reads = False  # set while a conference that is over is looked at: home.web.looking

    objects = UserManager()  # what Django's sign-in asks
    people = UserQuerySet.as_manager()
    USERNAME_FIELD = "username"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="user_role_known"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def works(self, at: datetime) -> bool:
        """Whether this person may be here: not left, and the role not over."""
        return self.is_active and (self.role_until is None or at < self.role_until)

    @property
    def place(self) -> Place:
        """Where the account belongs: whoever works for a city is no commune's to look after."""
        city_id = self.commune.city_id if self.commune else None
        return Place(unit_id=self.unit_id, commune_id=self.commune_id, city_id=city_id)

    def own_words(self) -> list[str]:
        """What others know of a person: no password."""
        words = [self.username, self.phone or "", self.full_name]
        if self.unit:
            words.append(self.unit.name)
        if self.commune:
            words += [self.commune.name, self.commune.place]
        return words

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session was begun with: this password, and this count of ended sessions."""
        begun = f"{self.password}:{self.sessions_ended}" if self.sessions_ended else self.password
        name = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(name, begun, secret=secret, algorithm="sha256").hexdigest()


class SignInFailure(models.Model):
    """One refused sign-in: keyed hashes of the account, known or not, and the address (A1, A3)."""

    account = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, blank=True)  # none for a browser the account knows
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["address", "at"], name="failures_of_address")]

    def __str__(self) -> str:
        return f"{self.account[:8]} {self.at}"


class AuditHead(models.Model):
    """The last link of a commune's chain of events; its row is the lock of the chain."""

    commune_code = models.CharField(max_length=8, unique=True)
    last_hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.commune_code


class AuditEvent(models.Model):
    """What was done, by whom, when: text, no personal data, never changed (a trigger refuses)."""

    at = models.DateTimeField("lúc")
    actor = models.CharField("người làm", max_length=100)  # user name, never a person's data
    role = models.CharField("vai trò", max_length=20)
    unit = models.CharField("đơn vị", max_length=160, blank=True)
    commune_code = models.CharField(max_length=8, db_index=True)
    action = models.CharField("việc", max_length=40)
    target = models.CharField("đối tượng", max_length=40)
    target_code = models.CharField("mã", max_length=80)
    before = models.CharField("trước", max_length=200, blank=True)
    after = models.CharField("sau", max_length=200, blank=True)
    note = models.CharField("lý do", max_length=1000, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    # How a page tells it: set by conferences.history.
    words: str
    who: str
    code_words: str
    told: str
    change: str

    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["target", "target_code"], name="audit_of_target"),
            # What one person did of one kind: who has a hand in a dossier that waits.
            models.Index(fields=["actor", "action"], name="audit_of_actor"),
            # What happened since a moment: whether a paper of then is a paper of before.
            models.Index(fields=["commune_code", "at"], name="audit_since"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.target_code}"


class AuditAnchor(models.Model):
    """How long a commune's chain was at one moment, and the hash it ended with.

    Kept beside the chain and on papers that left the house: whoever cuts off the end, or takes
    everything, would have to change those too.
    """

    commune_code = models.CharField(max_length=8, db_index=True)
    events = models.PositiveIntegerField("số sự kiện")
    last_hash = models.CharField("mã cuối", max_length=64)
    at = models.DateTimeField("lúc")

    def __str__(self) -> str:
        """11086:57:3f2a…: what is printed, and what `manage.py verify_audit` takes."""
        return f"{self.commune_code}:{self.events}:{self.last_hash}"

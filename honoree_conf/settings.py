"""All settings, read from the environment; .env.example names every variable."""

import os
import secrets
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from honoree_conf.environment import Environment
from honoree_conf.storage import kept_files

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(BASE_DIR)

# --- Paths and modes -----------------------------------------------------------------------------

DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "data")
DEBUG = env.flag("DEBUG", default=False)
DEMO = env.flag("HONOREE_DEMO", default=False)
HTTPS = env.flag("HTTPS", default=not (DEMO or DEBUG))  # a demo, a trial at home: plain HTTP
# A proxy in front says who comes and whether over TLS; then nobody else is listened to.
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
LISTEN = env.text("LISTEN", default="127.0.0.1" if BEHIND_PROXY else "0.0.0.0")  # noqa: S104
PORT = env.port("PORT", default=8000)
WEB_PROCESSES = env.count("WEB_PROCESSES", default=min(4, os.cpu_count() or 1))


def kept_secret(path: Path, *, first: str = "") -> str:
    """Read a generated secret, or make it on the first start; the owner alone may read it."""
    if not path.exists():
        handle, beside = tempfile.mkstemp(dir=path.parent)  # mode 0600
        with os.fdopen(handle, "w") as file:
            file.write(first or secrets.token_urlsafe(64))
        try:
            os.link(beside, path)
        except FileExistsError:
            pass  # another process of the same start was faster: its secret
        except OSError:
            os.replace(beside, path)  # a disk without links
        Path(beside).unlink(missing_ok=True)
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError) as trouble:
        raise ImproperlyConfigured(
            f"Không đọc được khóa bí mật {path}. Hãy sửa quyền của tệp."
        ) from trouble


is_new = not (DATA_DIR / "secret-key").exists() and not env.text("SECRET_KEY", default="")
SECRET_KEY = env.text("SECRET_KEY", default="") or kept_secret(DATA_DIR / "secret-key")
# The audit's seals outlive SECRET_KEY, which may be changed any day. Where a chain may stand
# already, sealed with the SECRET_KEY of then, that key is kept as the audit's own; several web
# nodes with one SECRET_KEY come to the same. The first seals, all may verify (accounts/audit.py).
AUDIT_KEYS = env.names("AUDIT_KEYS_BEFORE", default=[])
if not env.text("AUDIT_KEY", default="") or (DATA_DIR / "audit-key").exists():
    AUDIT_KEYS.insert(0, kept_secret(DATA_DIR / "audit-key", first="" if is_new else SECRET_KEY))
if env.text("AUDIT_KEY", default=""):
    AUDIT_KEYS.insert(0, env.text("AUDIT_KEY"))
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", default=["*"] if DEMO else ["localhost", "127.0.0.1"])
CSRF_TRUSTED_ORIGINS = env.origins("CSRF_TRUSTED_ORIGINS")

OFFLINE = env.flag("OFFLINE", default=not DEBUG)  # 0: the service worker leaves every phone
HELPLINE = env.text("HELPLINE", default="0220 000 0128" if DEMO else "")  # of pages that ask no row

# --- Apps, middleware, templates -----------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "csp",
]
ours = "accounts conferences notices sheets nominations delegates agenda reports honoree_conf"
INSTALLED_APPS += ours.split()
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # above WhiteNoise: files carry the policy too (S2)
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "honoree_conf.line.tell_the_line",  # all that follows may lead elsewhere
    "honoree_conf.bodies.within_limits",  # before anything could read the body
    "django.middleware.gzip.GZipMiddleware",  # pages on 3G; tokens are masked anew in each answer
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "accounts.web.ReadableText",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.web.moment_of_the_request",
    "conferences.sessions.PersonOfSession",  # who works here at that moment
    "conferences.web.link_still_holds",
    "accounts.web.SignInFirst",
    "honoree_conf.above.lead_to_the_page_above",
    "conferences.web.LeadToWhatComesFirst",
    "honoree_conf.bodies.remember_known",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "honoree_conf.urls"
WSGI_APPLICATION = "honoree_conf.wsgi.application"
TAGS = (("accounts", "addresses"), ("accounts", "rights"), ("conferences", "viet"))
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": ["honoree_conf.templates.Loader"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "conferences.web.surroundings",
            ],
            "builtins": [f"{app}.templatetags.{name}" for app, name in TAGS],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
CRISPY_FAIL_SILENTLY = False

# --- Database, cache, sessions -------------------------------------------------------------------

DATABASES = {
    "default": env.database("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'honoree.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a read that becomes a write waits its turn instead of failing "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # Prepared once a connection: to read our statements costs the server more than to answer them.
    # Its disk seeks as fast as it reads. What DATABASE_URL says of these after `?` goes before.
    quick = {"server_side_binding": True, "options": "-c random_page_cost=1.1 -c jit=off"}
    given = DATABASES["default"].get("OPTIONS", {})
    DATABASES["default"]["OPTIONS"] = {"prepare_threshold": 3, **quick, **given}
# A thread keeps its connection: a new one is dear in SQLite too (three PRAGMAs, the whole schema).
DATABASES["default"]["CONN_MAX_AGE"] = 600
REDIS_URL = env.redis("REDIS_URL")
SESSION_ENGINE = "conferences.sessions"
SESSION_COOKIE_AGE = 30 * 24 * 3600  # a village head signs in once for the whole campaign (U26)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# No neighbouring host may set them for us (S2); browsers take such names over TLS only.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Time and language ---------------------------------------------------------------------------

LANGUAGE_CODE, TIME_ZONE = "vi", "Asia/Ho_Chi_Minh"
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH, LOCALE_PATHS = ["honoree_conf.formats"], [BASE_DIR / "honoree_conf" / "locale"]
# The demo lives in the days of the plan; real use has no way to move its clock.
zone = ZoneInfo(TIME_ZONE)
HONOREE_NOW = env.moment("HONOREE_NOW", default="2025-08-16T08:00", zone=zone) if DEMO else ""
if not DEMO and env.text("HONOREE_NOW", default=""):
    raise ImproperlyConfigured(
        "HONOREE_NOW chỉ dùng với bản thử (HONOREE_DEMO=1). Hãy bỏ HONOREE_NOW."
    )
CLOCK_SHIFT = None
if HONOREE_NOW:
    # One start for every process of a run, so that a restarted one does not go back in time.
    clock_start = env.number("HONOREE_CLOCK_START", default=datetime.now(zone).timestamp())
    CLOCK_SHIFT = datetime.fromisoformat(HONOREE_NOW).replace(tzinfo=zone) - datetime.fromtimestamp(
        clock_start, zone
    )

# --- Sign-in -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = [
    "honoree_conf.hashers.FrugalArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.forms.NotOnesOwnWords"},
]
LOGIN_URL = "/tai-khoan/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
# Per account (check A1), counted in the database: right with any number of processes.
LOGIN_FAILURES_ALLOWED = 5
LOGIN_FAILURES_MINUTES = 5
# Accounts that may fail from one address in an hour: a hall of two hundred sits behind one. Beyond
# it, browsers no account knows are slowed down to one wrong try in so many seconds.
LOGIN_ADDRESS_ACCOUNTS = 250
LOGIN_ADDRESS_PAUSE = 5
DEMO_PASSWORD = "dai-son-2025"  # noqa: S105  printed on every start; opens nothing elsewhere
DEVICE_COOKIE_NAME = "__Host-device" if HTTPS else "device"

# --- Background work -----------------------------------------------------------------------------

# Words, tags, menu: each app declares its own, so that none lists what stands above it.
declaring = "notices sheets nominations delegates agenda conferences accounts reports home"
DECLARED_BY = [f"{app}.declared" for app in declaring.split()]
JOB_HANDLERS = {"report": "reports.actions.build", "sheet_import": "sheets.actions.work",
    "sheet_forget": "sheets.actions.forget", "grid_export": "nominations.web.exported.build",
    "grid_forget": "nominations.actions.exporting.forget",
    "objection_forget": "nominations.actions.objections.forget"}  # fmt: skip
# What time alone brings.
BY_THE_CLOCK = ["conferences.actions.endings.end_roles", "notices.actions.clock.remind",
    "notices.actions.mailing.post"]  # fmt: skip
SITE_ADDRESS = env.text("SITE_ADDRESS", default=f"http://localhost:{PORT}/")  # as mails name it
for name, value in env.mail("EMAIL_URL", folder=DATA_DIR / "mail").items():
    vars()[name] = value
REMINDER_HOURS = env.hours("REMINDER_HOURS", default="7-20")  # never at night
CELERY_BROKER_URL = REDIS_URL or None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 2,  # with the two before, a broker that hangs holds a request no longer (D3)
    "socket_keepalive": True,
    "health_check_interval": 25,
    "max_retries": 0,
}
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = True
CELERY_TASK_TIME_LIMIT = 150
CELERY_TASK_SOFT_TIME_LIMIT = 140

# --- Files ---------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
found_by = ("FileSystem", "AppDirectories")
FINDERS = [f"django.contrib.staticfiles.finders.{kind}Finder" for kind in found_by]
STATICFILES_FINDERS = ["honoree_conf.together.Together", *FINDERS]
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns without it
STORAGES = kept_files(env) | {
    # Hashed names, kept by phones for a year, brotli beside each: script/server collects them (U8).
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ["png", "jpg", "ttf", "scss", "txt"]
MEDIA_ROOT, REPORT_ROOT = DATA_DIR / "files", DATA_DIR / "reports"
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000  # of a table's preview: sheets/figures/told.py
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # form text; files are counted apart
UPLOAD_MAX_BYTES = 15 * 1024 * 1024  # one photo straight from a phone's camera
BODY_MAX_BYTES = 48 * 1024 * 1024  # without script a dossier's files come at once
STRANGER_BODY_MAX_BYTES = 256 * 1024  # a sign-in form

# --- Security ------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY, X_FRAME_OPTIONS = "same-origin", "DENY"
CSRF_FAILURE_VIEW = "accounts.web.csrf_failure"
OURS = (
    "script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "form-action",
)  # fmt: skip
NOBODYS = ("default-src", "object-src", "base-uri", "frame-ancestors")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {key: [SELF] for key in OURS} | {key: [NONE] for key in NOBODYS}
}

# --- Log -----------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"slips": {"()": "honoree_conf.logs.WithoutSlips"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["slips"]}
    },
    "root": {"handlers": ["console"], "level": env.level("LOG_LEVEL")},
}

"""The addresses of the whole site: one include per app, and the error pages."""

from django.urls import include, path

from conferences.urls import setup_patterns
from conferences.views.door import enter
from nominations.urls import public_patterns

urlpatterns = [
    path("vao/", include(([path("", enter, name="enter")], "door"))),  # short: it is typed by hand
    path("mo/", include((setup_patterns, "setup"))),  # while no commune stands
    path("hoi-nghi/tien-do/nhac-viec/", include("notices.urls")),
    path("hoi-nghi/", include("conferences.urls")),
    path("tai-khoan/", include("accounts.urls")),
    path("ho-so/", include("nominations.urls")),
    path("niem-yet/", include((public_patterns, "posted"))),  # short: it is read off a paper
    path("dai-bieu/", include("delegates.urls")),
    path("chuong-trinh/", include("agenda.urls")),
    path("nhap-bang/", include("sheets.urls")),
    path("", include("home.urls")),
    path("", include("reports.urls")),
]
handler400 = "accounts.web.bad_request"
handler404 = "accounts.web.not_found"
handler500 = "accounts.web.server_error"

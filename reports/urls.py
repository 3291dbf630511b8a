"""The addresses below /."""

from django.urls import path

from reports.views import issuing, papers, summary

app_name = "reports"
urlpatterns = [
    path("van-ban/", papers.list_, name="list"),
    path("van-ban/lap/<slug:kind>/", papers.ask, name="ask"),
    path("van-ban/<int:pk>/", papers.file, name="file"),
    path("van-ban/<int:pk>/tai/", papers.download, name="download"),
    path("van-ban/<int:pk>/thu-lai/", papers.retry, name="retry"),
    path("van-ban/<int:pk>/ban-hanh/", issuing.issue, name="issue"),
    path("van-ban/<int:pk>/viec/<slug:name>/", issuing.move, name="move"),
    path("van-ban/<int:pk>/ban-ky/", issuing.scan, name="scan"),
    path("van-ban/tong-ket/", summary.summary, name="summary"),
    path("van-ban/tong-ket/<slug:key>/", summary.part, name="part"),
    path("van-ban/khen-thuong/", summary.awards, name="awards"),
]

"""The addresses below /ho-so/."""

from django.urls import path

from nominations.views import (
    comments,
    corrections,
    files,
    flow,
    interests,
    kind,
    meetings,
    office,
    pairs,
    public,
    steps,
)

app_name = "nominations"
urlpatterns = [
    path("", office.dossier_list, name="list"),
    path("moi/", flow.new, name="new"),
    path("hop-xet-duyet/", office.approval, name="approval"),
    path("co-the-trung/", pairs.pairs, name="pairs"),
    path("cuoc-hop/", meetings.meetings, name="meetings"),
    path("cuoc-hop/<int:pk>/", meetings.meeting, name="meeting"),
    path("cuoc-hop/<int:pk>/sua/", meetings.correct, name="meeting_correct"),
    path("cuoc-hop/<int:pk>/bien-ban/", meetings.minutes, name="minutes"),
    path("cuoc-hop/tep/<int:pk>/", meetings.minutes_file, name="minutes_file"),
    path("cuoc-hop/anh-nho/<slug:keys>/", meetings.minutes_thumbs, name="minutes_thumbs"),
    path("tep/<int:pk>/", files.evidence_file, name="evidence_file"),
    path("anh-nho/<slug:keys>/", files.evidence_thumbs, name="evidence_thumbs"),
    path("tep/<int:pk>/bo/", files.evidence_remove, name="evidence_remove"),
    path("tep/<int:pk>/lay-lai/", files.evidence_restore, name="evidence_restore"),
    path("trao-doi/", comments.conversations, name="conversations"),
    path("trao-doi/<int:pk>/xong/", comments.settle, name="settle"),
    path("tra-cuu/<str:code>/<str:token>/", public.receipt, name="receipt_public"),
    path("<str:code>/", office.detail, name="detail"),
    path("<str:code>/buoc/loai/", kind.change, name="kind"),  # before the steps: it is none
    path("<str:code>/buoc/<slug:step>/", steps.step, name="step"),
    path("<str:code>/tep/", files.evidence, name="evidence"),
    path("<str:code>/tep/bien-ban-chung/", files.evidence_share, name="evidence_share"),
    path("<str:code>/tiep/", flow.resume, name="resume"),
    path("<str:code>/gui/", flow.send, name="send"),
    path("<str:code>/viet-hoa-ten/", flow.respell, name="respell"),
    path("<str:code>/bien-nhan/", flow.receipt, name="receipt"),
    path("<str:code>/bien-nhan.pdf", flow.receipt_paper, name="receipt_paper"),
    path("<str:code>/xoa/", flow.discard, name="discard"),
    path("<str:code>/lien-quan/", interests.interest, name="interest"),
    path("<str:code>/lien-quan/ghi/", interests.declare, name="declare"),
    path("<str:code>/trao-doi/", comments.conversation, name="conversation"),
    path("<str:code>/sua-loi/", corrections.correct, name="correct"),
    path("<str:code>/sua-loi/da-xem/", corrections.acknowledge, name="acknowledge"),
    path("<str:code>/lich-su/", office.history, name="history"),
    path("<str:code>/so-voi/<str:other>/", pairs.pair, name="pair"),
    path("<str:code>/tham-dinh/", office.check, name="check"),
    path("<str:code>/viec/<slug:name>/", office.move, name="move"),
]

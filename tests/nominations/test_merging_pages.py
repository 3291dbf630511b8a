"""The page of a merge: reached from the pair, each particular chosen, 409 where either moved on."""

import pytest
from django.urls import reverse

from nominations.actions import corrections
from nominations.models import Nomination
from tests import make
from tests.nominations.phone import unlinked
from tests.nominations.test_merging import ONE, fresh, office, photo, said, two
from tests.pages import Page

pytestmark = pytest.mark.django_db
__all__ = ["office", "two"]


def test_the_office_chooses_on_a_page_reached_from_the_pair(two, office, sign_in):
    kept, closed = two
    client = sign_in(office)
    url = reverse("nominations:merge", args=[kept.code, closed.code])
    pair = client.get(reverse("nominations:pair", args=[kept.code, closed.code]))
    assert f'href="{url}"' in pair.content.decode()
    shown = client.get(url)
    form = shown.context["form"]
    boxes = {name: form[name].value() or "" for name in form.fields}

    answer = client.post(url, boxes | {"di_position": closed.code}, follow=True)

    assert list(form.fields) == ["di_full_name", "di_birth_year", "di_position", "seen"]
    assert form.fields["di_position"].choices == [
        (kept.code, f"Nông dân (giữ của {kept.code})"),
        (closed.code, f"Thợ may (lấy của {closed.code})"),
    ]
    assert said(kept) == ("Vũ Thị Thơm", 1970, "Thợ may", "submitted")
    words = Page(unlinked(answer.content.decode())).words()
    assert f"Đã gộp hồ sơ {closed.code} vào hồ sơ {kept.code}. Muốn hoàn tác" in words
    assert "thì không tự trở lại: hãy sửa ở “Sửa lỗi đánh máy”" in words


def test_the_page_tells_a_second_office_what_stands_now(two, office, sign_in):
    kept, closed = two
    client = sign_in(office)
    url = reverse("nominations:merge", args=[kept.code, closed.code])
    form = client.get(url).context["form"]
    boxes = {name: form[name].value() or "" for name in form.fields}
    corrections.correct(
        fresh(closed), changes={"position": "Thợ mộc"}, reason="Nhầm", by=office, at=make.AT
    )

    told = client.post(url, boxes | {"di_position": closed.code})
    again = told.context["form"]
    sent = {name: again[name].value() or "" for name in again.fields}
    done = client.post(url, sent)

    assert told.status_code == 409
    assert f"Thợ mộc (lấy của {closed.code})" in told.content.decode()
    assert sent["di_position"] == closed.code  # nothing chosen is lost
    assert (done.status_code, said(kept)[2]) == (302, "Thợ mộc")


def test_nothing_chosen_is_no_merge(two, office, sign_in):
    kept, closed = two
    client = sign_in(office)
    url = reverse("nominations:merge", args=[kept.code, closed.code])
    form = client.get(url).context["form"]

    answer = client.post(url, {name: form[name].value() or "" for name in form.fields})

    told = f"Chưa chọn mục nào của hồ sơ {closed.code}. Hãy chọn ít nhất một mục."
    assert (answer.status_code, answer.context["form"].errors) == (422, {"di_full_name": [told]})
    assert said(closed)[3] == "submitted"


def test_nothing_chosen_of_what_moved_on_meanwhile_is_shown_first(two, office, sign_in):
    """What stands now may be worth choosing."""
    kept, closed = two
    client = sign_in(office)
    url = reverse("nominations:merge", args=[kept.code, closed.code])
    form = client.get(url).context["form"]
    boxes = {name: form[name].value() or "" for name in form.fields}
    corrections.correct(
        fresh(closed), changes={"position": "Thợ mộc"}, reason="Nhầm", by=office, at=make.AT
    )

    assert client.post(url, boxes).status_code == 409
    assert said(closed)[3] == "submitted"


def test_where_nothing_differs_nothing_is_offered(two, office, sign_in):
    kept, closed = two
    Nomination.objects.filter(pk=closed.pk).update(**ONE, name_fold=fresh(kept).name_fold)
    client = sign_in(office)
    url = reverse("nominations:pair", args=[kept.code, closed.code])

    before = client.get(url).context["merges"]
    photo(closed)

    assert before == []
    assert client.get(url).context["merges"] == [(fresh(kept), fresh(closed))]


def test_where_it_cannot_be_the_page_says_why(two, office, sign_in):
    kept, closed = two
    Nomination.objects.filter(pk=kept.pk).update(state="returned")
    client = sign_in(office)

    page = client.get(reverse("nominations:merge", args=[kept.code, closed.code]))
    pair = client.get(reverse("nominations:pair", args=[kept.code, closed.code]))

    words = Page(page.content.decode()).words()
    assert "chỉ gộp vào hồ sơ đã gửi hoặc đã thẩm định" in words
    assert '<form method="post" novalidate' not in page.content.decode()
    assert pair.context["merges"] == [(fresh(closed), fresh(kept))]


def test_the_page_of_a_pair_says_which_cannot_be_closed_before_anything_is_chosen(
    two, office, sign_in
):
    """It stands for a third: the answer that would close it is refused, so it is told first."""
    third = make.nomination(unit=make.unit(name="Thôn Ba"), state="submitted", full_name="Vũ Ba")
    Nomination.objects.filter(pk=third.pk).update(state="closed", kept_as=two[0])

    page = sign_in(office).get(reverse("nominations:pair", args=[two[0].code, two[1].code]))

    told = f"Hồ sơ {two[0].code} đang đứng tên cả cho hồ sơ đã đóng {third.code}."
    shown = Page(page.content.decode())
    assert told in shown.words()
    greyed = [one for one in shown.all("input") if "disabled" in one.attrs]
    assert [one.attrs["name"] for one in greyed] == ["answer"]

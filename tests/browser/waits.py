"""A phone with a nomination written without a line: what it keeps, and how it stands (R4, U7)."""

import base64
import io
from contextlib import contextmanager
from datetime import timedelta

from PIL import Image
from playwright.sync_api import expect

from accounts.kept import person_mark
from nominations.models import Ballot, Evidence, Nomination, ReviewMeeting
from tests.browser.conftest import sign_in
from tests.nominations.phone import ALL, PLACE, said

PAGE, KEY = "/ho-so/viet-san/", "7f0b6a52-5a3c-4d6f-9f57-3f3d4a5b6c7d"
# What the page keeps of a nomination whose "Gửi hồ sơ" was pressed; the photo as a blob.
SEED = """async ([draft, picture, age]) => {
    const base = await new Promise((done) => {
        const asked = indexedDB.open('honoree', 1);
        asked.onsuccess = () => done(asked.result);
    });
    const bytes = Uint8Array.from(atob(picture), (sign) => sign.charCodeAt(0));
    const blob = new Blob([bytes], { type: 'image/jpeg' });
    const going = base.transaction('drafts', 'readwrite');
    const touched = Date.now() - age;
    const files = picture ? [{ kind: 'minutes', name: 'bien-ban.jpg', blob }] : [];
    going.objectStore('drafts').put({ ...draft, touched, files });
    await new Promise((done) => { going.oncomplete = done; });
    base.close();
}"""
DRAFTS = """async () => {
    const base = await new Promise((done) => {
        const asked = indexedDB.open('honoree', 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore('drafts');
        asked.onsuccess = () => done(asked.result);
    });
    const asked = base.transaction('drafts').objectStore('drafts').getAll();
    await new Promise((done) => { asked.onsuccess = done; });
    base.close();
    return asked.result.map((one) => one.state);
}"""
SENT = "Đã gửi, mã HN25-0001. Xem biên nhận"
WAITS = "Đã lưu trên máy, chưa gửi. Có mạng và trang này đang mở thì máy tự gửi."


@contextmanager
def her_phone(pool):
    """No worker of ours stands between the page and the line that is cut."""
    context = pool.browser.new_context(
        base_url=pool.home, viewport={"width": 360, "height": 740}, service_workers="block"
    )
    context.home = pool.home
    context.set_default_timeout(20_000)
    page = context.new_page()
    sign_in(page, "thon")
    page.goto("/")
    page.evaluate("waiting.ready.then(() => null)")  # whose phone it is was written
    page.goto(PAGE)
    expect(page.get_by_role("button", name="Cá nhân")).to_be_visible()
    yield page
    context.close()


def seed(there, user, *, age: timedelta = timedelta(0), without_files: bool = False, **other):
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG")
    draft = {"key": KEY, "person": person_mark(user.pk), "kind": "individual", "invites": "people"}
    draft |= {"boxes": ALL, "state": "queued", "made": "2025-08-16T00:30:00.000Z"} | other
    picture = "" if without_files else base64.b64encode(out.getvalue()).decode()
    there.evaluate(SEED, [draft, picture, age.total_seconds() * 1000])


def line(page):
    return page.locator("[data-unsent]")


def everything_once():
    one = Nomination.objects.get()
    assert (one.state, str(one.form_key)) == ("submitted", KEY)
    assert said(one, *PLACE) == PLACE
    counted = [model.objects.count() for model in (ReviewMeeting, Ballot, Evidence)]
    assert counted == [1, 1, 1]

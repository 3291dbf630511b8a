"""Issue 10: an app on a phone: its manifest, its service worker, the switch that takes it off."""

import io
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from accounts.enums import Role, UnitKind
from accounts.kept import person_mark
from accounts.models import User
from tests import make
from tests.pages import Page

pytestmark = pytest.mark.django_db
STATIC = Path(settings.BASE_DIR) / "static"


def worker():
    return Client().get("/sw.js")


def told(name: str):
    (line,) = re.findall(rf"^const {name} = (.*);$", worker().content.decode(), re.M)
    return json.loads(line)


def test_the_worker_is_asked_for_anew_and_stands_before_all_pages():
    answer = worker()

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-cache")
    assert answer["Content-Type"].startswith("text/javascript")
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert len(answer.content.decode().splitlines()) <= 120


def test_it_keeps_the_blank_page_and_the_files_that_page_asks_for():
    page = Page(Client().get("/ho-so/viet-san/").content.decode())
    asked = {
        e.attrs.get("href") or e.attrs.get("src") for e in page.all("link") + page.all("script")
    }
    drawings = {e.attrs["href"].partition("#")[0] for e in page.all("use")}

    assert told("PAGE") == "/ho-so/viet-san/"
    assert set(told("KEPT")) == asked - {"/manifest.webmanifest"} | drawings | {told("PAGE")}


def test_another_page_is_another_script(monkeypatch):
    before = told("NAME")
    again = told("NAME")
    monkeypatch.setattr("home.web.drawn", lambda: "<p>bản sau</p>")

    assert (before == again, told("NAME") == before) == (True, False)


def test_switched_off_it_takes_itself_off_and_what_a_phone_holds_is_still_sent(settings, sign_in):
    make.conference()
    client = sign_in(make.user())
    worker_too = ("data-worker", "viet-san", "manifest")
    on = client.get("/").content.decode()

    settings.OFFLINE = False

    text = client.get("/").content.decode()
    assert told("ON") is False
    assert [[word in page for word in worker_too] for page in (on, text)] == [
        [True, True, True], [False, False, False]
    ]  # fmt: skip
    assert ("data-offline-home" in text, "waiting.js" in text) == (True, True)


def test_the_manifest_names_icons_that_are_what_it_says():
    answer = Client().get("/manifest.webmanifest")
    said = json.loads(answer.content)

    assert answer["Content-Type"] == "application/manifest+json"
    assert (said["start_url"], said["scope"], said["display"]) == ("/", "/", "standalone")
    assert (said["name"], said["short_name"]) == ("Hội nghị tuyên dương", "Tuyên dương")
    sizes = {(icon["sizes"], icon["purpose"]) for icon in said["icons"]}
    assert sizes == {(f"{n}x{n}", p) for n in (192, 512) for p in ("any", "maskable")}
    for icon in said["icons"]:
        bytes_ = (STATIC / icon["src"].removeprefix("/static/")).read_bytes()
        drawn = Image.open(io.BytesIO(bytes_)).convert("RGBA")
        assert f"{drawn.width}x{drawn.height}" == icon["sizes"]
        corner = drawn.getpixel((0, 0))
        if icon["purpose"] == "maskable":  # cut to any shape, it has ground everywhere
            assert corner[3] == 255


def test_a_units_first_page_says_whose_it_is_without_a_name(sign_in):
    make.conference()
    user = make.user(unit=make.unit())
    page = Page(sign_in(user).get("/").content.decode())
    (here,) = [e for e in page.root.walk() if "data-offline-home" in e.attrs]

    assert here.attrs["data-person"] == person_mark(user.pk)
    assert here.attrs["data-invites"] == "households"
    agency = make.user(
        role=Role.UNIT_NOMINATOR, unit=make.unit(name="Trạm Y tế", kind=UnitKind.AGENCY)
    )
    assert 'data-invites="people"' in sign_in(agency).get("/").content.decode()
    assert "data-offline-home" not in sign_in(role=Role.CULTURE_OFFICE).get("/").content.decode()


# --- Signing out ---------------------------------------------------------------------------------


def leave(client, **boxes):
    return client.post("/tai-khoan/dang-xuat/", boxes)


def is_in(client) -> bool:
    return client.get("/tai-khoan/ca-nhan/").status_code == 200


def ways(text) -> list[tuple[str, str, str]]:
    """How one goes on from the page: how each way looks, what it says, where it leads."""
    (form,) = [one for one in Page(text).root.walk() if one.attrs.get("class") == "actions"]
    found = [one for one in form.walk() if "btn" in one.attrs.get("class", "")]
    return [(one.attrs["class"], one.words(), one.attrs.get("href", "")) for one in found]


STEP = "/ho-so/HN25-0001/buoc/thanh-tich/?ve=gui"


def test_words_that_lie_on_the_phone_alone_are_asked_about_and_gone_back_to(sign_in):
    """The browser asked whether to leave the page, and after signing out the words were gone."""
    make.conference()
    client = sign_in(make.user())

    asked = client.post(f"/tai-khoan/dang-xuat/?o={STEP}")

    assert (asked.status_code, is_in(client)) == (302, True)
    text = client.get(asked.url).content.decode()
    assert "Trên máy này còn chữ chưa lưu." in text
    assert ways(text) == [
        ("btn btn-primary", "Ở lại, lưu trước", STEP),
        ("btn btn-outline-danger", "Xóa và đăng xuất", ""),
    ]
    client.post(asked.url, {"van-dang-xuat": "1"})
    assert not is_in(client)


@pytest.mark.parametrize(
    "there", ["//x.vn/", "https://x.vn/ho-so/HN25-0001/buoc/ai/", f"{STEP}/x", "javascript:a"]
)
def test_an_address_that_is_no_step_of_ours_leads_nowhere(sign_in, there):
    make.conference()
    client = sign_in(make.user())

    assert "x.vn" not in client.get("/tai-khoan/dang-xuat/", {"o": there}).content.decode()
    client.post(f"/tai-khoan/dang-xuat/?o={there}")
    assert not is_in(client)


def test_with_unsent_work_on_the_phone_signing_out_asks_first(sign_in):
    make.conference()
    client = sign_in(make.user())
    client.cookies["unsent"] = "1"

    asked = leave(client)

    assert (asked.url, is_in(client)) == ("/tai-khoan/dang-xuat/", True)
    text = client.get(asked.url).content.decode()
    assert "Trên máy này còn hồ sơ hoặc ảnh chưa gửi." in text
    assert 'name="van-dang-xuat"' in text
    assert ways(text) == [
        ("btn btn-primary", "Ở lại, gửi trước", "/ho-so/viet-san/"),
        ("btn btn-outline-danger", "Xóa và đăng xuất", ""),
    ]
    assert "Những gì đã gửi lên máy chủ vẫn còn." in text
    left = leave(client, **{"van-dang-xuat": "1"})
    assert (is_in(client), left.cookies["unsent"].value) == (False, "")
    assert left["Clear-Site-Data"] == '"cache", "storage"'


def test_without_any_it_asks_nothing_more(sign_in):
    make.conference()
    client = sign_in(make.user())
    text = client.get("/tai-khoan/dang-xuat/").content.decode()

    left = leave(client)

    assert ("Trên máy này" in text, "van-dang-xuat" in text, is_in(client)) == (False,) * 3
    assert left.cookies["wipe"].value == "1"  # plain HTTP: no browser heeds the header


def test_over_tls_the_header_empties_the_phone(sign_in):
    client = sign_in(make.user())

    left = client.post("/tai-khoan/dang-xuat/", secure=True)

    assert "wipe" not in left.cookies
    assert User.objects.count() == 1


def test_the_worker_is_read_from_no_disk_and_hashed_once(monkeypatch):
    first = worker().content
    hashed = []
    monkeypatch.setattr("home.web.hashlib.sha256", lambda text: hashed.append(text))
    monkeypatch.setattr("pathlib.Path.read_text", lambda *_: pytest.fail("read once more"))

    assert (worker().content, hashed) == (first, [])


AWAY = "Mất mạng, chưa gửi được gì. Hãy để nguyên trang này; có mạng rồi hãy bấm lại."


@pytest.mark.parametrize(
    ("there", "said"),
    [
        ("/", "Mất mạng."),
        ("/ho-so/{}/buoc/tep/", "Mất mạng."),
        ("/ho-so/{}/buoc/thanh-tich/", "Mất mạng. Chữ đã viết được giữ trên máy này."),
        ("/ho-so/{}/buoc/ai/", AWAY),
        ("/tai-khoan/ca-nhan/", AWAY),
    ],
)
def test_what_the_bar_says_of_a_lost_line_is_true_of_its_page(sign_in, there, said):
    """It said "press again" and "leave this page" where the page sends by itself."""
    make.conference()
    unit = make.unit()
    draft = make.nomination(unit=unit)

    page = Page(sign_in(make.user(unit=unit)).get(there.format(draft.code)).content.decode())

    (bar,) = [one for one in page.all("p") if "data-offline" in one.attrs]
    assert bar.words() == said

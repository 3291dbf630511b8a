"""A photo that is too large is refused on the phone itself, before an hour of sending it."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from nominations.models import Evidence
from tests import make
from tests.browser.conftest import look, sign_in

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
MOST = 15 * 1024 * 1024


@pytest.fixture
def sent(person):
    """The page of a draft's files, and every POST that leaves it from now on."""
    unit = make.unit()
    make.user(unit=unit, username="thon")
    draft = make.nomination(unit=unit)
    page = person()
    sign_in(page, "thon")
    page.goto(f"/ho-so/{draft.code}/buoc/tep/")
    posts = []
    page.on("request", lambda asked: posts.append(asked.url) if asked.method == "POST" else None)
    return page, posts


@pytest.fixture
def photo(tmp_path):
    """What no browser can make smaller: it cannot read it. Chosen from the disk, as on a phone."""

    def of(size: int) -> Path:
        path = tmp_path / "IMG_0001.jpg"
        path.write_bytes(b"\xff\xd8\xff" + b"x" * (size - 3))
        return path

    return of


def test_a_too_large_photo_is_refused_at_once_and_not_sent(sent, size, photo):
    """Issue 7, C17: 4 MB at 20 kB/s take three minutes, and then the connection was reset."""
    page, posts = sent

    page.locator("input[type=file]").first.set_input_files([photo(MOST + 1)])

    refused = page.locator(".refused")
    expect(refused).to_have_text(
        "IMG_0001.jpg: Tệp lớn hơn 15 MB. Hãy chụp lại hoặc chọn tệp nhỏ hơn."
    )
    expect(refused).to_be_in_viewport()
    look(page, "upload-too-large", size)
    assert (posts, Evidence.objects.count()) == ([], 1)  # the one it came with


def test_one_that_is_just_small_enough_is_sent(sent, photo):
    """The server then says what is wrong with it; here it is no photo."""
    page, posts = sent

    page.locator("input[type=file]").first.set_input_files([photo(MOST)])

    expect(page.locator(".refused")).to_be_visible()
    assert len(posts) == 1


def test_what_was_kept_is_listed_beside_what_was_refused(sent, photo, tmp_path):
    """The list stood as it was before: "bỏ bớt tệp khác" was said with one file missing in it."""
    page, _ = sent
    good = tmp_path / "trang-2.jpg"
    Image.new("RGB", (40, 30), "white").save(good)

    page.locator("input[type=file]").first.set_input_files([good, photo(MOST + 1)])

    expect(page.get_by_role("link", name="trang-2.jpg", exact=True)).to_be_visible()
    expect(page.locator(".refused")).to_have_text(
        [
            "IMG_0001.jpg: Tệp lớn hơn 15 MB. Hãy chụp lại hoặc chọn tệp nhỏ hơn.",
            "Đã nhận 1 tệp khác.",
        ]
    )
    page.reload()
    expect(page.get_by_role("link", name="trang-2.jpg", exact=True)).to_be_visible()
    expect(page.locator(".refused")).to_have_count(0)

"""Who comes finds nothing of who was there before; who has the cookies came in by the form."""

import pytest

from accounts.enums import Role
from conferences.sessions import SessionStore
from tests import make
from tests.browser.conftest import sign_in, sign_in_by_the_form

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LEAVE = """async () => {
    localStorage.setItem('nhap:HN25-0001', 'chữ của người trước');
    sessionStorage.setItem('chon', 'HN25-0001');
    document.cookie = 'cua=nguoi-truoc';
    (await caches.open('kho')).put('/trang', new Response('cũ'));
    await new Promise(done => indexedDB.open('kho', 1).onsuccess = done);
    await navigator.serviceWorker.register('/static/worker.js', {scope: '/static/'});
}"""
FOUND = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    cookie: document.cookie,
    caches: await caches.keys(),
    databases: await indexedDB.databases(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    place: (await navigator.permissions.query({name: 'geolocation'})).state,
    online: navigator.onLine,
    name: window.name,
    back: history.length,
    width: innerWidth,
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
})"""
NOTHING = {
    "local": 0, "session": 0, "cookie": "", "caches": [], "databases": [], "workers": 0,
    "place": "prompt", "online": True, "name": "", "back": 2, "width": 1366, "dark": False,
}  # fmt: skip
DOOR = "/tai-khoan/dang-nhap/"


@pytest.fixture
def size():
    return "desktop"


def come(context):
    page = context.new_page()
    page.goto(DOOR)
    return page


def leave_all_there_is(context, home: str) -> None:
    for host in (home, "http://noi-khac.example"):
        context.add_cookies([{"name": "session", "value": "cua-nguoi-truoc", "url": host}])
    context.grant_permissions(["geolocation"])
    context.set_extra_http_headers({"X-Of": "before"})
    context.set_default_timeout(1)
    context.set_default_navigation_timeout(1)
    context.route("**/khong-co/", lambda route: route.fulfill(body="của người trước"))


def test_who_comes_finds_nothing_of_who_was_there_before(pool):
    pool.idle.clear()
    context = pool.take(size="desktop")
    first = come(context)
    assert first.evaluate(FOUND) == NOTHING
    first.evaluate("window.name = 'cua'")
    first.emulate_media(color_scheme="dark")
    first.set_viewport_size({"width": 360, "height": 740})
    first.route("**/static/worker.js", lambda route: route.fulfill(
        body="", content_type="text/javascript"))  # fmt: skip
    context.route("**/static/worker.js", lambda route: route.fulfill(
        body="", content_type="text/javascript"))  # fmt: skip
    first.evaluate(LEAVE)
    leave_all_there_is(context, pool.home)
    left = first.evaluate(FOUND)
    assert {key for key in NOTHING if left[key] == NOTHING[key]} == {"online", "back"}
    context.set_offline(True)

    pool.give_back(context)
    again = pool.take(size="desktop")

    assert again is context
    asked = []
    page = again.new_page()
    page.on("request", lambda request: asked.append(request.all_headers()))
    page.goto(DOOR)
    assert page.evaluate(FOUND) == NOTHING
    assert ["x-of" in headers for headers in asked] == [False] * len(asked)
    assert [one["name"] for one in again.cookies()] == ["csrf"]
    assert page.goto("/khong-co/").status == 404
    assert len(again.pages) == 2  # nobody's, and the own one
    pool.give_back(again)


def test_what_would_stay_for_good_is_refused(pool):
    """And is there for who asks for a context of the own."""
    context = pool.take(size="desktop")
    for name in ("add_init_script", "expose_binding", "expose_function", "on", "once", "close"):
        with pytest.raises(AssertionError, match=r"stays for good: ask for person\(own=True\)"):
            getattr(context, name)("x")
    pool.give_back(context)

    own = pool.own(size="desktop")
    own.add_init_script("window.before = 1")
    assert come(own).evaluate("before") == 1
    own.close()


def test_files_come_once_and_pages_each_time(pool):
    context = pool.take(size="desktop")
    come(context)
    pool.give_back(context)

    page = pool.take(size="desktop").new_page()
    page.goto(DOOR)
    came = page.evaluate(
        "['navigation', 'resource'].flatMap(kind => performance.getEntriesByType(kind))"
        ".map(one => [new URL(one.name).pathname, one.transferSize > 0])"
    )

    assert dict(came)[DOOR] is True
    assert {came for path, came in came if path.startswith("/static/")} == {False}
    pool.give_back(page.context)


def test_one_of_each_kind_is_kept_and_two_people_have_two(pool):
    one, other = pool.take(size="desktop"), pool.take(size="desktop")
    silent = pool.take(size="desktop", scripts=False)
    assert len({one, other, silent}) == 3

    for context in (one, other, silent):
        pool.give_back(context)

    assert (pool.take(size="desktop"), pool.take(size="desktop", scripts=False)) == (one, silent)
    pool.give_back(one)
    pool.give_back(silent)


def session_of(page) -> tuple[set[str], set[str], int]:
    """The names of the cookies, and of what the session holds, and whose it is."""
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    held = SessionStore(cookies["session"])
    return set(cookies), set(held.keys()), held.person.pk


def test_the_cookies_are_those_the_form_gives(person):
    user = make.user(role=Role.CULTURE_OFFICE, username="vhxh")
    by_form, by_cookie = person(), person()

    sign_in_by_the_form(by_form, "vhxh", make.PASSWORD)
    sign_in(by_cookie, "vhxh")
    by_cookie.goto("/")

    assert session_of(by_cookie) == session_of(by_form)
    assert session_of(by_form)[2] == user.pk
    kinds = [
        sorted((c["name"], c["httpOnly"], c["sameSite"], c["secure"]) for c in p.context.cookies())
        for p in (by_form, by_cookie)
    ]
    assert kinds[0] == kinds[1]

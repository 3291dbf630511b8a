"""The bench's reading of a village's phone sums what came over the line, and whose it was (U8)."""

from bench import figures
from bench.phone import Asker, Load, counted
from bench.phone import figures as figures_of

HOME, SHEET, SCRIPT = "http://h/", "http://h/static/honoree.1a.css", "http://h/static/offline.2b.js"
WORKER, BLANK = "http://h/sw.js", "http://h/ho-so/viet-san/"


def asked(number, address, **more):
    told = {"requestId": number, "request": {"url": address}}
    return "Network.requestWillBeSent", told | more


def handed(number, *, by_worker):
    told = {"requestId": number, "response": {"fromServiceWorker": by_worker}}
    return "Network.responseReceived", told


def ended(number, size):
    return "Network.loadingFinished", {"requestId": number, "encodedDataLength": size}


def heard(*events, itself=""):
    asker = Asker(itself=itself)
    for method, told in events:
        asker.hear(method, told)
    return asker


def test_what_came_over_the_line_is_counted_and_what_was_kept_is_not():
    page = heard(
        asked("1", HOME), asked("2", SHEET), asked("3", SCRIPT),
        handed("1", by_worker=False), ended("2", 16_489), ended("1", 3_500), ended("3", 0),
    )  # fmt: skip

    assert counted(page, Asker()) == Load(page=[(SHEET, 16_489), (HOME, 3_500)], worker=[])
    assert page.open == {}


def test_an_answer_that_leads_on_is_a_request_of_its_own():
    led = asked("1", f"{HOME}ho-so/moi/", redirectResponse={"encodedDataLength": 400})
    page = heard(asked("1", HOME), led, ended("1", 2_900))

    assert page.came == [(HOME, 400), (f"{HOME}ho-so/moi/", 2_900)]


def test_what_the_worker_hands_to_the_page_is_the_pages_and_the_rest_its_own():
    page = heard(asked("1", HOME), handed("1", by_worker=True), ended("1", 0))
    worker = heard(
        ended("main", 567),  # its own script: nobody tells the address
        asked("7", HOME), asked("8", BLANK), ended("8", 6_273), ended("7", 3_482),
        itself=WORKER,
    )  # fmt: skip

    load = counted(page, worker, largest=0.4)

    own = [(WORKER, 567), (BLANK, 6_273)]
    assert load == Load(page=[(HOME, 3_482)], worker=own, largest=0.4)


def test_what_the_page_had_from_the_line_itself_leaves_the_workers_own_where_it_is():
    page = heard(asked("1", SHEET), handed("1", by_worker=False), ended("1", 16_489))
    worker = heard(asked("7", SHEET), ended("7", 900))

    assert counted(page, worker) == Load(page=[(SHEET, 16_489)], worker=[(SHEET, 900)])


def test_what_did_not_come_is_named():
    page = heard(asked("1", HOME), asked("2", SHEET), ("Network.loadingFailed", {"requestId": "1"}))
    worker = heard(("Network.loadingFailed", {"requestId": "main"}), itself=WORKER)

    assert (page.failed, page.open, worker.failed) == ([HOME], {"2": SHEET}, [WORKER])


def test_the_heaviest_round_is_told_and_the_middle_one_of_three_is_its_lcp():
    loads = [
        Load(page=[(HOME, 3_500), (SHEET, 16_480)], worker=[(WORKER, 567)], largest=0.91),
        Load(page=[(HOME, 20_040)], worker=[(WORKER, 567), (SCRIPT, 10_690)], largest=0.8),
        Load(page=[(HOME, 3_500)], worker=[], largest=2),
    ]

    assert figures_of("trang chủ", loads) == [
        {"name": "trang chủ: tải về", "value": 20.0, "unit": "kB", "goal": "≤ 50"},
        {"name": "trang chủ: số yêu cầu", "value": 2, "unit": "yêu cầu", "goal": "≤ 7"},
        {"name": "trang chủ: LCP", "value": 0.91, "unit": "giây", "goal": ""},
        {
            "name": "trang chủ: service worker tải riêng",
            "value": 11.3,
            "unit": "kB, 2 yêu cầu: sw.js, offline.js",
            "goal": "",
        },
    ]


def test_a_worker_that_fetched_nothing_is_told_without_names():
    told = figures_of("mở lại", [Load(page=[(HOME, 3_482)], worker=[])])[-1]

    assert (told["value"], told["unit"]) == (0, "kB, 0 yêu cầu")


def test_without_chromium_it_says_so_and_no_database_is_made(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")

    assert figures.run(("phone",)) == []
    said = "Không đo điện thoại của thôn: máy này không có Chromium.\n"
    assert capsys.readouterr().err == said

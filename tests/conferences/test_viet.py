"""How templates write dates, states, icons and bars in Vietnamese (I8, U19)."""

from datetime import UTC, date, datetime

import pytest
from django.conf import settings as site
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import override_script_prefix
from django.utils.safestring import SafeString

from accounts.gathering import gathered
from conferences.calendar import HANOI
from conferences.enums import JobState, Standing
from conferences.templatetags import viet
from delegates.enums import DelegateState
from nominations.enums import NominationState


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 12, 3), "03/12/2026"),
        (datetime(2025, 8, 15, 18, 0, tzinfo=UTC), "16/8/2025"),  # already the 16th in Hà Nội
        (None, ""),
    ],
)
def test_a_day_reads_as_the_decree_writes_it(value, words):
    """I8."""
    assert viet.vn_day(value) == words


def test_a_moment_reads_in_ha_nois_time():
    assert viet.vn_time(datetime(2025, 8, 15, 18, 5, tzinfo=UTC)) == "01:05 ngày 16/8/2025"
    assert viet.vn_time(None) == ""


def test_the_last_day_of_a_deadline_is_the_day_before():
    assert viet.last_day(datetime(2025, 8, 20, tzinfo=HANOI)) == "19/8/2025"


@pytest.mark.parametrize(("value", "words"), [(True, "Có"), (False, "Không"), (None, "Chưa ghi")])
def test_yes_no_and_not_yet(value, words):
    """U27."""
    assert viet.yes_no(value) == words


@pytest.mark.parametrize(("value", "words"), [(0, "0"), (999, "999"), (2_340_000, "2.340.000")])
def test_numbers_are_parted_by_points(value, words):
    assert viet.vn_number(value) == words


def test_every_state_has_a_look_and_its_word():
    """U19: icon and word beside the colour, and an icon that is really in the sprite."""
    sprite = (site.BASE_DIR / "static" / "img" / "icons.svg").read_text()
    states = [
        state for kind in (Standing, JobState, NominationState, DelegateState) for state in kind
    ]

    for state in states:
        css, drawing = gathered().tags[state.value]
        tag = viet.state_tag(state)
        assert f'id="i-{drawing}"' in sprite, state
        assert tag.startswith(f'<span class="tag tag-{css}">')
        assert tag.endswith(f"{state.label}</span>")


def test_an_unknown_state_is_still_told_and_escaped():
    """I9."""
    assert viet.state_tag("x", "<b>").endswith("&lt;b&gt;</span>")


@pytest.mark.parametrize(
    ("count", "of", "width"), [(0, 0, "0%"), (0, 3, "0.00%"), (1, 3, "33.33%"), (5, 3, "100.00%")]
)
def test_a_bar_is_as_wide_as_its_share_and_never_wider(count, of, width):
    bar = viet.bar(count, of)

    assert f'class="bar-value" y="8" width="{width}"' in bar
    assert f'aria-label="{count} trên {of}"' in bar


def test_a_changed_address_keeps_the_rest_of_the_query():
    """U29."""
    request = RequestFactory().get("/", {"tim": "Mến & An", "trang": "3"})

    def made(tag):
        return Template(tag).render(Context({"request": request}))

    assert made("{% query trang=4 %}") == "?tim=M%E1%BA%BFn+%26+An&amp;trang=4"
    assert made('{% query trang="" %}') == "?tim=M%E1%BA%BFn+%26+An"
    assert made('{% query trang="" tim="" %}') == "?"


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ('{% listing "nominations:list" %}', "/ho-so/"),
        ('{% listing "nominations:list" trang_thai="verified" %}', "/ho-so/?trang-thai=verified"),
        ('{% listing "delegates:roll" don_vi="thon-a" tim="" %}', "/dai-bieu/?don-vi=thon-a"),
        (
            '{% listing "conferences:deadlines" loc="chua-xong" at="han-x" %}',
            "/hoi-nghi/tien-do/?loc=chua-xong#han-x",
        ),
    ],
)
def test_a_link_to_a_filtered_list_is_spelt_with_hyphens(tag, address):
    assert Template(tag).render(Context()) == address


def test_an_old_bookmarks_underscores_are_mended_by_the_links_of_the_page():
    request = RequestFactory().get("/", {"trang_thai": "verified", "don_vi": "2"})

    made = Template('{% query trang_thai="" %}').render(Context({"request": request}))

    assert made == "?don-vi=2"


def test_an_address_keeps_every_value_its_order_and_what_is_asked_last():
    """What an address says is read once: another page's links do not come to it."""
    for asks, tag, kept in (
        ("don_vi=2&a=1&don-vi=3&a=", "{% query b='Ơ' %}", "?don-vi=2&don-vi=3&a=1&a=&b=%C6%A0"),
        ("don_vi=2&a=1&don-vi=3&a=", "{% query don_vi=4 %}", "?don-vi=4&a=1&a="),
        ("tim=%C3%A0+%2B%26", "{% query trang=2 %}", "?tim=%C3%A0+%2B%26&trang=2"),
        ("", "{% query trang=2 %}", "?trang=2"),
        ("", "{% query %}", "?"),
    ):
        request = RequestFactory().get(f"/?{asks}")
        made = Template(f"{{% autoescape off %}}{tag}{{% endautoescape %}}")

        assert made.render(Context({"request": request})) == kept


def test_an_address_that_says_its_letters_as_they_are_is_read_as_django_reads_it():
    """A server gives the bytes of an address one by one."""
    request = RequestFactory().get("/", QUERY_STRING="tim=Mến".encode().decode("iso-8859-1"))

    made = Template("{% query trang=2 %}").render(Context({"request": request}))

    assert request.GET["tim"] == "Mến"
    assert made == "?tim=M%E1%BA%BFn&amp;trang=2"


def test_a_word_drawn_once_is_escaped_again_where_it_is_not_known_to_be_safe():
    """The same letters, once as HTML of ours and once as somebody typed them."""
    typed, ours = "a &amp; b", SafeString("a &amp; b")

    drawn = [viet.tag("quiet", "circle", words).partition("</svg>")[2] for words in (ours, typed)]

    assert drawn == ["a &amp; b</span>", "a &amp;amp; b</span>"]


def test_an_address_asked_for_once_follows_where_the_site_stands():
    """Below another prefix the kept one is not answered with."""
    here = viet.addresses("nominations:detail", "MA-HO-SO")("HN25-0001")
    with override_script_prefix("/xa/"):
        there = viet.addresses("nominations:detail", "MA-HO-SO")("HN25-0001")

    assert (here, there) == ("/ho-so/HN25-0001/", "/xa/ho-so/HN25-0001/")

"""{% url %} is Django's own; what rests on no value is looked up once."""

import pytest
from django.template import Context, Template
from django.template.defaulttags import URLNode
from django.urls import NoReverseMatch, clear_url_caches, set_script_prefix

from accounts.templatetags import addresses
from accounts.templatetags.addresses import FixedAddress, fixed
from conferences.templatetags.viet import addresses as many

pytestmark = pytest.mark.plain


def drawn(text, **context):
    return Template(text).render(Context(context))


@pytest.fixture
def looked_up(monkeypatch):
    """The routes Django was asked for since."""
    addresses._looked_up.cache_clear()
    asked, found = [], addresses.reverse
    monkeypatch.setattr(
        addresses, "reverse", lambda route, args: asked.append(route) or found(route, args=args)
    )
    yield asked
    addresses._looked_up.cache_clear()


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("{% url 'nominations:list' %}", "/ho-so/"),
        ('{% url "sheets:begin" "ho-so" %}', "/nhap-bang/ho-so/"),
        ("{% url 'nominations:detail' code %}", "/ho-so/HN25-0007/"),
        ("{% url 'nominations:detail' code=code %}", "/ho-so/HN25-0007/"),
        ("{% url 'nominations:detail' code|lower %}", "/ho-so/hn25-0007/"),
        ("{% url 'nominations:detail' 'HN25'|lower %}", "/ho-so/hn25/"),
        ("{% url route %}", "/dai-bieu/"),
        ("{% url 'nominations:list' as there %}-{{ there }}", "-/ho-so/"),
        ("{% url 'nowhere' as there %}-{{ there }}", "-"),
        ("{% url 'nominations:detail' 'a&b' %}", "/ho-so/a&amp;b/"),
        ("{% autoescape off %}{% url 'nominations:detail' 'a&b' %}{% endautoescape %}",
         "/ho-so/a&b/"),
    ],
)  # fmt: skip
def test_an_address_is_what_django_says(text, there):
    for _ in range(2):
        assert drawn(text, code="HN25-0007", route="delegates:roll") == there


def test_one_without_a_value_is_looked_up_once(looked_up):
    text = "{% url 'nominations:list' %} {% url 'reports:ask' 'meeting' %} {% url 'home:home' %}"
    first = drawn(text)

    assert drawn(text) == first
    assert looked_up == ["nominations:list", "reports:ask", "home:home"]
    assert many("nominations:detail", "MA")("HN25-0001") == "/ho-so/HN25-0001/"
    assert many("nominations:detail", "MA")("HN25-0002") == "/ho-so/HN25-0002/"
    assert looked_up[3:] == ["nominations:detail"]


def test_what_differs_is_left_to_django():
    kinds = {
        "{% url 'nominations:list' %}": FixedAddress,
        "{% url 'nominations:detail' code %}": URLNode,
        "{% url 'nominations:detail' code=code %}": URLNode,
        "{% url 'nominations:list' as there %}": URLNode,
        "{% url route %}": URLNode,
        "{% url 'nominations:detail' 7 %}": URLNode,
        "{% url 'nominations:detail' 'HN25'|lower %}": URLNode,
    }
    assert {text: type(Template(text).nodelist[0]) for text in kinds} == kinds


def test_a_site_below_another_path_has_its_own(looked_up):
    assert fixed("nominations:list") == "/ho-so/"
    set_script_prefix("/xa/")
    try:
        assert fixed("nominations:list") == "/xa/ho-so/"
    finally:
        set_script_prefix("/")
    assert fixed("nominations:list") == "/ho-so/"


def test_other_addresses_of_a_site_are_other_addresses(settings, looked_up):
    assert fixed("nominations:list") == "/ho-so/"
    settings.ROOT_URLCONF = "tests.accounts.trouble_urls"
    clear_url_caches()
    with pytest.raises(NoReverseMatch):
        fixed("nominations:nowhere")
    assert looked_up == ["nominations:list", "nominations:nowhere"]


def test_a_name_nobody_has_is_refused_as_ever():
    with pytest.raises(NoReverseMatch):
        drawn("{% url 'nowhere' %}")

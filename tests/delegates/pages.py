"""Where the pages of the delegates are, and what a test reads out of one."""

import re

from django.urls import reverse

from tests.reading import soup, words

ROLL, QUOTA, NEW = reverse("delegates:roll"), reverse("delegates:quota"), reverse("delegates:new")
TAKE_IN, MANDATES = reverse("delegates:take_in"), reverse("delegates:mandates")
GUEST = {
    "group": "guest", "full_name": "Nguyễn Văn Khách", "gender": "male", "birth_year": "",
    "position": "Giám đốc", "organisation": "Sở Nội vụ", "rank": "3",
}  # fmt: skip
HTMX = {"HX-Request": "true"}


def move(pk, name):
    return reverse("delegates:move", args=[pk, name])


def text(response):
    return response.content.decode()


def part(html, root):
    """One part out of a page, tokens and messages left aside."""
    found = html[html.index(f'id="{root}"') :]
    return re.sub(r'value="[^"]{64}"', "", found.split("</main>")[0]).strip()


def shown(html):
    return [words(row.select_one("a[href]")) for row in soup(html).select("tr[id^=seat-]")]

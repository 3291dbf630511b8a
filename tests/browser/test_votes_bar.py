"""The bar of the approval meeting: read in both themes, small on a phone, and true."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_votes import leader as leader

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
# How far the words of an element stand out from what is behind them, as WCAG reckons it.
CONTRAST = """one => {
    const bright = colour => {
        const [r, g, b] = colour.match(/[0-9.]+/g).slice(0, 3).map(text => {
            const part = text / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = getComputedStyle(one.closest('.bulkbar')).backgroundColor;
    const pair = [bright(getComputedStyle(one).color), bright(behind)].sort((a, b) => a - b);
    return (pair[1] + 0.05) / (pair[0] + 0.05);
}"""


def test_what_the_button_asks_for_is_read_leaves_room_and_goes_once_it_is_there(leader):
    """Dark red on near-black, 2.4:1, still there after 13 was typed; a quarter of a phone."""
    page = leader
    page.goto("/ho-so/hop-xet-duyet/")
    fill = page.get_by_role("button", name="Mọi người có mặt đều đồng ý")
    none, present, done = (
        page.locator(f"[data-fill-{name}]") for name in ("none", "present", "done")
    )

    fill.click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for words in (none, present, present.locator("a")):
            assert words.evaluate(CONTRAST) >= 4.5, scheme
    expect(none).to_be_visible()
    page.locator("input[data-check]").first.check()
    expect(none).to_be_hidden()
    expect(present).to_be_visible()
    height = page.locator(".bulkbar").evaluate("bar => bar.getBoundingClientRect().height")
    assert height <= 0.17 * page.viewport_size["height"]

    present.locator("a").click()
    expect(page.locator("#id_present")).to_be_focused()
    page.keyboard.type(" ")
    expect(present).to_be_visible()
    page.keyboard.type("13")
    expect(present).to_be_hidden()

    fill.click()
    expect(done).to_have_text("Đã điền 1 hồ sơ.")
    page.locator("[data-agree]").first.fill("12")
    expect(done).to_be_hidden()

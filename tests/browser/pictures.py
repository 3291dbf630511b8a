"""The pictures README shows, taken from a running demo: `script/screenshots` calls this."""

import io
import os
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests import needs

PASSWORD = "dai-son-2025"
PHONE, DESKTOP = (360, 740), (1366, 768)
PICTURES = (  # name, who, address, size
    ("home-village-phone", "truongthon", "/", PHONE),
    ("step-phone", "truongthon", "/ho-so/HN25-0014/buoc/thanh-tich/", PHONE),
    ("receipt-phone", "truongthon", "/ho-so/HN25-0012/bien-nhan/", PHONE),
    ("home-office-desktop", "vhxh", "/", DESKTOP),
    ("list-office-desktop", "vhxh", "/ho-so/", DESKTOP),
    ("approval-desktop", "lanhdao", "/ho-so/hop-xet-duyet/", DESKTOP),
    ("quota-desktop", "vanphong", "/dai-bieu/co-cau/", DESKTOP),
)


def take(address: str, folder: Path) -> None:
    """One picture a line of the table, in few colours so that the repository stays small."""
    folder.mkdir(parents=True, exist_ok=True)
    root = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=needs.chromium(to="draw the pictures"), args=root
        )
        for name, who, path, (width, height) in PICTURES:
            context = browser.new_context(
                base_url=address, viewport={"width": width, "height": height}, locale="vi-VN"
            )
            page = context.new_page()
            page.goto("/tai-khoan/dang-nhap/")
            page.fill("#id_login", who)
            page.fill("#id_password", PASSWORD)
            page.click("main button[type=submit]")
            page.wait_for_url("**/")
            page.goto(path)
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.quantize(64).save(folder / f"{name}.png", optimize=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1], Path(sys.argv[2]))

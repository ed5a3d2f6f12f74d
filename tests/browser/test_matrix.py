"""The matrix of rules on a phone: a card for each product, every cell under its severity, gaps too, nothing cut."""

import re

import pytest
from playwright.sync_api import Browser, expect

from .conftest import Served, visit
from .desk import too_wide, window


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_every_rule_under_its_severity(
    width: int, browser: Browser, site: Served
) -> None:
    context = window(browser, width)
    page = visit(context, site.address).open("matrix/")
    assert too_wide(page) <= 0
    cells = page.locator(".kb-matrix .kb-cell")
    assert cells.count() > 15
    for cell in cells.all():
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    labels = page.locator(".kb-matrix .kb-cell-label")
    assert labels.count() > 10
    expect(labels.first).to_be_visible()
    assert labels.evaluate_all("all => all.every(one => one.offsetParent !== null)")
    empty = page.locator(".kb-matrix td:has(.kb-cell-empty)")
    expect(empty.first).to_be_visible()
    expect(empty.first).to_have_text(
        re.compile("^(Критическая|Высокая|Средняя|Низкая) как для любого$")
    )
    context.close()

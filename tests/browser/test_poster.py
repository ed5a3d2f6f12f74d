"""The page for users: a letter to send, and a poster whose type is large, whose pages are few, where nothing is cut."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from kbgen.checks.advice import LONGEST, MOST
from tests.sites import Project, project  # noqa: F401

from .conftest import Served, go_instantly, visit

MM = 72 / 25.4
PAPERS = {"a4": (210, 297, 2), "a3": (297, 420, 1)}
PAGE = "how-to-ask/"


@dataclass
class Sheet:
    """A page of a PDF: its size in millimetres, its type sizes in points, its words, where they stand."""

    width: float
    height: float
    sizes: set[float]
    text: str
    right: float
    lowest: float
    colours: int


def sheets(document: bytes) -> list[Sheet]:
    return [_sheet(page) for page in pdfium.PdfDocument(document)]


def _sheet(page: pdfium.PdfPage) -> Sheet:
    width, height = page.get_size()
    words = page.get_textpage()
    sizes, right, lowest = set(), 0.0, height
    for index in range(words.count_chars()):
        if not words.get_text_range(index, 1).strip():
            continue
        matrix = pdf.FS_MATRIX()
        assert pdf.FPDFText_GetMatrix(words, index, ctypes.byref(matrix))
        sizes.add(round(pdf.FPDFText_GetFontSize(words, index) * abs(matrix.d), 1))
        _, low, far, _ = words.get_charbox(index)
        right, lowest = max(right, far), min(lowest, low)
    picture = page.render(scale=0.5).to_pil().convert("RGB").quantize(64).convert("HSV")
    hues = {h // 16 for _, (h, s, v) in picture.getcolors(1 << 24) if s > 90 and v > 60}
    text = words.get_text_range()
    return Sheet(width / MM, height / MM, sizes, text, right / MM, lowest / MM, len(hues))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\xa0", " ")).strip()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as opened:
        yield opened


def printed(page: Page, size: str) -> list[Sheet]:
    """Print as the page's own button does; what the dialog would show is the PDF."""
    page.evaluate("window.print = () => { window.asked = true; }")
    page.get_by_role("button", name=size.upper()).click()
    assert page.evaluate("window.asked")
    # Backgrounds are left out unless the page insists, as most people print.
    return sheets(page.pdf(prefer_css_page_size=True, print_background=False))


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_poster_is_large_coloured_and_whole(
    browser: Browser, site: Served, size: str, scheme: str
) -> None:
    width, height, most = PAPERS[size]
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = visit(context, site.address).open(PAGE)
        lines = page.locator(".kb-advice li p:first-child").all_text_contents()
        found = printed(page, size)
    assert 0 < len(found) <= most
    for sheet in found:
        assert (round(sheet.width), round(sheet.height)) == (width, height)
        assert min(sheet.sizes) >= 28
        assert sheet.right <= width - 5
        assert sheet.lowest >= 5
        assert sheet.colours >= 4
    text = flat(" ".join(sheet.text for sheet in found))
    assert len(lines) == 12
    for number, line in enumerate(lines, 1):
        assert flat(line) in text, line
        assert str(number) in text
    assert "Как просить о помощи" in text
    assert "support@example.org" in text
    assert "Пишите, как только заметили" not in text  # the longer words are for the page


@pytest.mark.parametrize("size", PAPERS)
def test_without_scripts_a_link_chooses_the_paper(
    browser: Browser, site: Served, size: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.address + PAGE)
        page.get_by_role("link", name=size.upper()).click()
        expect(page.get_by_text("Ctrl + P")).to_be_visible()
        found = sheets(page.pdf(prefer_css_page_size=True))
    assert {round(sheet.width) for sheet in found} == {PAPERS[size][0]}
    assert len(found) <= PAPERS[size][2]


def test_an_address_that_chose_a3_prints_on_a3_with_scripts_too(
    context: BrowserContext, site: Served
) -> None:
    page = visit(context, site.address).open(f"{PAGE}#poster-a3")
    expect(page.get_by_role("button", name="A3")).to_be_visible()
    assert [round(one.width) for one in sheets(page.pdf(prefer_css_page_size=True))] == [297]


def test_the_longest_poster_that_passes_the_checks_fits(
    context: BrowserContext,
    project: Project,  # noqa: F811
) -> None:
    word = "широкое слово и ещё одно "
    for number in range(MOST):
        advice = f"Совет {number:02} широкий"
        line = (word * 5)[: LONGEST - len(advice) - 1].strip()
        project.write(
            f"checklists/pitfalls/p{number}.yml",
            f"id: p{number}\ntitle: Случай {number:02}\nadvice: {advice}\nposter: {line}\n"
            "for_users: Подробнее.\n",
        )
    only = "id: {id}\ntitle: Случай 0{id}\nfor_users: Подробнее.\n{more}"
    for name, more in (("page", "advice: Не сюда\nposter: Мимо.\non_poster: no\n"), ("words", "")):
        project.write(f"checklists/pitfalls/{name}.yml", only.format(id=name, more=more))
    project.configure(theme={"name": "material", "font": False, "language": "ru"})
    project.write(
        "docs/how-to-ask.md",
        "# Как просить о помощи, чтобы она пришла быстро\n\n![[how-to-ask]]\n\n"
        '<div class="kb-poster-end" markdown>\n\n**Мы на связи круглосуточно:** support@example.org,'
        " +7 (000) 000-00-00, раздел «Поддержка» в личном кабинете.\n\n</div>\n",
    )
    folder = project.build()
    page = context.new_page()
    for size, (_, _, most) in PAPERS.items():
        page.goto(f"{(folder / PAGE / 'index.html').as_uri()}#poster-{size}")
        page.reload()
        found = sheets(page.pdf(prefer_css_page_size=True))
        assert len(found) <= most, size
        text = flat(" ".join(sheet.text for sheet in found))
        assert "Не сюда" not in text
        assert len(re.findall(r"Совет \d\d", text)) == MOST
        assert not re.search(rf"\b{MOST + 1}\b", text), "what is not on it has no number"
        assert min(size for sheet in found for size in sheet.sizes) >= 28


def test_the_page_goes_out_as_a_letter_with_nothing_from_inside(
    context: BrowserContext, site: Served
) -> None:
    seen = visit(context, site.address)
    page = seen.open(PAGE)
    page.get_by_role("button", name="Скопировать письмом").click()
    expect(page.get_by_role("button", name="Скопировано")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    html = page.evaluate(
        "navigator.clipboard.read().then(all => all[0].getType('text/html')).then(one => one.text())"
    )
    assert text.startswith("Как просить о помощи, чтобы она пришла быстро\n\nМы хотим помочь")
    assert "\n\n1. Пишите сразу\nПишите, как только заметили" in text
    assert "\n\n12. Ответьте, помогло ли\n" in text
    assert text.rstrip().endswith("раздел «Поддержка» в личном кабинете.")
    assert "Не ждите, что пройдёт само" not in text  # the poster's own line
    assert "<strong>1. Пишите сразу</strong><br>" in html
    assert "<a" not in html
    assert "class" not in html
    assert not seen.errors


def test_the_page_says_no_word_of_ours(context: BrowserContext, site: Served) -> None:
    page = visit(context, site.address).open(PAGE)
    said = page.locator("article").inner_text()
    ours = (
        r"\bтикет|\bL[123]\b|\bSLA\b|эскалац|\bинцидент|\bлини[яию]\b|вторая линия|дежурн|регламент"
    )
    assert re.findall(ours, said, re.IGNORECASE) == []
    links = page.locator(":is(.kb-lead, .kb-advice, .kb-poster-end) a")
    leads = links.evaluate_all("all => all.map(one => one.protocol)")
    assert set(leads) == {"mailto:", "tel:"}
    assert page.locator(".kb-advice .kb-term, .kb-poster-end .kb-term").count() == 0


def test_the_page_is_linked_from_the_pitfalls_and_the_navigation(
    context: BrowserContext, site: Served
) -> None:
    page = visit(context, site.address).open("pitfalls/")
    assert page.locator("article a[href$='how-to-ask/']").count()
    assert page.locator(".md-nav a[href$='how-to-ask/']").count()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_reads_for_everybody(
    browser: Browser, site: Served, scheme: str, width: int
) -> None:
    with browser.new_context(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": width, "height": 800},
    ) as context:
        page = visit(context, site.address).open(PAGE)
        expect(page.get_by_role("button", name="A4")).to_be_visible()
        page.wait_for_timeout(150)  # the theme fades its colours in
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        found = Axe().run(page, options=rules).response["violations"]
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert [one["id"] for one in found] == []
    assert over <= 0


def test_only_pages_with_advice_load_the_styles_of_the_poster(
    context: BrowserContext, site: Served
) -> None:
    page = visit(context, site.address).open("guidelines/")
    page.wait_for_load_state("networkidle")
    sheets_of_poster = page.locator("head link[href*='kbgen-poster']")
    expect(sheets_of_poster).to_have_count(0)
    page.evaluate("window.stayed = true")
    go_instantly(page, site.address + PAGE)
    expect(sheets_of_poster).to_have_count(1)
    assert "?" in (sheets_of_poster.get_attribute("href") or "")
    assert page.evaluate("window.stayed") is True
    assert len(printed(page, "a4")) == PAPERS["a4"][2]

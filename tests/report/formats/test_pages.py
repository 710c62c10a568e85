"""The HTML pages as a browser shows them: they ask for nothing, obey no submission, all can read them."""

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from judge.report.formats import html
from tests import gradebooks
from tests.browser import Browser, executable

PAGES = ("index.html", "deniz-window-max.html", "ben-window-max.html", "anna-window-max.html")
"""One of each kind: the class, too slow, wrong, accepted with its growth."""

HOSTILE = ("html", "attribute")

AXE = files("axe_core_python").joinpath("axe.min.js")

RULES = (
    "{resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}"
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = executable()
    if program is None:
        pytest.skip("no Chromium on this machine; `make browser` installs one where that needs no password")
    found = Browser(program, tmp_path_factory.mktemp("profile"))
    yield found
    found.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the class, and those of hostile submissions, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("pages")
    books = {"": gradebooks.whole_class()}
    books |= {name: gradebooks.hostile(gradebooks.ATTACKS[name]) for name in HOSTILE}
    for name, book in books.items():
        (folder / name).mkdir(exist_ok=True)
        for page, content in html.render_pages(book).items():
            (folder / name / page).write_text(content, "utf-8")
    return folder


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_that_keeps_anybody_from_reading(
    browser: Browser, folder: Path, page: str, dark: bool
) -> None:
    browser.show_as(dark=dark)
    browser.open(folder / page)
    browser.run(AXE.read_text("utf-8") + "; null")
    found = browser.run(f"axe.run({RULES}).then(found => found.violations)")
    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_for_nothing_but_itself_and_complains_of_nothing(
    browser: Browser, folder: Path, page: str
) -> None:
    browser.show_as()
    browser.open(folder / page)
    assert browser.requests() == [(folder / page).as_uri()]
    assert browser.complaints() == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [320, 768, 1600])
def test_a_page_fits_every_width(browser: Browser, folder: Path, page: str, width: int) -> None:
    browser.show_as(width=width)
    browser.open(folder / page)
    assert browser.run("document.documentElement.scrollWidth <= window.innerWidth")


def test_dark_is_dark_and_light_is_light(browser: Browser, folder: Path) -> None:
    brightness = "getComputedStyle(document.body).backgroundColor"
    found = {}
    for dark in (False, True):
        browser.show_as(dark=dark)
        browser.open(folder / "index.html")
        found[dark] = sum(map(int, re.findall(r"\d+", browser.run(brightness))))
    assert found[True] < 150 < 600 < found[False]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_submission_acts_in_the_browser(browser: Browser, folder: Path, name: str) -> None:
    browser.show_as(width=400)
    for page in sorted((folder / name).glob("*.html")):
        browser.open(page)
        assert browser.requests() == [page.as_uri()]
        assert browser.complaints() == []
        assert browser.run("document.querySelectorAll('script, img, iframe').length") == 0
        assert browser.run("document.title.startsWith('owned')") is False
        assert browser.run("document.documentElement.scrollWidth <= window.innerWidth"), page.name


def test_the_policy_would_stop_a_script_and_a_request_all_the_same(browser: Browser, folder: Path) -> None:
    """As if the escaping had a hole: the second line of defence holds by itself."""
    page = (folder / "index.html").read_text("utf-8")
    own = "document.title='owned'"
    hole = f"<script>{own}</script><img src='https://evil.example/x' onerror=\"{own}\">"
    broken = folder / "broken.html"
    broken.write_text(page.replace("<h1>", f"{hole}<h1 style='color:red'>"), "utf-8")
    browser.show_as()
    browser.open(broken)
    assert browser.run("document.title") != "owned"
    assert len(browser.complaints()) >= 3  # the script, the image, the style
    failed = [event for event in browser.events if event.get("method") == "Network.loadingFailed"]
    assert all(event["params"].get("blockedReason") == "csp" for event in failed)


def test_the_keyboard_reaches_the_content_and_every_link(browser: Browser, folder: Path) -> None:
    browser.show_as()
    browser.open(folder / "ben-window-max.html")
    reached = []
    for _ in range(12):
        for kind in ("rawKeyDown", "keyUp"):
            browser.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
        reached.append(browser.run("document.activeElement.outerHTML.slice(0, 60)"))
    assert "Skip to the content" in reached[0]
    assert "index.html" in reached[1]
    assert any("<pre" in element for element in reached)


def test_the_plot_draws_three_curves_where_they_belong(browser: Browser, folder: Path) -> None:
    """All marks lie inside the drawing, and no label covers another."""
    browser.show_as()
    browser.open(folder / "deniz-window-max.html")
    inside = """
        [...document.querySelectorAll('svg.plot')].map(svg => {
            const frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text, circle, path')].every(mark => {
                const box = mark.getBoundingClientRect();
                return box.left >= frame.left - 1 && box.right <= frame.right + 1
                    && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
            });
        })
    """
    assert browser.run(inside) == [True, True, True]
    apart = """
        [...document.querySelectorAll('.wide .plot text')].map(text => text.getBoundingClientRect())
            .every((one, i, all) => all.every((other, j) => i === j
                || one.right <= other.left || other.right <= one.left
                || one.bottom <= other.top + 3 || other.bottom <= one.top + 3))
    """
    assert browser.run(apart)
    assert browser.run("[...document.querySelectorAll('.wide .curve')].length") == 3


@pytest.mark.parametrize("page", PAGES)
def test_a_page_prints(browser: Browser, folder: Path, page: str) -> None:
    browser.show_as(dark=True)
    browser.open(folder / page)
    printed = browser.pdf()
    assert printed.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 3

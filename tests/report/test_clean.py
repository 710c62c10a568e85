"""Nothing that a terminal would act on survives."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.report.clean import clean, clean_json, clean_line
from tests.properties import repeatable
from tests.reports import ATTACK

DIRECTION_MARKS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""All that Unicode calls Bidi_Control."""


def dangerous(text: str, allowed: str = "\n\t") -> set[str]:
    """Control characters, surrogates, separators of lines, and marks that change the direction."""
    return {
        character
        for character in text
        if character not in allowed
        and (unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") or character in DIRECTION_MARKS)
    }


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("äöü 漢字 🎉", "äöü 漢字 🎉"),
        ("[red]markup[/red]", "[red]markup[/red]"),
        ("back\\slash", "back\\slash"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\rb", "a\\rb"),
        ("\x00\x07\x08\x7f", "\\x00\\x07\\x08\\x7f"),
        ("\x9b31m\x85", "\\x9b31m\\x85"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("\ud800", "\\ud800"),
        ("a\u200bb\xad\u2060\u3164\U000e0041", "a\\u200bb\\xad\\u2060\\u3164\\U000e0041"),
        ("👩\u200d💻 \u0646\u200c", "👩\u200d💻 \u0646\u200c"),
        ("\ufeff\u2028\u2029", "\\ufeff\\u2028\\u2029"),
        ("\ufffe\ufdd0\U0001ffff\U0010fffe", "\\ufffe\\ufdd0\\U0001ffff\\U0010fffe"),
    ],
)
def test_what_a_terminal_acts_on_is_spelt_out_and_the_rest_stays(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("a\n  :: error file=a,line=1::x", "a\n  \\x3a: error file=a,line=1::x"),
        ("::error file=a:b::x", "\\x3a:error file=a:b::x"),
        ("::stop-commands a:b::tok", "\\x3a:stop-commands a:b::tok"),
        ("behind ::stop-commands::token", "behind \\x3a:stop-commands::token"),
        ("##[error]x ##vso[task.x]", "\\x23#[error]x \\x23#vso[task.x]"),
        ("nums[::2] nums[::step] std::max", "nums[::2] nums[::step] std::max"),
        ("## heading # [1]", "## heading # [1]"),
    ],
)
def test_what_a_runner_of_workflows_obeys_is_spelt_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
    escaped = clean_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(escaped) == text
    assert (escaped == json.dumps(text, ensure_ascii=False)) == (text == cleaned)


def test_a_json_text_keeps_its_meaning_and_loses_its_harm() -> None:
    everything = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x110000)]))
    escaped = clean_json(json.dumps(everything, ensure_ascii=False))
    assert json.loads(escaped) == everything
    assert dangerous(escaped) == set()


def test_one_line_stays_one_line() -> None:
    assert clean_line("a\nb\tc\x1b") == "a\\nb\\tc\\x1b"


def test_no_character_of_unicode_is_dangerous_afterwards() -> None:
    everything = "".join(map(chr, range(0x110000)))
    assert dangerous(clean(everything)) == set()
    assert dangerous(clean_line(everything), allowed="") == set()


@pytest.mark.parametrize("mark", DIRECTION_MARKS, ids=ascii)
def test_every_direction_mark_is_spelt_out(mark: str) -> None:
    assert clean(f"a{mark}b") == "a" + mark.encode("unicode_escape").decode() + "b"


@repeatable
@given(st.text(st.characters(categories=["Cc", "Cf", "Cs", "Co", "L", "Z"]), max_size=30) | st.text(ATTACK))
def test_a_cleaned_text_can_be_printed_anywhere_and_is_not_cleaned_again(text: str) -> None:
    for cleaned in (clean(text), clean_line(text)):
        cleaned.encode("utf-8")
        assert dangerous(cleaned) == set()
        assert clean(cleaned) == cleaned
    assert len(clean_line(text).splitlines()) <= 1
    assert clean(text).count("\n") == text.count("\n")


@repeatable
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert clean(text) == text
    assert clean_line(text) == text

"""Strict readers of every format: each raises where a tool would refuse the file or see what is not meant."""

import json
import re
from pathlib import Path
from typing import Any

import html5lib
import jsonschema
from lxml import etree
from markdown_it import MarkdownIt

SCHEMAS = Path(__file__).with_name("schemas")

COMMAND = re.compile(r"::(error|warning|notice)(?: ([^:]*))?::(.*)")


def xml(text: str) -> Any:
    """The document, if it is well-formed and valid."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(text.encode(), parser)
    etree.XMLSchema(etree.parse(SCHEMAS / "junit.xsd")).assertValid(root)
    return root


def document(text: str, schema: str) -> dict[str, Any]:
    """The JSON document, if the schema takes it. NaN and the like are no JSON."""

    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    found: dict[str, Any] = json.loads(text.encode().decode(), parse_constant=refuse)
    schema_text = (SCHEMAS / f"{schema}.json").read_text()
    jsonschema.validate(found, json.loads(schema_text))
    return found


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The workflow commands, as the runner of GitHub finds them: type, properties, message."""
    found = []
    for line in text.encode().decode().split("\n")[:-1]:
        assert "##[" not in line, "a command of the older kind"
        assert not re.search("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", line), "a control character"
        match = COMMAND.fullmatch(line)
        assert match is not None, line[:200]
        name, given, message = match.groups()
        properties = dict(pair.split("=", 1) for pair in given.split(",")) if given else {}
        found.append((name, {key: _decoded(value) for key, value in properties.items()}, _decoded(message)))
    return found


def html(text: str) -> Any:
    """The tree of an HTML page in which a strict parser finds no error."""
    assert "\x00" not in text
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        text.encode(), transport_encoding="utf-8"
    )


def markdown(text: str) -> list[Any]:
    """The tokens of a Markdown document with tables, inline ones included, in one list."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = []
    for token in parser.parse(text.encode().decode()):
        tokens.append(token)
        tokens += token.children or []
    return tokens


def _decoded(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text

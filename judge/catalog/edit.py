"""Changing a value in a YAML document as its author wrote it: comments, order and spacing stay as they
are."""

import yaml


def with_sizes(text: str, sizes: tuple[int, int]) -> str:
    """The text of a `problem.yaml` with other sizes under `complexity`, added there if there are none."""
    complexity = _value(yaml.compose(text, yaml.SafeLoader), "complexity")
    written = f"[{sizes[0]}, {sizes[1]}]"
    for key, value in complexity.value:
        if key.value == "sizes":
            return text[: value.start_mark.index] + written + text[value.end_mark.index :]
    first, _ = complexity.value[0]
    if complexity.flow_style:
        at = first.start_mark.index
        return f"{text[:at]}sizes: {written}, {text[at:]}"
    indent = " " * first.start_mark.column
    start = first.start_mark.index - first.start_mark.column
    return f"{text[:start]}{indent}sizes: {written}\n{text[start:]}"


def _value(node: yaml.Node | None, key: str) -> yaml.MappingNode:
    """The mapping under a key of a mapping. The document has been loaded before, so it is there."""
    assert isinstance(node, yaml.MappingNode)
    found = next(value for name, value in node.value if name.value == key)
    assert isinstance(found, yaml.MappingNode)
    return found

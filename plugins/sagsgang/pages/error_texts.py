"""The help to each code, as the package carries it.

Knows where the program keeps its own help pages: they are part of the program, like its
templates, and no file of the user. Refuses to know what they say.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def error_texts() -> Mapping[str, str]:
    """Give the Markdown of every help page by its code."""
    found = {
        entry.name.removesuffix(".md"): entry.read_text(encoding="utf-8")
        for entry in (files("sagsgang") / "help").iterdir()
        if entry.name.endswith(".md")
    }
    return MappingProxyType(dict(sorted(found.items())))

"""How a text begins: the paragraph that may stand under a page's heading, and the rest.

Knows where a plain first paragraph ends. Refuses to know how it is shown.
"""

import re
from typing import Final

LONGEST_LEAD: Final = 480
"""How many characters a paragraph under a heading may have; a longer one stays in the text."""
_OTHER_BLOCK: Final = re.compile(r"\s{4}|\t|\s*(?:[#>|`~*+<\[-]|\d+[.)])")
_DEFINITION: Final = re.compile(r"^\s{0,3}\[[^\]]+\]:", re.MULTILINE)


def parted(markdown: str) -> tuple[str, str]:
    """Give the first paragraph and what follows; the first is empty where none can stand alone.

    A text with link definitions stays whole: its first paragraph may need them.
    """
    first, _, rest = markdown.strip("\n").rstrip().partition("\n\n")
    stands_alone = (
        len(first) <= LONGEST_LEAD
        and not _OTHER_BLOCK.match(first)
        and not re.search(r"^\s*(?:=+|-+)\s*$", first, re.MULTILINE)
        and not _DEFINITION.search(markdown)
    )
    return (first, rest.strip()) if stands_alone else ("", markdown.strip())

"""Running text of records as safe HTML, or as plain text.

Knows CommonMark with tables and strikethrough, as GitHub shows it. HTML in a record is shown
as text, and a link leads only where the caller or a short list of schemes allows. Refuses to
know records and addresses, to fetch anything, and to report: what is refused here is shown as
text, and the rules report it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererProtocol
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from sagsgang import danish

_DEEPEST_BLOCK: Final = 16
"""Levels of quotes and lists (a list counts two); deeper text is one plain paragraph."""
_DEEPEST_INLINE: Final = 10
"""Levels of emphasis; deeper marks are left out and their text stays."""

_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls except tab and line end
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # writing direction: text could lie
    "\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff"  # not for reading, nor are these:
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_HTTPS: Final = re.compile(r"https://[^/?#\s\\][^\s\\]*", re.IGNORECASE)
_CONTACT: Final = re.compile(r"(?:mailto|tel):[^\s\\/][^\s\\]*", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(r"[^/?#]*:|[/\\]{2}|[^/?#]*\\")
"""A scheme, another host without one, or what a browser might read as such."""
_TASK: Final = re.compile(r"\[([ xX])\][ \t\n]+")


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a record's link leads on the site.

    `url` is an https address or a path; `is_image` tells that it may be shown as a picture.
    """

    url: str
    is_image: bool = False

    def __post_init__(self) -> None:
        """Refuse an address that the caller cannot have meant."""
        if not _HTTPS.fullmatch(self.url) and _ELSEWHERE.match(self.url):
            raise ValueError(f"not an https address or a path: {self.url!r}")


Resolve: TypeAlias = Callable[[str], LinkTarget | None]
"""Tells where a path in a record leads, as it stands there (`/records/…md#punkt-4`)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a passage as it stands on the page."""

    level: int
    text: str
    anchor: str


class _Parser(MarkdownIt):
    """CommonMark with tables that parses every link, so that its text can be shown alone."""

    def __init__(self) -> None:
        super().__init__(
            "commonmark", {"html": False, "xhtmlOut": False, "maxNesting": _DEEPEST_BLOCK + 4}
        )
        self.enable(["table", "strikethrough"])
        self.block.ruler.before("table", "deep_text", _deep_text)
        for name in ("fence", "code_block"):
            self.add_render_rule(name, _scrolling_code)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 (markdown-it calls it so)
        """Let every link through: `_shown_links` decides."""
        return True


def _scrolling_code(
    _renderer: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    _env: EnvType,
) -> str:
    """Show code so that the keyboard reaches it: on a phone its lines are longer than the page."""
    return f'<pre tabindex="0"><code>{escapeHtml(tokens[index].content)}</code></pre>\n'


def _deep_text(
    state: StateBlock,
    start: int,
    end: int,
    silent: bool,  # noqa: FBT001 (markdown-it calls it so)
) -> bool:
    """Take what is nested too deeply as text: markdown-it would leave it out."""
    if state.level < _DEEPEST_BLOCK:
        return False
    if silent:
        return True
    state.push("paragraph_open", "p", 1).map = [start, end]
    inline = state.push("inline", "", 0)
    inline.map = [start, end]
    text = state.getLines(start, end, state.blkIndent, keepLastLF=False)
    inline.content = text.strip()
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = end
    return True


_PARSER: Final = _Parser()


def html(
    passage_text: str,
    *,
    resolve: Resolve,
    heading_base: int = 3,
    anchor_prefix: str = "",
    taken_anchors: Collection[str] = (),
) -> Markup:
    """Render a passage.

    Its highest heading becomes `heading_base`, the others follow without a gap. Anchors are
    those that `headings` gives for the same arguments. `resolve` is asked about every link and
    picture that is a path; a link without a target is shown as its text, a picture as its
    description.
    """
    tokens = _parsed(passage_text)
    outline = _outline(tokens, heading_base, anchor_prefix, taken_anchors)
    _set_headings(tokens, outline)
    _set_tasks(tokens)
    for token in tokens:
        token.children = list(_shown_inline(token.children or (), resolve))
        # GitHub colours code by its language; here it only would become a class of the user's.
        token.info = ""
    rendered = _PARSER.renderer.render(list(_scrolling_tables(tokens)), _PARSER.options, {})
    # Entities such as &#x202e; have become characters only now.
    return Markup(_DROPPED.sub("", rendered))  # noqa: S704 (the renderer has escaped it)


def headings(
    passage_text: str,
    *,
    heading_base: int = 3,
    anchor_prefix: str = "",
    taken_anchors: Collection[str] = (),
) -> tuple[Heading, ...]:
    """List a passage's headings in order, each with its anchor.

    An anchor is `anchor_prefix` and the slug of the text, with `-2`, `-3` where it is taken on
    this page already.
    """
    tokens = _parsed(passage_text)
    return tuple(_outline(tokens, heading_base, anchor_prefix, taken_anchors))


def plain_text(passage_text: str) -> str:
    """Give a passage's words without marks: a line for each paragraph, heading or table cell."""
    lines = []
    tokens = _parsed(passage_text)
    for task in _tasks(tokens):
        task.text.content = task.words
    for token in tokens:
        if token.type == "inline":
            lines.append(_words(token.children or ()))
        elif token.type in {"fence", "code_block"}:
            lines.append(token.content)
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _parsed(passage_text: str) -> list[Token]:
    text = passage_text.replace("\r\n", "\n").replace("\r", "\n")
    return _PARSER.parse(_DROPPED.sub("", text))


def _words(tokens: Sequence[Token]) -> str:
    """Give the text of inline tokens; a picture gives its description."""
    words = []
    for token in tokens:
        if token.type == "image":
            words.append(_description(token))
        elif token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        else:
            words.append(token.content)
    return _DROPPED.sub("", "".join(words))


def _description(image: Token) -> str:
    return _words(image.children or ()) or "Billede"


def _outline(
    tokens: Sequence[Token], base: int, prefix: str, taken_anchors: Collection[str]
) -> list[Heading]:
    found = [
        (int(token.tag[1]), _words(tokens[index + 1].children or ()))
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    levels = sorted({level for level, _ in found})
    taken = set(taken_anchors)
    latest: dict[str, int] = {}
    outline = []
    for level, text in found:
        wanted = f"{prefix}{danish.slug(text) or 'afsnit'}"
        anchor, number = wanted, latest.get(wanted, 1)
        while anchor in taken:
            number += 1
            anchor = f"{wanted}-{number}"
        latest[wanted] = number
        taken.add(anchor)
        outline.append(Heading(min(6, base + levels.index(level)), text, anchor))
    return outline


def _set_headings(tokens: Sequence[Token], outline: Sequence[Heading]) -> None:
    coming = iter(outline)
    tag = ""
    for token in tokens:
        if token.type == "heading_open":
            heading = next(coming)
            tag = token.tag = f"h{heading.level}"
            token.attrs = {"id": heading.anchor}
        elif token.type == "heading_close":
            token.tag = tag


@dataclass(frozen=True, slots=True)
class _Task:
    """A list item that begins with `[ ]` or `[x]`; `words` is its first text without that."""

    item: Token
    inline: Token
    text: Token
    words: str
    is_done: bool


def _tasks(tokens: Sequence[Token]) -> Iterator[_Task]:
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open":
            continue
        first = inline.children[0] if inline.children else None
        # The pattern wants a space, so [x](…) is a link and no task.
        if first is None or first.type != "text" or not (match := _TASK.match(inline.content)):
            continue
        words = first.content[len("[ ]") :].lstrip()
        yield _Task(item, inline, first, words, is_done=match[1] != " ")


def _set_tasks(tokens: Sequence[Token]) -> None:
    """Mark `- [ ]` and `- [x]` with a sign and a word: neither colour nor a form's box."""
    for task in _tasks(tokens):
        task.item.attrs = {"class": "task done" if task.is_done else "task"}
        task.text.content = task.words
        task.inline.children = [
            *_span({"aria-hidden": "true"}, "☑" if task.is_done else "☐"),
            _text(" "),
            *_span({"class": "visually-hidden"}, "gjort:" if task.is_done else "ikke gjort:"),
            _text(" "),
            *(task.inline.children or ()),
        ]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _span(attributes: dict[str, str | int | float], content: str) -> tuple[Token, Token, Token]:
    return (
        Token("span_open", "span", 1, attrs=attributes),
        _text(content),
        Token("span_close", "span", -1),
    )


def _shown_inline(tokens: Sequence[Token], resolve: Resolve) -> Iterator[Token]:
    return _shallow(_shown_images(_shown_links(tokens, resolve), resolve))


def _shown_links(tokens: Sequence[Token], resolve: Resolve) -> Iterator[Token]:
    """Leave out the marks of links that lead nowhere we allow; their text stays."""
    is_open = False
    for token in tokens:
        if token.type == "link_open":
            attributes = _link_attributes(token, resolve)
            is_open = attributes is not None
            if attributes is None:
                continue
            token.attrs = attributes
        elif token.type == "link_close" and not is_open:
            continue
        yield token


def _link_attributes(token: Token, resolve: Resolve) -> dict[str, str | int | float] | None:
    href = str(token.attrs.get("href", ""))
    attributes: dict[str, str | int | float]
    if _HTTPS.fullmatch(href):
        attributes = {"href": href, "rel": "noopener"}
    elif _CONTACT.fullmatch(href):
        attributes = {"href": href}
    elif (target := _target(href, resolve)) is not None:
        attributes = {"href": target.url}
    else:
        return None
    if title := token.attrs.get("title"):
        attributes["title"] = title
    return attributes


def _target(href: str, resolve: Resolve) -> LinkTarget | None:
    path = unquote(href)
    if not path or _ELSEWHERE.match(path) or _DROPPED.search(path):
        return None
    return resolve(path)


def _shown_images(tokens: Iterator[Token], resolve: Resolve) -> Iterator[Token]:
    """Show a picture only where `resolve` says so; else its description stands there."""
    for token in tokens:
        if token.type != "image":
            yield token
            continue
        target = _target(str(token.attrs.get("src", "")), resolve)
        description = _description(token)
        if target is None or not target.is_image:
            yield _text(description)
            continue
        yield Token("picture", "img", 0, attrs={"src": target.url, "alt": description})


def _shallow(tokens: Iterator[Token]) -> Iterator[Token]:
    """Leave out marks of emphasis that stand inside too many others."""
    depth = 0
    for token in tokens:
        depth += token.nesting
        level = depth + (token.nesting < 0)
        if token.nesting and token.tag in {"em", "strong", "s"} and level > _DEEPEST_INLINE:
            continue
        yield token


def _scrolling_tables(tokens: Sequence[Token]) -> Iterator[Token]:
    """Put each table in a box that scrolls by keyboard, and its alignment in classes."""
    for index, token in enumerate(tokens):
        if token.type in {"th_open", "td_open"}:
            _set_cell(token)
        if token.type == "table_open":
            yield Token("box_open", "div", 1, block=True, attrs=_box_attributes(tokens[index:]))
        yield token
        if token.type == "table_close":
            yield Token("box_close", "div", -1, block=True)


def _set_cell(token: Token) -> None:
    alignment = token.attrs.get("style")
    token.attrs = {"scope": "col"} if token.tag == "th" else {}
    if alignment == "text-align:right":
        token.attrs["class"] = "num"
    elif alignment == "text-align:center":
        token.attrs["class"] = "center"


def _box_attributes(table: Sequence[Token]) -> dict[str, str | int | float]:
    """Name the box by the table's head: a region needs a name to be announced."""
    columns = []
    for token in table:
        if token.type == "thead_close":
            break
        if token.type == "inline" and (words := " ".join(_words(token.children or ()).split())):
            columns.append(words)
    label = f"Tabel: {danish.joined(columns)}" if columns else "Tabel"
    return {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": label}

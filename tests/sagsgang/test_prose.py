"""Text of records as safe HTML."""

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from sagsgang.prose import Heading, LinkTarget, headings, html, plain_text

PICTURE = "/filer/kort.png"


def resolve(path: str) -> LinkTarget | None:
    """Know one meeting and one picture."""
    return {
        "/records/syddanmark/moeder/2023/m.md#punkt-4": LinkTarget("/moeder/m/#punkt-4"),
        "kort.png": LinkTarget(PICTURE, is_image=True),
        "bilag æ.pdf": LinkTarget("/filer/bilag.pdf"),
    }.get(path)


def shown(text: str) -> str:
    """Render a passage with the links of `resolve`."""
    return str(html(text, resolve=resolve))


BARE = ("p", "em", "strong", "s", "ul", "blockquote", "code", "br", "hr", "table")
ROWS = ("thead", "tbody", "tr")
ALLOWED: dict[str, set[str]] = {
    **{tag: {"id"} for tag in ("h3", "h4", "h5", "h6")},
    **{tag: set() for tag in (*BARE, *ROWS)},
    "ol": {"start"},
    "pre": {"tabindex"},
    "li": {"class"},
    "span": {"class", "aria-hidden"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "th": {"scope", "class"},
    "td": {"class"},
    "a": {"href", "rel", "title"},
    "img": {"src", "alt"},
}
VOID = {"br", "hr", "img"}
CLASSES = {"num", "center", "task", "task done", "visually-hidden", "scroll"}


class AllowList(HTMLParser):
    """An independent reader that refuses whatever a passage may not become."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Refuse unknown tags, attributes, classes and addresses."""
        assert tag in ALLOWED
        values = dict(attrs)
        assert len(values) == len(attrs)
        assert values.keys() <= ALLOWED[tag]
        assert values.get("class") in CLASSES | {None}
        assert values.get("src") in {PICTURE, None}
        if (href := values.get("href")) is not None:
            is_ours = href in {"/moeder/m/#punkt-4", "/filer/bilag.pdf", PICTURE}
            assert is_ours or href.lower().startswith(("https://", "mailto:", "tel:"))
            assert is_ours or not href.startswith("https:///")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Refuse tags that overlap."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        """Refuse comments."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """Refuse declarations."""
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        """Refuse processing instructions."""
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        """Refuse what the reader itself does not know."""
        raise AssertionError(data)


def checked_text(markup: str) -> str:
    """Give the text of HTML that holds nothing but what is allowed."""
    reader = AllowList()
    reader.feed(markup)
    reader.close()
    assert reader.open == []
    return "".join(reader.text)


PAYLOADS = (
    "</title><script>alert(1)</script>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><!--</style><img src=x onerror=alert(1)>-->",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<style>*{display:none}</style>",
    "<a href=javascript:alert(1)>x</a>",
    "<!-- --><![CDATA[<x>]]><?php x ?><!DOCTYPE x>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](<  javascript:alert(1)>)",
    "[x](javascript%3Aalert(1))",
    "[x](%6aavascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///H:/sager/a.docx)",
    "[x](http://example.org)",
    "[x](ftp://example.org)",
    "[x](//example.org)",
    "[x](/\\example.org)",
    "[x](\\\\example.org)",
    "[x](/%5Cexample.org)",
    "[x](https:example.org)",
    "[x](https:///example.org)",
    "[x](https:\\\\example.org)",
    "[x](andet.md)",
    "[x](../../etc/passwd)",
    "[x](/records/findes-ikke.md)",
    "[x](#punkt-4)",
    "[x]()",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    '<https://x" onmouseover=alert(1)>',
    "[x]\n\n[x]: javascript:alert(1)",
    "![x](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    '![x"onerror=alert(1)](x)',
    "x {: onfocus=alert(1) autofocus tabindex=0 }",
    "# x {#y onclick=alert(1)}",
    '```html" onclick="alert(1)\n<b>\n```',
    "{{ config }} {% raw %} ${x} {# x #}",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_becomes_text(payload: str) -> None:
    """Nothing that is not ours becomes a tag, an attribute, a picture or a link."""
    markup = shown(payload)
    assert checked_text(markup)
    assert "<a" not in markup
    assert "<img" not in markup


def test_html_is_shown_as_it_was_written() -> None:
    """A reader sees the tags that someone typed."""
    markup = shown("</title><script>a & b</script>")
    assert markup == "<p>&lt;/title&gt;&lt;script&gt;a &amp; b&lt;/script&gt;</p>\n"
    assert checked_text(markup) == "</title><script>a & b</script>\n"


FRAGMENTS = st.sampled_from(
    [
        *PAYLOADS,
        *"<>[]()!*_`~|#-+=&;:\"'\\/ \n\t\x00\x01\u202e\u200f\ud800{}",
        *("[ ] ", "- ", "1. ", "> ", "    ", "```", "~~", "|-|", "---", "\r\n"),
        *("&#x202e;", "&#0;", "&quot;", "&lt;", "javascript:", "https://", "mailto:", "tel:1"),
        *("onerror=", "x", "kort.png", "bilag%20%C3%A6.pdf", "[a]: ", "\n\n", "ø", "![", "]("),
    ]
)


@settings(max_examples=300)
@given(st.lists(FRAGMENTS, max_size=25).map("".join))
def test_hostile_text_becomes_allowed_html(text: str) -> None:
    """Any mixture of hostile fragments holds only allowed tags, attributes and addresses."""
    markup = html(text, resolve=resolve)
    assert isinstance(markup, Markup)
    visible = checked_text(markup)
    assert not set(markup) & set("\x00\x01\u202e\u200f\ud800")
    assert not set(plain_text(text)) & set("\x00\x01\u202e\u200f\ud800")
    assert bool(visible.strip()) >= bool(plain_text(text))


def test_allowed_links_are_kept() -> None:
    """Secure addresses, mail, telephone, records and attachments are links; titles are escaped."""
    text = (
        '[kl](https://kl.dk/ø "a\\"b<") <https://kl.dk> [m](mailto:a@b.dk) [t](tel:+4512345678)\n'
        "[p](/records/syddanmark/moeder/2023/m.md#punkt-4) [b](<bilag æ.pdf>)"
    )
    assert shown(text) == (
        '<p><a href="https://kl.dk/%C3%B8" rel="noopener" title="a&quot;b&lt;">kl</a> '
        '<a href="https://kl.dk" rel="noopener">https://kl.dk</a> '
        '<a href="mailto:a@b.dk">m</a> <a href="tel:+4512345678">t</a>\n'
        '<a href="/moeder/m/#punkt-4">p</a> <a href="/filer/bilag.pdf">b</a></p>\n'
    )


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("[x](/records/faelles/index.md)", "/records/faelles/index.md"),
        ("[x](#punkt-4)", "#punkt-4"),
        ("[x](<bilag æ.pdf>)", "bilag æ.pdf"),
        ("![x](a/b:c.png)", "a/b:c.png"),
        ("[x](javascript:alert(1))", None),
        ("[x](javascript%3Aalert(1))", None),
        ("[x](http://x.dk)", None),
        ("[x](//x.dk)", None),
        ("[x](/%5Cx.dk)", None),
        ("[x](a%00b)", None),
        ("[x]()", None),
        ("![x](data:,)", None),
        ("![x](https://x.dk/x.png)", None),
    ],
)
def test_only_paths_are_resolved(text: str, asked: str | None) -> None:
    """The caller is asked about paths as the record has them, and about nothing else."""
    paths: list[str] = []
    html(text, resolve=paths.append)
    assert paths == ([] if asked is None else [asked])


def test_a_refused_link_leaves_its_text() -> None:
    """The words of a link without a target keep their emphasis; bare addresses are text."""
    assert shown("se *[**her**](http://x.dk)* og www.kl.dk https://kl.dk") == (
        "<p>se <em><strong>her</strong></em> og www.kl.dk https://kl.dk</p>\n"
    )


def test_a_picture_is_shown_only_when_it_is_ours() -> None:
    """Any other picture is its description, and one without a description says so."""
    assert shown("![Et *kort*](kort.png) ![Fra *nettet*](https://x.dk/x.png) ![](x.png)") == (
        f'<p><img src="{PICTURE}" alt="Et kort"> Fra nettet Billede</p>\n'
    )
    assert shown("![x](bilag%20%C3%A6.pdf)") == "<p>x</p>\n"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "//x.dk", "http://x.dk", "/\\x", "data:,", "\\\\x"]
)
def test_a_target_is_a_path_or_secure(url: str) -> None:
    """The caller cannot hand over an address that leads elsewhere."""
    with pytest.raises(ValueError, match="not an https address or a path"):
        LinkTarget(url)


def test_headings_follow_the_page() -> None:
    """The highest heading takes the given level, the others follow without a gap."""
    text = "#### Økonomi og *tal*\n\n###### Under\n\n#### Økonomi og tal\n\n#### …"
    assert headings(text, heading_base=4, anchor_prefix="punkt-4-") == (
        Heading(4, "Økonomi og tal", "punkt-4-oekonomi-og-tal"),
        Heading(5, "Under", "punkt-4-under"),
        Heading(4, "Økonomi og tal", "punkt-4-oekonomi-og-tal-2"),
        Heading(4, "…", "punkt-4-afsnit"),
    )
    taken = {"punkt-4-under"}
    assert html(text, resolve=resolve, anchor_prefix="punkt-4-", taken_anchors=taken) == (
        '<h3 id="punkt-4-oekonomi-og-tal">Økonomi og <em>tal</em></h3>\n'
        '<h4 id="punkt-4-under-2">Under</h4>\n'
        '<h3 id="punkt-4-oekonomi-og-tal-2">Økonomi og tal</h3>\n'
        '<h3 id="punkt-4-afsnit">…</h3>\n'
    )


def test_headings_end_at_the_sixth_level() -> None:
    """However deep a passage stands, its headings are headings of HTML."""
    assert [heading.level for heading in headings("# a\n## b\n### c", heading_base=5)] == [5, 6, 6]


@given(st.lists(st.sampled_from(["# a", "# a-2", "## A", "# a 2", "# …", "# å"]), max_size=12))
def test_anchors_are_never_shared(lines: list[str]) -> None:
    """No two headings of a page have one anchor, whatever their texts."""
    taken = {"a-2", "afsnit"}
    anchors = [heading.anchor for heading in headings("\n".join(lines), taken_anchors=taken)]
    assert len({*anchors, *taken}) == len(anchors) + len(taken)


def test_a_table_can_be_scrolled_and_read_aloud() -> None:
    """A table stands in a named box with focus; figures are a class, not a style."""
    assert shown("| Kommune | Tal | |\n|:--|--:|:-:|\n| A | 1 | |") == (
        '<div class="scroll" role="region" tabindex="0" aria-label="Tabel: Kommune og Tal">\n'
        "<table>\n<thead>\n<tr>\n"
        '<th scope="col">Kommune</th>\n'
        '<th scope="col" class="num">Tal</th>\n'
        '<th scope="col" class="center"></th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<td>A</td>\n<td class="num">1</td>\n<td class="center"></td>\n'
        "</tr>\n</tbody>\n</table>\n</div>\n"
    )


def test_tasks_are_understood_without_colour() -> None:
    """A task shows a sign and, for those who do not see it, says whether it is done."""
    assert shown("- [ ] O-1 **Sekretariatet** svarer\n- [x] O-2\n- [x](https://kl.dk)\n- [ ]") == (
        "<ul>\n"
        '<li class="task"><span aria-hidden="true">☐</span> '
        '<span class="visually-hidden">ikke gjort:</span> '
        "O-1 <strong>Sekretariatet</strong> svarer</li>\n"
        '<li class="task done"><span aria-hidden="true">☑</span> '
        '<span class="visually-hidden">gjort:</span> O-2</li>\n'
        '<li><a href="https://kl.dk" rel="noopener">x</a></li>\n'
        "<li>[ ]</li>\n"
        "</ul>\n"
    )


def test_a_list_needs_no_empty_line() -> None:
    """A list right under its sentence is a list, as on GitHub."""
    assert shown("Det indstilles, at:\n- a\n- b") == (
        "<p>Det indstilles, at:</p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    )


def test_code_and_struck_text_are_kept() -> None:
    """Code keeps its signs, loses its language and takes the focus; struck text is marked."""
    assert shown("~~a~~\n\n```js\n<b>\n```") == (
        '<p><s>a</s></p>\n<pre tabindex="0"><code>&lt;b&gt;\n</code></pre>\n'
    )


def test_signs_that_turn_text_around_are_left_out() -> None:
    """Neither a raw nor a spelled-out control sign reaches the page."""
    assert shown("a\u202eb\x07c &#x202e;d `&#x202e;`\r\ne") == (
        "<p>abc d <code>&amp;#x202e;</code>\ne</p>\n"
    )
    assert plain_text("a\u202eb &#x202e;c") == "ab c"
    assert headings("# a &#x202e;b") == (Heading(3, "a b", "a-b"),)


def nested(mark: str) -> Iterator[str]:
    """Give a mark many times over, with a word at the end."""
    yield mark * 10_000 + "slut"
    yield "\n".join(f"{mark * depth}ord{depth}" for depth in range(120))


@pytest.mark.parametrize(
    "mark",
    ["> ", ">", "- ", "1. ", "[", "![", "*", "**a *", "`a", "<", "[a](", "|", "> - 1. ", "  "],
)
def test_no_nesting_loses_a_word(mark: str) -> None:
    """However deep the marks are nested, every word is shown and the HTML is in order."""
    for text in nested(mark):
        visible = checked_text(shown(text))
        words = plain_text(text)
        for word in ("slut", "ord119", "ord60"):
            assert (word in visible) == (word in words) == (word in text)


def test_nested_lists_lose_no_line() -> None:
    """A list that is nested too deeply goes on as text."""
    text = "".join("  " * depth + f"- ord{depth}.\n" for depth in range(200))
    visible = checked_text(shown(text))
    assert [depth for depth in range(200) if f"ord{depth}." not in visible] == []


def test_emphasis_is_nested_ten_times_at_most() -> None:
    """Deeper marks of emphasis are left out in pairs."""
    markup = shown("*a **b " * 30 + "** *" * 30 + "x** y*" * 30)
    assert checked_text(markup)
    depths = [0]
    for part in markup.split("<")[1:]:
        depths.append(depths[-1] + part.startswith(("em", "strong")) - part.startswith("/"))
    assert max(depths) <= 11


def test_plain_text_keeps_the_words() -> None:
    """Marks fall away, each paragraph, heading and cell is a line, and tasks lose their box."""
    text = (
        "# Økonomi\nEn *vigtig*\nsag, se [her](http://x.dk) ![kort](x.png).\n\n"
        "- [ ] O-1 `kode`\n- se [x] her\n\n|a|b|\n|-|-|\n|1||\n\n```\n<b>\n```\n"
    )
    assert plain_text(text) == (
        "Økonomi\nEn vigtig sag, se her kort.\nO-1 kode\nse [x] her\na\nb\n1\n<b>"
    )


@pytest.mark.parametrize("text", ["", " \n\n", "[a]: https://kl.dk"])
def test_nothing_is_shown_as_nothing(text: str) -> None:
    """A passage without words is empty, as HTML and as text."""
    assert (shown(text), plain_text(text), headings(text)) == ("", "", ())

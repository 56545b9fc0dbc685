"""Names of fora in running text: after a change the new name is used.

Knows the texts of meetings and news, which have a date of their own; a record without a date is
not judged. Refuses to judge a name that several fora have had, and one that the text itself
calls former.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sagsgang import danish
from sagsgang.archive import COMMON_REGION, Archive, exists_on, name_on
from sagsgang.diagnostics import Diagnostic, warning
from sagsgang.records.forum import FormerName, name_periods
from sagsgang.records.record import Forum, Meeting, NewsItem
from sagsgang.rules.passages import place_in, without_code
from sagsgang.rules.rule import Rule

_HISTORIC: Final = re.compile(
    r"\b(?:tidligere|daværende|forhenværende|dengang|nedlagte|gamle|hidtidige|hidtil|oprindelige?"
    r"|oprindeligt|kaldte[st]?|kaldet|hed|under navnet)\b[^.!?\n]{0,30}\Z",
    re.IGNORECASE,
)
"""Words before a name that say that it is an old one."""
_NOW: Final = re.compile(r"\W{0,3}(?:nu|nuværende|senere|siden|i dag)\b", re.IGNORECASE)
_LINK: Final = re.compile(r"\[(?P<text>[^\]\n]*)\](?P<target>\([^)\n]*\))")
_ADDRESS: Final = re.compile(r"<[^<>\s]+>|https?://\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _OldName:
    """A name that one forum had and no other one has had.

    `pattern` finds it as a whole word, or a longer name that holds it (then without the group
    `old`).
    """

    forum: Forum
    former: FormerName
    text: str
    is_short: bool
    pattern: re.Pattern[str]


def check_old_names_are_not_used(archive: Archive) -> Iterator[Diagnostic]:
    """I en tekst fra tiden efter et navneskift står forummets nye navn.

    Forkortelser skal være skrevet med de samme store og små bogstaver for at tælle.
    """
    old_names = _old_names(archive)
    dated: list[Meeting | NewsItem] = [*archive.meetings.values(), *archive.news.values()]
    for record in dated:
        names = [
            name
            for region in dict.fromkeys((record.region, COMMON_REGION))
            for name in old_names.get(region, ())
            if _is_over(name, record.facts.on)
        ]
        if names:
            yield from _uses(record, names)


def _is_over(name: _OldName, on: date) -> bool:
    facts = name.forum.facts
    return (
        name.former.until.is_certainly_before(on)
        and exists_on(facts, on)
        and name.text not in name_on(facts, on)
    )


def _old_names(archive: Archive) -> dict[str, list[_OldName]]:
    """List by samarbejde the names that only one forum has had and has no longer."""
    holders: dict[str, set[str]] = defaultdict(set)
    all_names: dict[str, None] = {}
    for forum in archive.fora.values():
        facts = forum.facts
        for period in name_periods(facts):
            for name in (period.name, period.short_name):
                if name:
                    holders[name.casefold()].add(forum.id)
                    all_names[name] = None
        for alias in facts.aliases:
            # An alias is a spelling that is in use, also of the forum's own old name.
            holders[alias.casefold()].update({forum.id, f"{forum.id} alias"})
            all_names[alias] = None
    found: dict[str, list[_OldName]] = defaultdict(list)
    for forum in archive.fora.values():
        for former in forum.facts.former_names:
            for text, is_short in ((former.name, False), (former.short_name, True)):
                if text and len(holders[text.casefold()]) == 1:
                    pattern = _pattern(text, all_names, is_short=is_short)
                    found[forum.region].append(
                        _OldName(
                            forum=forum,
                            former=former,
                            text=text,
                            is_short=is_short,
                            pattern=pattern,
                        )
                    )
    return found


def _pattern(text: str, all_names: dict[str, None], *, is_short: bool) -> re.Pattern[str]:
    folded = text.casefold()
    longer = [
        name for name in all_names if folded in (other := name.casefold()) and other != folded
    ]
    longer.sort(key=len, reverse=True)
    words = "|".join([*map(re.escape, longer), f"(?P<old>{re.escape(text)})"])
    return re.compile(rf"(?<!\w)(?:{words})(?:'?s)?(?!\w)", 0 if is_short else re.IGNORECASE)


def _uses(record: Meeting | NewsItem, names: list[_OldName]) -> Iterator[Diagnostic]:
    for passage in record.passages():
        if passage is record.notes:
            continue
        folded = passage.text.casefold()
        for name in names:
            if name.text.casefold() not in folded:
                continue
            text = _own_words(passage.text, name.forum)
            for match in name.pattern.finditer(text):
                if match["old"] is None or _is_historic(text, match, name, record.facts.on):
                    continue
                new, new_short = name_on(name.forum.facts, record.facts.on)
                shown = f"{new} ({new_short})" if new_short else new
                until = danish.date_in_words(name.former.until)
                yield warning(
                    "forum-gammelt-navn",
                    place_in(passage, match.start()),
                    f"'{match['old']}' var forummets navn til {until}."
                    f" Derefter hedder det {shown}.",
                    f"Skriv {new_short if name.is_short and new_short else new}, eller skriv"
                    " 'det tidligere' foran, hvis det gamle navn menes.",
                )


def _own_words(text: str, forum: Forum) -> str:
    """Put spaces for code, addresses, and links to the forum's own file."""

    def without_target(match: re.Match[str]) -> str:
        if f"/{forum.id}.md" in match["target"]:
            return " " * len(match[0])
        return f" {match['text']} {' ' * len(match['target'])}"

    words = _LINK.sub(without_target, without_code(text))
    return _ADDRESS.sub(lambda match: " " * len(match[0]), words)


def _is_historic(text: str, match: re.Match[str], name: _OldName, on: date) -> bool:
    """Tell whether the sentence says itself that the name is old, or names the new one too."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[start : end if end >= 0 else len(text)]
    if _HISTORIC.search(text[start : match.start()]) or _NOW.match(text, match.end()):
        return True
    return any(new is not None and new in line for new in name_on(name.forum.facts, on))


RULES: tuple[Rule, ...] = (check_old_names_are_not_used,)

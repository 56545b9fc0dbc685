"""The life of fora: nothing happens before a forum exists or after it is abolished.

Knows lives, names and families of fora. Refuses to know seats. Partial dates are intervals: a
rule fires only when it holds for every day that may be meant.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sagsgang import danish
from sagsgang.archive import Archive
from sagsgang.danish import PartialDate
from sagsgang.diagnostics import Diagnostic, error, warning
from sagsgang.reading.nodes import Scalar
from sagsgang.records.forum import name_periods
from sagsgang.records.kinds import Kind
from sagsgang.records.record import AnyRecord, Forum
from sagsgang.rules.phrases import forum_name, id_within, when
from sagsgang.rules.rule import Rule
from sagsgang.rules.usage import Usage, Use, usages_in


def _used_fora(archive: Archive) -> Iterator[tuple[AnyRecord, Usage, Forum]]:
    """List the references that say that something happens in a forum at some time."""
    for record, usage in usages_in(archive):
        if usage.kind is not Kind.FORUM or usage.use is Use.MENTIONED or usage.day is None:
            continue
        forum_id = archive.forum_at(usage.text, record.region, usage.day)
        forum = archive.fora.get(forum_id) if isinstance(forum_id, str) else None
        if forum is not None:
            yield record, usage, forum


def check_fora_are_used_while_they_exist(archive: Archive) -> Iterator[Diagnostic]:
    """Et forum bruges ikke på en dag, før det blev oprettet, eller efter at det blev nedlagt.

    En fejl, når noget er sket; en advarsel, når det kun er planlagt eller sendt videre.
    """
    for record, usage, forum in _used_fora(archive):
        yield from _used_too_early(archive, record, usage, forum)
        yield from _used_too_late(archive, record, usage, forum)


def _used_too_early(
    archive: Archive, record: AnyRecord, usage: Usage, forum: Forum
) -> Iterator[Diagnostic]:
    created = forum.facts.created
    if created is None or usage.on is None or not usage.on.is_certainly_before(created):
        return
    diagnostic = error if usage.use is Use.HAPPENED else warning
    before = [
        found
        for reference in forum.facts.succeeds
        if isinstance(found := archive.forum_at(reference.text, forum.region), str)
    ]
    ids = danish.joined([id_within(one, record.region) for one in before], last="eller")
    yield diagnostic(
        "forum-foer-oprettet",
        usage.place,
        f"{forum.facts.name} blev først oprettet {when(created)}, men bruges her {when(usage.on)}.",
        f"Skriv {ids}, hvis det er forummet før, der menes, eller ret datoen."
        if before
        else "Ret datoen, eller ret oprettet i forummets fil.",
    )


def _used_too_late(
    archive: Archive, record: AnyRecord, usage: Usage, forum: Forum
) -> Iterator[Diagnostic]:
    abolished = forum.facts.abolished
    first = usage.on.first if usage.on is not None else usage.since
    if abolished is None or first is None or not abolished.is_certainly_before(first):
        return
    diagnostic = error if usage.use is Use.HAPPENED else warning
    successors = archive.successors_of(forum.id)
    names = danish.joined([forum_name(archive, one) for one in successors])
    ids = danish.joined([id_within(one, record.region) for one in successors], last="eller")
    here = when(usage.on) if usage.on is not None else f"efter {danish.date_in_words(first)}"
    yield diagnostic(
        "forum-efter-nedlagt",
        usage.place,
        f"{forum.facts.name} blev nedlagt {when(abolished)}"
        f"{f' og afløst af {names}' if names else ''}, men bruges her {here}.",
        f"Skriv {ids}, hvis det er det nye forum, der menes, eller ret datoen."
        if ids
        else "Ret datoen, eller ret nedlagt i forummets fil.",
    )


def check_fora_end_after_they_begin(archive: Archive) -> Iterator[Diagnostic]:
    """Et forum er ikke nedlagt, før det blev oprettet."""
    for forum in archive.fora.values():
        created, abolished = forum.facts.created, forum.facts.abolished
        if created is None or abolished is None or not abolished.is_certainly_before(created):
            continue
        yield error(
            "forum-nedlagt-foer-oprettet",
            forum.fact_place("abolished"),
            f"Forummet er nedlagt {when(abolished)}, men først oprettet {when(created)}.",
            "Ret datoen i oprettet eller nedlagt.",
        )


def check_former_names_are_in_order(archive: Archive) -> Iterator[Diagnostic]:
    """Tidligere navne står i rækkefølge, det ældste først."""
    for forum in archive.fora.values():
        latest: PartialDate | None = None
        for index, former in enumerate(forum.facts.former_names):
            if latest is not None and former.until.is_certainly_before(latest):
                yield warning(
                    "tidligere-navn-raekkefoelge",
                    forum.fact_place("former_names", index, "until"),
                    f"Navnet '{former.name}' gjaldt til {danish.date_in_words(former.until)}, men"
                    f" navnet over det gjaldt til {danish.date_in_words(latest)}.",
                    "Flyt det ældste navn øverst, eller ret datoen.",
                )
                continue
            latest = former.until


def check_former_names_lie_in_the_life(archive: Archive) -> Iterator[Diagnostic]:
    """Et tidligere navn hørte op, mens forummet fandtes."""
    for forum in archive.fora.values():
        created, abolished = forum.facts.created, forum.facts.abolished
        for index, former in enumerate(forum.facts.former_names):
            if abolished is not None and former.until.is_certainly_after(abolished):
                what = f"blev nedlagt {when(abolished)}"
            elif created is not None and former.until.is_certainly_before(created):
                what = f"blev først oprettet {when(created)}"
            else:
                continue
            yield error(
                "tidligere-navn-uden-for-forummets-tid",
                forum.fact_place("former_names", index, "until"),
                f"Navnet '{former.name}' gjaldt til {danish.date_in_words(former.until)}, men"
                f" forummet {what}.",
                "Ret datoen. Er det et andet forum, så giv det sin egen fil, og skriv det under"
                " afløser.",
            )


_Family = Mapping[str, list[tuple[str, Scalar]]]


def check_no_forum_is_under_itself(archive: Archive) -> Iterator[Diagnostic]:
    """Et forum hører ikke under sig selv, heller ikke gennem andre."""
    family: dict[str, list[tuple[str, Scalar]]] = {}
    for forum in archive.fora.values():
        if forum.facts.under is not None:
            above = archive.forum_at(forum.facts.under.text, forum.region)
            if isinstance(above, str):
                family[forum.id] = [(above, forum.facts.under.text)]
    for ring, closing in _rings(family):
        names = [forum_name(archive, one) for one in (*ring, ring[0])]
        yield error(
            "under-ring",
            closing.place,
            f"{names[0]} hører under {', som hører under '.join(names[1:])}.",
            "Slet linjen med under på det øverste af dem.",
        )


def check_nothing_succeeds_itself(archive: Archive) -> Iterator[Diagnostic]:
    """Et forum og en aftale afløser ikke sig selv, heller ikke gennem andre."""
    family: dict[str, list[tuple[str, Scalar]]] = defaultdict(list)
    names: dict[str, str] = {}
    for forum in archive.fora.values():
        names[forum.id] = forum.facts.name
        for reference in forum.facts.succeeds:
            before = archive.forum_at(reference.text, forum.region)
            if isinstance(before, str):
                family[forum.id].append((before, reference.text))
    for agreement in archive.agreements.values():
        names[agreement.id] = agreement.facts.title
        for reference in agreement.facts.succeeds:
            found = archive.named(reference.text, Kind.AGREEMENT, agreement.region)
            if isinstance(found, str):
                family[agreement.id].append((found, reference.text))
    for ring, closing in _rings(family):
        chain = [names.get(one, one) for one in (*ring, ring[0])]
        yield error(
            "afloeser-ring",
            closing.place,
            f"{chain[0]} afløser {', som afløser '.join(chain[1:])}.",
            "Slet linjen på det ældste af dem. Afløser står kun på det, der kom i stedet.",
        )


def _rings(family: _Family) -> Iterator[tuple[list[str], Scalar]]:
    """Find rings, each with the reference that closes it; every reference is followed once."""
    done: set[str] = set()
    for root in family:
        path: dict[str, None] = {}
        waiting = [(root, 0)]
        while waiting:
            node, position = waiting.pop()
            if position == 0:
                if node in done:
                    continue
                path[node] = None
                done.add(node)
            targets = family.get(node, [])
            if position == len(targets):
                path.popitem()
                continue
            target, reference = targets[position]
            waiting.append((node, position + 1))
            if target in path:
                members = list(path)
                yield members[members.index(target) :], reference
            elif target not in done:
                waiting.append((target, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """A name of a forum, and the days between which it certainly has it."""

    first: date
    last: date
    forum: Forum
    written: Scalar


def check_names_are_unlike(archive: Archive) -> Iterator[Diagnostic]:
    """To fora i samme samarbejde har ikke samme navn, forkortelse eller alias på samme tid."""
    called: dict[tuple[str, str], list[_Naming]] = defaultdict(list)
    for forum in archive.fora.values():
        for naming in _namings(forum):
            called[forum.region, " ".join(naming.written.casefold().split())].append(naming)
    for namings in called.values():
        namings.sort(key=lambda naming: (naming.first, naming.forum.id))
        longest = namings[0]
        for naming in namings[1:]:
            if naming.forum is not longest.forum and naming.first < min(naming.last, longest.last):
                yield warning(
                    "forum-navn-dobbelt",
                    naming.written.place,
                    f"'{naming.written}' er også et navn for {longest.forum.facts.name}"
                    f" ({longest.forum.name}) på samme tid.",
                    "Giv det ene et andet navn eller en anden forkortelse. Ellers skal der"
                    " altid stå id i henvisninger.",
                )
            if naming.last > longest.last:
                longest = naming


def _namings(forum: Forum) -> Iterator[_Naming]:
    facts = forum.facts
    created = facts.created.last if facts.created is not None else date.min
    abolished = facts.abolished.first if facts.abolished is not None else date.max
    first = created
    for period in name_periods(facts):
        last = min(period.until.first, abolished) if period.until is not None else abolished
        for written in {period.name: None, period.short_name: None}:
            if isinstance(written, Scalar):
                yield _Naming(first=first, last=last, forum=forum, written=written)
        if period.until is not None:
            first = max(first, period.until.last + timedelta(days=1))
    for alias in facts.aliases:
        yield _Naming(first=created, last=abolished, forum=forum, written=alias)


RULES: tuple[Rule, ...] = (
    check_fora_are_used_while_they_exist,
    check_fora_end_after_they_begin,
    check_former_names_are_in_order,
    check_former_names_lie_in_the_life,
    check_no_forum_is_under_itself,
    check_nothing_succeeds_itself,
    check_names_are_unlike,
)

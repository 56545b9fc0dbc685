"""Rules about an approved referat: its words stand, and what is corrected afterwards is told.

Knows what an approval locks. Refuses to know how a fingerprint is made: `sagsgang.approval` does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sagsgang import danish
from sagsgang.approval import (
    Changed,
    Unplaced,
    WordChange,
    approved_fingerprint,
    corrected_words,
    correction_lines,
    deviation,
    fingerprint_lines,
    item_words,
    removal_lines,
    word_changes,
    words_before,
)
from sagsgang.archive import Archive
from sagsgang.danish.personal import cpr_numbers
from sagsgang.diagnostics import Diagnostic, error
from sagsgang.records.approval import Correction
from sagsgang.records.meeting import AgendaItem, MeetingStatus
from sagsgang.records.record import Meeting
from sagsgang.rules.phrases import when
from sagsgang.rules.rule import ComparingRule, DatedRule, Rule

_UNKNOWN_WORDS = (WordChange("ordene, som de stod", "ordene, som de står nu"),)


def _approved(archive: Archive) -> Iterator[Meeting]:
    for meeting in archive.meetings.values():
        if meeting.facts.status is MeetingStatus.APPROVED:
            yield meeting


def _locked_items(archive: Archive) -> Iterator[tuple[Meeting, AgendaItem]]:
    """List the punkter that were approved with the words that their fingerprint knows."""
    for meeting in _approved(archive):
        for item in meeting.items:
            if approved_fingerprint(meeting, item) is not None:
                yield meeting, item


def check_approved_words_are_locked(archive: Archive) -> Iterator[Diagnostic]:
    """Et godkendt referat har et fingeraftryk for hvert punkt."""
    for meeting in _approved(archive):
        if meeting.facts.fingerprints or "fingerprints" in meeting.flaws or not meeting.items:
            continue
        lines = "\n".join(fingerprint_lines(archive, meeting))
        yield error(
            "fingeraftryk-mangler",
            meeting.fact_place("status"),
            "Status er 'godkendt', men de godkendte ord er ikke låst med fingeraftryk.",
            f"Kopiér disse linjer ind lige under linjen med godkendt_ved:\n{lines}",
        )


def check_approved_words_stand(archive: Archive) -> Iterator[Diagnostic]:
    """Ordene i et godkendt referat ændres kun med en rettelse, der siger hvad, hvornår og hvem."""
    for meeting, item in _locked_items(archive):
        # A correction that cannot be read has its own finding, and may explain it all.
        is_explained = "corrections" in meeting.flaws
        if not is_explained and isinstance(deviation(archive, meeting, item), Changed):
            yield _changed(archive, meeting, item, _UNKNOWN_WORDS)


def _changed(
    archive: Archive, meeting: Meeting, item: AgendaItem, changes: Sequence[WordChange]
) -> Diagnostic:
    approval = meeting.facts.approved_by
    since = f" {when(approval.on)}" if approval is not None else ""
    # A finding repeats neither a closed text nor a CPR number.
    must_be_gone = item.is_closed or any(
        True for one in changes for _ in cpr_numbers(f"{one.before} {one.after}")
    )
    lines = "\n".join(
        removal_lines(archive, meeting, item) if must_be_gone else correction_lines(item, changes)
    )
    has_some = bool(meeting.facts.corrections)
    where = "sidst på listen under rettelser" if has_some else "under linjerne med fingeraftryk"
    heading = "" if has_some else "rettelser:\n"
    return error(
        "referat-aendret-efter-godkendelse",
        item.place,
        f"Ordene i punkt {item.number} er ikke længere dem, der blev godkendt{since}.",
        f"Skriv ordene tilbage. Er ændringen aftalt, så skriv øverst i filen, {where}:\n"
        f"{heading}{lines}",
    )


def check_corrected_words_stand_once(archive: Archive) -> Iterator[Diagnostic]:
    """De nye ord i en rettelse står netop ét sted i punktet, så de gamle kan findes igen."""
    for meeting, item in _locked_items(archive):
        found = deviation(archive, meeting, item)
        # Words from a closed punkt are not repeated; that they stand there has its own finding.
        if not isinstance(found, Unplaced) or item.is_closed:
            continue
        place = meeting.fact_place("corrections", found.index, "after")
        _, after = corrected_words(meeting.facts.corrections[found.index])
        if found.times:
            yield error(
                "rettelse-flere-steder",
                place,
                f"Rettelsen siger, at der nu står '{after}', men det står {found.times} steder i "
                f"punkt {item.number}.",
                "Tag flere af ordene omkring med, de samme i fra og til, så det kun passer ét "
                "sted.",
            )
            continue
        yield error(
            "rettelse-findes-ikke",
            place,
            f"Rettelsen siger, at der nu står '{after}', men det gør der ikke i punkt "
            f"{item.number}.",
            "Skriv i til ordene, nøjagtig som de står i punktet nu, uden tegn som ** og #.",
        )


def check_approved_items_are_all_there(archive: Archive) -> Iterator[Diagnostic]:
    """Et godkendt referat har de punkter, det havde, da det blev godkendt."""
    for meeting in _approved(archive):
        numbers = {str(one) for one in meeting.facts.fingerprints}
        if not numbers or "fingerprints" in meeting.flaws:
            continue
        for item in meeting.items:
            if item.number and item.number not in numbers:
                yield error(
                    "punkter-efter-godkendelse",
                    item.place,
                    f"Punkt {item.number} er ikke med i det referat, der blev godkendt.",
                    "Slet punktet, eller giv det sit gamle nummer igen. Hører det til et andet "
                    "møde, så flyt det dertil.",
                )
        for number in sorted(numbers - {item.number for item in meeting.items}):
            yield error(
                "punkter-efter-godkendelse",
                meeting.fact_place("fingerprints", number),
                f"Punkt {number} blev godkendt, men står her ikke længere.",
                "Sæt punktet ind igen med det nummer, det havde. Er det lukket, beholder det "
                "nummer og titel.",
            )


def check_locks_belong_to_approved_meetings(archive: Archive) -> Iterator[Diagnostic]:
    """Fingeraftryk og rettelser står kun i et godkendt referat."""
    for meeting in archive.meetings.values():
        facts = meeting.facts
        # With godkendt_ved it is the status that is wrong, and that has its own finding.
        if facts.status is MeetingStatus.APPROVED or facts.approved_by is not None:
            continue
        for attribute, key in (("fingerprints", "fingeraftryk"), ("corrections", "rettelser")):
            if getattr(facts, attribute):
                yield error(
                    "fingeraftryk-uden-godkendelse",
                    meeting.key_place(attribute),
                    f"Her står {key}, men status er '{facts.status}'.",
                    f"Slet {key}, eller skriv status: godkendt og godkendt_ved.",
                )


def check_corrections_name_items(archive: Archive) -> Iterator[Diagnostic]:
    """En rettelse gælder et punkt, som mødet har."""
    for meeting in archive.meetings.values():
        numbers = [str(item.number) for item in meeting.items]
        for index, correction in enumerate(meeting.facts.corrections):
            if correction.item in numbers:
                continue
            yield error(
                "rettelse-punkt-ukendt",
                meeting.fact_place("corrections", index, "item"),
                f"Rettelsen gælder punkt {correction.item}, men det punkt har mødet ikke.",
                f"Her kan stå {danish.joined(numbers, last='eller')}." if numbers else "",
            )


def check_closed_items_are_not_quoted(archive: Archive) -> Iterator[Diagnostic]:
    """En rettelse gengiver ikke ordene fra et lukket punkt."""
    for meeting in archive.meetings.values():
        closed = {str(item.number) for item in meeting.items if item.is_closed}
        for index, correction in enumerate(meeting.facts.corrections):
            if correction.item not in closed or not correction.before:
                continue
            yield error(
                "lukket-med-tekst",
                meeting.fact_place("corrections", index),
                f"Punkt {correction.item} er lukket, men rettelsen gengiver ord fra det.",
                "Slet linjerne med fra og til, og skriv i stedet fingeraftryk og note.",
            )


def check_corrections_come_after_approval(archive: Archive) -> Iterator[Diagnostic]:
    """Et referat bliver rettet, efter at det er godkendt."""
    for meeting in _approved(archive):
        approval = meeting.facts.approved_by
        for index, correction in enumerate(meeting.facts.corrections):
            if approval is None or not approval.on.is_certainly_after(correction.on):
                continue
            yield error(
                "rettelse-foer-godkendelse",
                meeting.fact_place("corrections", index, "on"),
                f"Rettelsen er fra {when(correction.on)}, men referatet er først godkendt "
                f"{when(approval.on)}.",
                "Ret en af datoerne. Det, der blev ændret før godkendelsen, skal ikke stå som en "
                "rettelse.",
            )


def check_approvals_are_not_ahead(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """Et referat er ikke godkendt på en dag, der ligger i fremtiden."""
    for meeting in archive.meetings.values():
        approval = meeting.facts.approved_by
        if approval is None or not approval.on.is_certainly_after(today):
            continue
        yield error(
            "godkendelse-i-fremtiden",
            meeting.fact_place("approved_by"),
            f"Referatet er godkendt {when(approval.on)}, men den dag er ikke kommet.",
            "Ret datoen, eller vent med at skrive status: godkendt, til det er sket.",
        )


def check_corrections_are_made(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """En rettelse har ikke en dato, der ligger i fremtiden."""
    for meeting in archive.meetings.values():
        for index, correction in enumerate(meeting.facts.corrections):
            if correction.on > today:
                yield error(
                    "rettelse-i-fremtiden",
                    meeting.fact_place("corrections", index, "on"),
                    f"Rettelsen er dateret {when(correction.on)}, men den dag er ikke kommet.",
                    "Ret datoen. Det er dagen, hvor ordene blev ændret.",
                )


def _still_there(before: Archive, after: Archive) -> Iterator[tuple[Meeting, Meeting]]:
    """Pair each meeting that was approved with what it has become, also under a new name.

    A file that is gone, and a new one for the same forum and day, are one meeting.
    """
    for meeting in _approved(before):
        found = after.meetings.get(after.former_ids.get(meeting.id, meeting.id))
        if found is None and meeting.id not in after.broken:
            found = _written_anew(before, after, meeting)
        if found is not None:
            yield meeting, found


def _written_anew(before: Archive, after: Archive, meeting: Meeting) -> Meeting | None:
    forum = after.forum_of(meeting)
    same_day = (
        one
        for one in (after.meetings_of(forum) if forum else ())
        if one.facts.on == meeting.facts.on and one.id not in before.meetings
    )
    return next(same_day, None)


def check_approvals_stay(before: Archive, after: Archive) -> Iterator[Diagnostic]:
    """En godkendelse bliver stående: status, hvordan, fingeraftryk og tidligere rettelser."""
    for was, now in _still_there(before, after):
        if now.facts.status is not MeetingStatus.APPROVED:
            yield _altered(now, "status", f"status var 'godkendt' og er nu '{now.facts.status}'")
            continue
        if was.facts.approved_by and _approval(after, was) != _approval(after, now):
            yield _altered(now, "approved_by", "godkendt_ved er ændret")
        kept = now.facts.fingerprints.items()
        gone = [str(one[0]) for one in was.facts.fingerprints.items() if one not in kept]
        if gone:
            many = danish.joined(gone)
            yield _altered(now, "fingerprints", f"fingeraftrykket for punkt {many} er ændret")
        lost = [one for one in _corrections_to_keep(was, now) if one not in now.facts.corrections]
        if lost:
            yield _altered(
                now, "corrections", f"rettelsen fra {when(lost[0].on)} er ændret eller slettet"
            )


def _approval(archive: Archive, meeting: Meeting) -> tuple[object, ...]:
    """Say how a referat was approved; the same by a forum's name as by its id."""
    approval = meeting.facts.approved_by
    if approval is None or approval.meeting is None:
        return () if approval is None else (approval.means, approval.on)
    forum = archive.forum_at(approval.meeting.forum, meeting.region, approval.on)
    return (approval.on, forum, approval.meeting.item)


def _corrections_to_keep(was: Meeting, now: Meeting) -> Iterator[Correction]:
    """List earlier corrections, but for those whose words a later one had to take away."""
    taken_away = {str(one.item) for one in now.facts.corrections if one.fingerprint}
    for one in was.facts.corrections:
        if str(one.item) not in taken_away or one.fingerprint:
            yield one


def _altered(meeting: Meeting, attribute: str, what: str) -> Diagnostic:
    return error(
        "godkendelse-aendret",
        meeting.fact_place(attribute),
        f"Referatet er godkendt, men {what}.",
        "Skriv det, som det var. Ord, der er aftalt ændret, skrives som en ny rettelse.",
    )


def check_changed_words_are_corrected(before: Archive, after: Archive) -> Iterator[Diagnostic]:
    """Ord, der ændres i et godkendt referat, skrives som en rettelse.

    Siger det samme som reglen om arkivet alene, men kender de gamle ord og de gamle fingeraftryk,
    så ingen kan godkende andre ord ved at skrive nye.
    """
    for was, now in _still_there(before, after):
        items = {str(item.number): item for item in was.items}
        for item in now.items:
            earlier = items.get(str(item.number))
            if earlier is None or approved_fingerprint(was, earlier) is None or earlier == item:
                continue
            if deviation(before, was, earlier) or now.facts.status is not MeetingStatus.APPROVED:
                continue
            is_changed = isinstance(deviation(after, _locked_as(was, now), item), Changed)
            if not is_changed or "corrections" in now.flaws:
                continue
            new = [one for one in now.facts.corrections if one not in was.facts.corrections]
            words = words_before(item_words(after, now, item), item, new)
            changes = word_changes(item_words(before, was, earlier), words)
            if changes:
                yield _changed(after, now, item, changes)


def _locked_as(was: Meeting, now: Meeting) -> Meeting:
    locked = {**now.facts.fingerprints, **was.facts.fingerprints}
    return replace(now, facts=now.facts.model_copy(update={"fingerprints": locked}))


RULES: tuple[Rule, ...] = (
    check_approved_words_are_locked,
    check_approved_words_stand,
    check_corrected_words_stand_once,
    check_approved_items_are_all_there,
    check_locks_belong_to_approved_meetings,
    check_corrections_name_items,
    check_closed_items_are_not_quoted,
    check_corrections_come_after_approval,
)
DATED_RULES: tuple[DatedRule, ...] = (
    check_approvals_are_not_ahead,
    check_corrections_are_made,
)
COMPARING_RULES: tuple[ComparingRule, ...] = (
    check_approvals_stay,
    check_changed_words_are_corrected,
)

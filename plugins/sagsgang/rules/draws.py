"""Rules about lots: the pool is fixed before its source is drawn, and the result follows from both.

Knows what makes a draw verifiable. Refuses to draw: that is `sagsgang.lots`. A draw of which
something could not be read is left alone: that has its finding, and the draw no result.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from sagsgang import danish, lots
from sagsgang.archive import Archive, Dead
from sagsgang.danish import formatted_number
from sagsgang.diagnostics import Diagnostic, Place, error, warning
from sagsgang.records.declarations import danish_key
from sagsgang.records.draw import LotDraw, NumberSource
from sagsgang.records.forum import Role
from sagsgang.records.others import Appointee, AppointmentStatus
from sagsgang.records.record import Appointment
from sagsgang.rules.phrases import when
from sagsgang.rules.rule import ComparingRule, DatedRule, Rule

_LABEL: Final = re.compile(r"(?:Kandidat|Lod|Nummer|Plads) (?:[A-ZÆØÅ]{1,2}|\d{1,3})")
"""A neutral name in a pool."""

_YES: Final = "ja"

_MANY: Final = 1_000_000_000
"""So many outcomes that their exact number tells nobody anything."""


def _draws(archive: Archive) -> Iterator[tuple[Appointment, LotDraw]]:
    for record in archive.appointments.values():
        draw = record.facts.draw
        if draw is not None and "draw" not in record.flaws and not _is_lapsed(record):
            yield record, draw


def _is_lapsed(record: Appointment) -> bool:
    """Tell whether nobody is appointed: then a draw decides nothing, whatever is wrong with it."""
    return record.facts.status is AppointmentStatus.LAPSED


def _lot(archive: Archive, region: str, text: str) -> str:
    """Give what a lot stands for: a municipality by its id, anything else as it is written."""
    found = archive.municipality_at(text, region)
    return text if isinstance(found, Dead) else found


def check_pools_hold_each_once(archive: Archive) -> Iterator[Diagnostic]:
    """Et lod står kun én gang i puljen; ellers er chancerne ikke lige."""
    for record, draw in _draws(archive):
        first: dict[str, int] = {}
        for index, text in enumerate(draw.pool):
            lot = _lot(archive, record.region, text)
            number = first.setdefault(lot, index)
            if number != index:
                yield error(
                    "lod-pulje-gentaget",
                    record.fact_place("draw", "pool", index),
                    f"'{text}' står to gange i puljen, første gang som nummer {number + 1}.",
                    "Slet det ene. Har en kommune flere kandidater, så brug neutrale navne: "
                    "Kandidat A, Kandidat B.",
                )


def check_pools_name_nobody(archive: Archive) -> Iterator[Diagnostic]:
    """I puljen står kommuner eller neutrale navne, aldrig personer."""
    for record, draw in _draws(archive):
        for index, text in enumerate(draw.pool):
            found = archive.municipality_at(text, record.region)
            if isinstance(found, str) or _LABEL.fullmatch(text):
                continue
            question = f"Mente du '{found.nearest}'? Ellers skriv" if found.nearest else "Skriv"
            yield warning(
                "lod-pulje-navn",
                record.fact_place("draw", "pool", index),
                f"'{text}' er hverken en kommune eller et neutralt navn.",
                f"{question} et navn, der ikke peger på en person, fx Kandidat {_letter(index)}.",
            )


def _letter(index: int) -> str:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return alphabet[index] if index < len(alphabet) else str(index + 1)


def check_pools_are_large_enough(archive: Archive) -> Iterator[Diagnostic]:
    """Der er lodder nok til dem, der skal vælges."""
    for record, draw in _draws(archive):
        wanted = draw.wanted + (draw.substitutes or 0)
        skipped = len({one.number for one in draw.skipped if one.number <= len(draw.pool)})
        left = len(draw.pool) - skipped
        if wanted <= left:
            continue
        without = f", når {skipped} er sprunget over" if skipped else ""
        yield error(
            "lod-flere-end-puljen",
            record.fact_place("draw", "wanted"),
            f"Der skal trækkes {wanted} lodder, men der er kun {left} i puljen{without}.",
            "Ret vælges eller suppleanter.",
        )


def check_skipped_lots_are_in_the_pool(archive: Archive) -> Iterator[Diagnostic]:
    """Et lod, der er sprunget over, er i puljen og nævnt én gang."""
    for record, draw in _draws(archive):
        seen: set[int] = set()
        for index, one in enumerate(draw.skipped):
            place = record.fact_place("draw", "skipped", index, "number")
            if one.number > len(draw.pool):
                yield error(
                    "lod-nummer-forkert",
                    place,
                    f"Der er intet nummer {one.number} i puljen; den har {len(draw.pool)} lodder.",
                    "Skriv loddets nummer, talt fra toppen af puljen.",
                )
            elif one.number in seen:
                yield error(
                    "lod-nummer-forkert",
                    place,
                    f"Nummer {one.number} er sprunget over to gange.",
                    "Slet det ene.",
                )
            seen.add(one.number)


def check_sources_come_after_the_announcement(archive: Archive) -> Iterator[Diagnostic]:
    """Kilden trækkes efter bekendtgørelsen, så ingen kender tallene, når puljen låses."""
    for record, draw in _draws(archive):
        for index, source in enumerate(draw.sources):
            if source.on > draw.announced_on:
                continue
            announced = f"er først bekendtgjort {when(draw.announced_on)}"
            yield error(
                "lod-kilde-foer-bekendtgoerelse",
                record.fact_place("draw", "sources", index, "on"),
                f"Kilden trækkes {when(source.on)}, men lodtrækningen "
                f"{'bekendtgøres samme dag' if source.on == draw.announced_on else announced}.",
                "Vælg en trækning, der ligger mindst en dag efter bekendtgørelsen.",
            )


def check_numbers_fit_their_source(archive: Archive) -> Iterator[Diagnostic]:
    """En kilde giver netop så mange forskellige tal, som den siger, og ingen for store."""
    for record, draw in _draws(archive):
        for index, source in enumerate(draw.sources):
            problem = _misfit(source)
            if problem:
                attribute = "numbers" if source.numbers else "drawn"
                yield error(
                    "lod-tal-passer-ikke",
                    record.fact_place("draw", "sources", index, attribute),
                    problem,
                    "Ret tallene, eller ret trækkes og blandt, hvis kilden er beskrevet forkert.",
                )


def _misfit(source: NumberSource) -> str:
    """Say what is wrong with the numbers of a source, or nothing."""
    numbers, most = source.numbers, formatted_number(source.among)
    if source.drawn > source.among:
        return f"En kilde kan ikke give {source.drawn} forskellige tal blandt {most}."
    if not numbers:
        return ""
    if len(numbers) != source.drawn:
        return f"Kilden giver {source.drawn} tal, men her står {len(numbers)}."
    repeated = next((one for one in numbers if numbers.count(one) > 1), None)
    if repeated is not None:
        return f"Tallet {repeated} står to gange."
    largest = max(numbers)
    return f"{largest} kan ikke komme op: det højeste tal er {most}." * (largest > source.among)


def check_sources_can_decide(archive: Archive) -> Iterator[Diagnostic]:
    """Kilderne kan give mindst så mange udfald, som lodtrækningen har."""
    for record, draw in _draws(archive):
        needed = lots.outcomes_of(len(draw.pool), draw.wanted, draw.substitutes or 0)
        given = lots.outcomes_given((source.drawn, source.among) for source in draw.sources)
        if given >= needed or any(source.drawn > source.among for source in draw.sources):
            continue
        yield warning(
            "lod-for-faa-bit",
            record.fact_place("draw", "sources"),
            f"Kilderne kan give {_outcomes(given)}, men lodtrækningen har {_outcomes(needed)}: "
            "nogle kan aldrig komme op.",
            "Tilføj en kilde, fx en trækning mere, eller vælg en med flere tal.",
        )


def _outcomes(count: int) -> str:
    """Say how many outcomes there are, and in bits, as the RFC counts them."""
    number = formatted_number(count) if count < _MANY else f"over {formatted_number(_MANY)}"
    bits = f"{lots.bits(count):.1f}".replace(".", ",")
    return f"{number} udfald ({bits} bit)"


def check_pools_keep_their_digest(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """Puljens fingeraftryk passer. Før kilden er trukket, står linjen klar i fundet."""
    for record, draw in _draws(archive):
        digest = lots.pool_digest(draw.pool)
        if draw.digest == digest:
            continue
        place = record.fact_place("draw", "digest")
        if today < draw.drawn_on and not draw.has_numbers:
            what = "mangler" if draw.digest is None else "passer ikke til puljen"
            yield error(
                "lod-sha256-forkert",
                place,
                f"Puljens fingeraftryk {what}.",
                f"Skriv under lodtrækning, lige over vælges\n  sha256: {digest}",
            )
            continue
        what = "er ikke bekendtgjort" if draw.digest is None else "passer ikke til puljen"
        yield error(
            "lod-pulje-aendret",
            place,
            f"Puljens fingeraftryk {what}, og kilden er trukket {when(draw.drawn_on)}.",
            "Sæt puljen tilbage til den, der blev bekendtgjort, med samme lodder i samme "
            "rækkefølge. Kan det ikke lade sig gøre, er lodtrækningen ugyldig: ret status til "
            "bortfaldet.",
        )


def check_numbers_come_when_they_are_drawn(archive: Archive, today: date) -> Iterator[Diagnostic]:
    """Tallene står der, når de er trukket, og ikke før."""
    for record, draw in _draws(archive):
        for index, source in enumerate(draw.sources):
            if source.numbers and today < source.on:
                yield error(
                    "lod-tal-for-tidligt",
                    record.fact_place("draw", "sources", index, "numbers"),
                    f"Her står tal, men kilden bliver først trukket {when(source.on)}.",
                    "Slet linjen med tal, til kilden er trukket.",
                )
            elif not source.numbers and source.on < today:
                example = ", ".join(str(one) for one in range(1, source.drawn + 1))
                yield warning(
                    "lod-tal-mangler",
                    record.fact_place("draw", "sources", index),
                    f"Kilden '{source.name}' blev trukket {when(source.on)}, men tallene mangler.",
                    f"Skriv de {source.drawn} tal fra kilden, fx\ntal: [{example}]",
                )


def check_appointed_follow_the_lots(archive: Archive) -> Iterator[Diagnostic]:
    """De udpegede, som lodtrækningen afgjorde, er dem, loddet faldt på."""
    for record in archive.appointments.values():
        if record.flaws & {"draw", "appointed"} or _is_lapsed(record):
            continue
        chosen = [(index, one) for index, one in enumerate(record.facts.appointed) if one.lot]
        if record.facts.draw is not None:
            yield from _against_the_result(archive, record, record.facts.draw, chosen)
            continue
        for index, _ in chosen:
            yield warning(
                "lod-uden-lodtraekning",
                record.fact_place("appointed", index, "lot"),
                "Her står, at et lod afgjorde det, men der er ingen lodtrækning i filen.",
                "Skriv lodtrækningen under lodtrækning, eller slet linjen og forklar i Noter, "
                "hvordan der blev trukket lod.",
            )


def _against_the_result(
    archive: Archive,
    record: Appointment,
    draw: LotDraw,
    chosen: Sequence[tuple[int, Appointee]],
) -> Iterator[Diagnostic]:
    result = lots.result(draw)
    if result is None:
        for index, _ in chosen:
            yield error(
                "lod-resultat-foelger-ikke",
                record.fact_place("appointed", index, "lot"),
                "Her står, at et lod afgjorde det, men loddet er ikke trukket: tallene mangler.",
                "Slet linjen med lod, eller skriv tallene ved kilderne.",
            )
        return
    region = record.region
    winners = {_lot(archive, region, text): text for text in result.winners}
    substitutes = {_lot(archive, region, text): text for text in result.substitutes}
    named: set[str] = set()
    is_right = True
    for index, one in chosen:
        is_substitute = one.role is Role.SUBSTITUTE and record.facts.role is not Role.SUBSTITUTE
        names = substitutes if is_substitute else winners
        lot = _meant(archive, region, one)
        if lot not in names:
            is_right = False
            yield _not_following(
                record.fact_place("appointed", index, "lot"),
                _fell_on(tuple(names.values()), is_substitute=is_substitute),
                tuple(names.values()),
            )
        named.add(lot)
    is_decided = record.facts.status is AppointmentStatus.DECIDED and record.facts.appointed
    if is_right and is_decided:
        for lot, text in winners.items():
            if lot not in named:
                yield _not_following(
                    record.key_place("appointed"),
                    f"Loddet faldt på {text}, men {text} står ikke under udpeget med lod.",
                    (text,),
                )


def _meant(archive: Archive, region: str, one: Appointee) -> str:
    """Give the lot that an appointee stands for: its own municipality, or the label it names."""
    if one.lot is not None and one.lot.casefold() != _YES:
        return _lot(archive, region, one.lot)
    return "" if one.municipality is None else _lot(archive, region, one.municipality.text)


def _fell_on(names: Sequence[str], *, is_substitute: bool) -> str:
    if not names:
        return "Lodtrækningen gav ingen suppleanter."
    which = danish.joined(list(names), last="og")
    return f"{'Suppleant efter lodtrækningen er' if is_substitute else 'Loddet faldt på'} {which}."


def _not_following(place: Place, message: str, names: Sequence[str]) -> Diagnostic:
    is_label = bool(names) and _LABEL.fullmatch(names[0]) is not None
    cure = f"lod: {names[0]}" if is_label else "lod: ja"
    return error(
        "lod-resultat-foelger-ikke",
        place,
        message,
        f"Skriv den, som loddet faldt på, og under vedkommende\n{cure}"
        if names
        else "Slet linjen med lod.",
    )


def check_announced_draws_stay(before: Archive, after: Archive) -> Iterator[Diagnostic]:
    """Det, der er bekendtgjort, bliver stående: pulje, kilder, antal og tal.

    Før noget er trukket, kan lodtrækningen bekendtgøres på ny med en senere dato.
    """
    for record_id, earlier in before.appointments.items():
        now = record_id if after.has(record_id) else after.former_ids.get(record_id, "")
        record, old = after.appointments.get(now), earlier.facts.draw
        if record is None or old is None or {"draw"} & (record.flaws | earlier.flaws):
            continue
        new = record.facts.draw
        if new is None:
            yield error(
                "lod-vilkaar-aendret",
                record.start,
                "Lodtrækningen er bekendtgjort og kan ikke slettes.",
                "Sæt lodtrækning tilbage. Skal der ikke trækkes lod, så ret status til bortfaldet.",
            )
        elif not _is_announced_anew(old, new):
            yield from _changes(record, old, new)


def _is_announced_anew(old: LotDraw, new: LotDraw) -> bool:
    return old.announced_on < new.announced_on < old.drawn_on and not old.has_numbers


def _changes(record: Appointment, old: LotDraw, new: LotDraw) -> Iterator[Diagnostic]:
    anew = (
        "Sæt det tilbage. Er kilden ikke trukket endnu, kan lodtrækningen bekendtgøres på ny: "
        "ret bekendtgjort til i dag."
    )
    if old.pool != new.pool:
        yield error(
            "lod-pulje-aendret",
            record.fact_place("draw", "pool"),
            f"Puljen er ændret, efter at den blev bekendtgjort {when(old.announced_on)}.",
            anew,
        )
    changed = [name for name, term in _terms(old).items() if _terms(new)[name] != term]
    for attribute in changed:
        yield error(
            "lod-vilkaar-aendret",
            record.fact_place("draw", attribute),
            f"'{danish_key(LotDraw, attribute)}' er ændret, efter at lodtrækningen blev "
            f"bekendtgjort {when(old.announced_on)}.",
            anew,
        )
    gone = [one.number for one in old.skipped if one not in new.skipped]
    if gone and old.has_numbers:
        yield error(
            "lod-vilkaar-aendret",
            record.fact_place("draw", "skipped"),
            f"Nummer {gone[0]} er ikke længere sprunget over, men tallene er trukket.",
            "Sæt linjen tilbage.",
        )
    for index, (source, other) in enumerate(zip(old.sources, new.sources, strict=False)):
        if source.numbers and sorted(source.numbers) != sorted(other.numbers):
            yield error(
                "lod-tal-aendret",
                record.fact_place("draw", "sources", index, "numbers"),
                f"Tallene fra '{source.name}' er ændret, efter at de blev skrevet ned.",
                f"Skriv\ntal: [{', '.join(str(one) for one in source.numbers)}]",
            )


def _terms(draw: LotDraw) -> Mapping[str, object]:
    """Give what was announced beside the pool, by attribute."""
    return {
        "announced_on": draw.announced_on,
        "wanted": draw.wanted,
        "substitutes": draw.substitutes,
        "sources": tuple((str(one.name), one.on, one.drawn, one.among) for one in draw.sources),
    }


RULES: tuple[Rule, ...] = (
    check_pools_hold_each_once,
    check_pools_name_nobody,
    check_pools_are_large_enough,
    check_skipped_lots_are_in_the_pool,
    check_sources_come_after_the_announcement,
    check_numbers_fit_their_source,
    check_sources_can_decide,
    check_appointed_follow_the_lots,
)
DATED_RULES: tuple[DatedRule, ...] = (
    check_pools_keep_their_digest,
    check_numbers_come_when_they_are_drawn,
)
COMPARING_RULES: tuple[ComparingRule, ...] = (check_announced_draws_stay,)

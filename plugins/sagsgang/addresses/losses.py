"""What is said when an address would be lost, or when two claim the same one.

Knows the list, where each address leads, and what to write so that it keeps leading somewhere.
Refuses to know pages: an address that is answered is answered, whatever stands there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sagsgang.addresses.forwarding import Forwarding, Stays, removals, removed_address
from sagsgang.addresses.homes import (
    former_lines,
    likely_home,
    record_id_at,
    removal_page,
    removed_lines,
)
from sagsgang.addresses.links import address, file_addresses, item_anchor
from sagsgang.addresses.published import (
    AddressList,
    Published,
    What,
    address_list,
    record_addresses,
)
from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic, Place, error
from sagsgang.publication import publication
from sagsgang.records.record import HandwrittenPage, Meeting
from sagsgang.source import ADDRESS_LIST

_MOST_SHOWN: Final = 20
_FRONT_PAGE: Final = "index"


def address_findings(
    records: Archive, today: date, before: Archive | None = None
) -> Iterator[Diagnostic]:
    """List what is wrong with addresses that were published before.

    With the archive `before` a change, its addresses count too, whether they are listed or not.
    """
    now, then = (one.blobs.get(ADDRESS_LIST) if one else None for one in (records, before))
    known = address_list(now)
    earlier = known if then == now else address_list(then)
    leads = forwarding(records)
    yield from known.diagnostics
    yield from _shortened(known, earlier)
    yield from _twice_claimed(leads)
    yield from _removed_but_there(leads)
    yield from _removals_elsewhere(records)
    wanted = {**dict.fromkeys(earlier.lines), **dict.fromkeys(known.lines)}
    if before is not None:
        wanted |= dict.fromkeys(record_addresses(before, _files(before)))
    yield from _lost(_Search(leads=leads, today=today, known=known, before=before), wanted)


def forwarding(records: Archive) -> Forwarding:
    """Tell where addresses lead in an archive, whatever of it is public."""
    return Forwarding(records=records, files=_files(records))


def _files(records: Archive) -> frozenset[str]:
    """List the addresses of the attachments that are published."""
    if not records.blobs.keys() - {ADDRESS_LIST}:
        return frozenset()
    owners = ((one.id, one.path) for one in records.records.values())
    return frozenset(file_addresses(owners, publication(records).blobs).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """What is needed to say where something lost may be."""

    leads: Forwarding
    today: date
    known: AddressList
    before: Archive | None

    def place_of(self, lost: Published) -> Place:
        """Where it was last seen: its line of the list, or else its file before the change."""
        if lost in self.known.lines:
            return Place(ADDRESS_LIST, self.known.lines[lost])
        records = self.before.records if self.before else {}
        owner = next((one for one in records.values() if address(one.id) == lost.page), None)
        return Place(ADDRESS_LIST) if owner is None else Place(owner.path)

    def known_ids(self) -> frozenset[str]:
        """List the records that are not new."""
        listed = {record_id_at(one.page) for one in self.known.lines if one.what is What.PAGE}
        return frozenset(listed | set(self.before.records if self.before else ()))

    def removal_hint(self, old: str) -> str:
        """Say what to write where, when something is deleted."""
        page, region = removal_page(self.leads.records, old)
        lines = removed_lines([old], region, self.today)
        return f"så skriv i {page}, med grunden i stedet for xxxx,\n{lines}"


def _lost(search: _Search, wanted: dict[Published, None]) -> Iterator[Diagnostic]:
    """Hver adresse, som har været offentliggjort, svarer stadig.

    Er en side væk, siges det én gang og ikke også for hvert af dens punkter og filer.
    """
    lost = [one for one in wanted if search.leads.answer(one) is None]
    pages = {one.page for one in lost if one.what is What.PAGE}
    for one in sorted(lost):
        if one.what is What.PAGE:
            yield _lost_page(search, one)
        elif one.page not in pages:
            yield _lost_item(search, one) if one.anchor else _lost_file(search, one)


def _lost_page(search: _Search, lost: Published) -> Diagnostic:
    records, old_id = search.leads.records, record_id_at(lost.page)
    home = likely_home(records, old_id, search.known_ids(), search.before)
    if home is not None:
        says, region = f"Ligger den nu i {home.path}, så skriv i den fil", home.region
    else:
        says = "Er filen omdøbt eller lagt sammen med en anden, så skriv i den fil, den er nu,"
        region = ""
    moved = f"{says}\n{former_lines([old_id], region)}"
    return error(
        "adresse-tabt",
        search.place_of(lost),
        f"Adressen /{lost.page} har været offentliggjort, men der er ikke længere en side.",
        f"{moved}\nEr den slettet, {search.removal_hint(old_id)}",
    )


def _lost_item(search: _Search, lost: Published) -> Diagnostic:
    number = lost.anchor.removeprefix("punkt-").replace("-", ".")
    old = f"{record_id_at(lost.page)}#{lost.anchor}"
    return error(
        "adresse-tabt",
        search.place_of(lost),
        f"Adressen /{lost.address} har været offentliggjort, men punkt {number} er der ikke"
        " længere.",
        f"Har punktet fået et nyt nummer, så skriv i dets blok\ntidligere_nr: [{number}]"
        f"\nEr det slettet, {search.removal_hint(old)}",
    )


def _lost_file(search: _Search, lost: Published) -> Diagnostic:
    return error(
        "adresse-tabt",
        search.place_of(lost),
        f"Filen /{lost.address} har været offentliggjort, men er der ikke længere.",
        "Læg filen tilbage, og nævn den som bilag."
        f"\nEr den slettet, {search.removal_hint(lost.address)}",
    )


def _shortened(known: AddressList, earlier: AddressList) -> Iterator[Diagnostic]:
    """Ingen linje forsvinder fra adresselisten."""
    missing = [one.line for one in sorted(earlier.lines.keys() - known.lines.keys())]
    if not missing:
        return
    says = "En linje" if len(missing) == 1 else f"{len(missing)} linjer"
    rest = len(missing) - _MOST_SHOWN
    more = f"\n... og {rest} til" if rest > 0 else ""
    yield error(
        "adresseliste-kortere",
        Place(ADDRESS_LIST),
        f"{says} er slettet i adresselisten. En adresse, der har været offentliggjort, bliver"
        " stående.",
        "Sæt ind igen\n" + "\n".join(missing[:_MOST_SHOWN]) + more,
    )


def _twice_claimed(leads: Forwarding) -> Iterator[Diagnostic]:
    """En tidligere adresse er ikke også en anden fils, hverken nu, før eller slettet."""
    claimed: dict[str, str] = {}
    for record in leads.records.legible:
        for index, old_id in enumerate(record.former_ids):
            where, place = address(old_id), record.fact_place("former_ids", index)
            if where in leads.present:
                other = f"{leads.present[where]}.md"
                says = f"'{old_id}' kan ikke være tidligere: {other} har den adresse nu."
                yield error(
                    "adresse-optaget", place, says, "Slet linjen, eller omdøb den anden fil."
                )
            elif where in claimed:
                says = f"'{old_id}' er tidligere for to filer; den anden er {claimed[where]}."
                yield error("adresse-optaget", place, says, "Slet linjen i den ene af dem.")
            elif where in leads.removed:
                gone = leads.removed[where].place
                says = f"'{old_id}' er både tidligere her og slettet i {gone.path}."
                yield error("adresse-optaget", place, says, "Slet det ene af de to steder.")
            claimed.setdefault(where, record.path)
    yield from _numbers_twice_claimed(leads)


def _numbers_twice_claimed(leads: Forwarding) -> Iterator[Diagnostic]:
    for meeting in leads.records.legible:
        if not isinstance(meeting, Meeting):
            continue
        taken = {item_anchor(item.number) for item in meeting.items}
        for item in meeting.items:
            for index, number in enumerate(item.facts.former_numbers):
                if item_anchor(number) in taken:
                    yield error(
                        "adresse-optaget",
                        item.fact_place("former_numbers", index),
                        f"Punkt {number} er et andet punkt på mødet.",
                        "Slet nummeret her. Et nummer kan kun føre til ét punkt.",
                    )
                taken.add(item_anchor(number))


def _removed_but_there(leads: Forwarding) -> Iterator[Diagnostic]:
    """Det, der står som slettet, er der ikke, og det står der kun én gang."""
    seen: set[str] = set()
    for record, index, removed in removals(leads.records):
        place = record.fact_place("removed", index, "address")
        where, text = removed_address(removed, record.region).address, removed.address.text
        if where in seen:
            yield error(
                "adresse-optaget",
                place,
                f"'{text}' står som slettet to gange.",
                "Slet den ene af de to.",
            )
        elif isinstance(leads.answer(removed_address(removed, record.region)), Stays):
            yield error(
                "slettet-findes",
                place,
                f"'{text}' står som slettet, men den findes.",
                "Slet de tre linjer her, eller slet det, de handler om.",
            )
        seen.add(where)


def _removals_elsewhere(records: Archive) -> Iterator[Diagnostic]:
    """Hvad der er slettet, står ét sted: i samarbejdets index.md eller på forsiden."""
    for page in records.legible:
        if isinstance(page, HandwrittenPage) and page.id != _FRONT_PAGE and page.facts.removed:
            yield error(
                "slettede-placering",
                page.key_place("removed"),
                "Her kan ikke stå, hvad der er slettet.",
                "Flyt linjerne til samarbejdets index.md. Er det en side under om/, så flyt dem "
                "til den index.md, der ligger yderst.",
            )

"""Every address that was ever published answers for ever: a law about whole histories.

Everything here is invented.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagsgang.addresses.homes import former_lines, record_id_at, removed_lines
from sagsgang.addresses.losses import forwarding
from sagsgang.addresses.published import Published, What, address_list
from sagsgang.archive import Archive, archive
from sagsgang.plan import Plan, plan
from sagsgang.records.kinds import Kind, placement
from sagsgang.site import Settings, Site, build
from sagsgang.source import ADDRESS_LIST
from sagsgang.views.meeting import MeetingPage
from tests.sagsgang.html import PageReader, text_of
from tests.sagsgang.sources import TODAY, source

_ROOT = "https://example.dk/"
SETTINGS = Settings(title="Prøve")
FORA = ("nord/fora/kredsen", "nord/fora/raadet", "nord/fora/udvalget")
CASES = ("nord/sager/2023/broen", "nord/sager/2023/vejen", "nord/sager/2022/skolen")
MEETINGS = (
    "nord/moeder/2023/2023-01-10-kredsen",
    "nord/moeder/2023/2023-02-10-kredsen",
    "nord/moeder/2022/2022-03-10-raadet",
)


@dataclass
class Item:
    """A punkt with its number and those that it had."""

    number: int
    former: list[int] = field(default_factory=list)


@dataclass
class Written:
    """A record as the secretariat keeps it: what it says of itself, and what it was before."""

    says: str
    former: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    def text(self) -> str:
        """Write the file."""
        attachments = [f"  - titel: {name}\n    fil: {name}" for name in self.files]
        facts = [self.says, *(["bilag:", *attachments] if attachments else [])]
        if self.former:
            facts.append(former_lines(self.former, "nord"))
        return "\n".join(["---", *facts, "---", *map(_punkt, self.items), ""])


def _punkt(item: Item) -> str:
    numbers = f"tidligere_nr: {item.former}\n" if item.former else ""
    return (
        f"\n## Punkt {item.number}: Om sag {item.number}\n```yaml\n{numbers}udfald: [drøftet]\n"
        "```\n\n### Referat\nKredsen drøftede punktet.\n"
    )


class Office:
    """A secretariat that renames, merges and deletes, and writes what the findings ask for."""

    def __init__(self) -> None:
        """Begin with three fora, three cases and three meetings, all published."""
        self.records = {
            **{one: Written(f"navn: {one.rpartition('/')[2]}") for one in FORA},
            **{one: Written(f"titel: Om {one.rpartition('/')[2]}") for one in CASES},
            **{one: _meeting(one, number) for number, one in enumerate(MEETINGS)},
        }
        self.removed: list[str] = []
        self.listed = ""
        self.ever: set[str] = set()
        self.names = 0
        self._publish()

    def _live(self, planned: Plan) -> Iterator[str]:
        """List the addresses of a plan; an anchor counts where its punkt really stood."""
        yield from planned.files.values()
        for page in planned.pages:
            yield page.address
            if isinstance(page.view, MeetingPage):
                yield from (f"{page.address}#{anchor}" for anchor in page.anchors)

    def files(self) -> dict[str, str | bytes]:
        """Write all files."""
        removed = f"\n{removed_lines(self.removed, 'nord', TODAY, 'Prøve')}" if self.removed else ""
        files: dict[str, str | bytes] = {"nord/index.md": f"---\ntitel: Nord{removed}\n---\n"}
        for record_id, record in self.records.items():
            files[f"{record_id}.md"] = record.text()
            files |= {f"{record_id}/{name}": f"{record_id} {name}" for name in record.files}
        return files | ({ADDRESS_LIST: self.listed} if self.listed else {})

    def archive(self) -> Archive:
        """Read all files."""
        return archive(source(self.files()))

    def site(self) -> Site:
        """Build what is there now."""
        return build(source(self.files()), SETTINGS, TODAY)

    def rename(self, old: str) -> None:
        """Give a record another file name."""
        self.names += 1
        new = f"{old.rpartition('/')[0]}/{_dated(old)}nyt-{self.names}"
        record = self.records[new] = self.records.pop(old)
        self._account(record)

    def rename_back(self, old: str) -> None:
        """Give a record the name again that it had before, if it had one."""
        record = self.records[old]
        if record.former:
            new = record.former.pop()
            self.records[new] = self.records.pop(old)
            self._account(record)

    def merge(self, old: str, other: str) -> None:
        """Put a record into another one of its kind, if there is one."""
        if other != old and _kind(old) is _kind(other):
            del self.records[old]
            self._account(self.records[other])

    def delete(self, old: str) -> None:
        """Delete a record."""
        del self.records[old]
        self._account(None)

    def renumber(self, old: str) -> None:
        """Give the first punkt of a meeting a new number, after all others."""
        record = self.records[old]
        if record.items:
            first = record.items.pop(0)
            taken = {n for one in (*record.items, first) for n in (one.number, *one.former)}
            record.items.append(Item(max(taken) + 1, [*first.former, first.number]))
            self._account(record)

    def drop_file(self, old: str) -> None:
        """Take a file away from a record, if it has one."""
        if self.records[old].files:
            self.records[old].files.pop()
            self._account(self.records[old])

    def lost(self) -> list[Published]:
        """List the published addresses that nothing would answer."""
        leads = forwarding(self.archive())
        listed = address_list(source(self.files())[ADDRESS_LIST])  # type: ignore[arg-type]  # a blob
        return [one for one in listed.lines if leads.answer(one) is None]

    def _account(self, home: Written | None) -> None:
        """Write for each lost address what its finding says, pages first."""
        for one in self.lost():
            if one.what is What.PAGE and home is not None:
                home.former.append(record_id_at(one.page))
            elif one.what is What.PAGE:
                self.removed.append(record_id_at(one.page))
        for one in self.lost():
            self.removed.append(one.address.replace("/#", "#"))
        assert self.lost() == []
        self._publish()

    def _publish(self) -> None:
        """Build, and keep the list as the build leaves it."""
        planned = plan(self.archive(), SETTINGS, TODAY)
        wrong = [one.as_text() for one in planned.diagnostics if "adresse" in one.code]
        assert wrong == []
        self.listed = planned.address_list
        self.ever |= set(self._live(planned))


def _meeting(record_id: str, number: int) -> Written:
    name = record_id.rpartition("/")[2]
    says = f"forum: {name[11:]}\ndato: {name[:10]}\nstatus: afholdt"
    items = [Item(one) for one in range(1, number + 3)]
    return Written(says, items=items, files=["bilag.pdf", f"plan {number}.pdf"])


def _dated(record_id: str) -> str:
    name = record_id.rpartition("/")[2]
    return f"{name[:10]}-" if _kind(record_id) is Kind.MEETING else ""


def _kind(record_id: str) -> Kind:
    where = placement(f"{record_id}.md")
    assert where is not None
    return where.kind


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("rename", "rename_back", "merge", "delete", "renumber", "drop_file")),
        st.integers(0, 8),
        st.integers(0, 8),
    ),
    max_size=8,
)


@pytest.mark.slow
@settings(max_examples=30)
@given(STEPS)
def test_every_address_answers_for_ever(steps: list[tuple[str, int, int]]) -> None:
    """After any renames, mergers and deletions, whatever was published anywhere still answers."""
    office = Office()
    for step, one, other in steps:
        ids = sorted(office.records)
        if not ids:
            break
        old, more = ids[one % len(ids)], ids[other % len(ids)]
        if step == "merge":
            office.merge(old, more)
        else:
            getattr(office, step)(old)

    site = office.site()
    lost = [one for one in sorted(office.ever) if not _answers(site, one)]
    assert lost == []


def _answers(site: Site, where: str) -> bool:
    """Tell whether a file or a page is there; an old address must lead on in one step."""
    files = {asset.path for asset in site.assets}
    if where in files:
        return True
    address, _, anchor = where.partition("#")
    folder = address if address.endswith("/") or not address else f"{address}/"
    page = next((one for one in site.pages if one.address == folder), None)
    if page is None:
        return False
    if page.former is not None and page.former.to:
        target = unquote(urljoin(_ROOT + folder, page.former.to).removeprefix(_ROOT))
        present = {one.address for one in site.pages if one.former is None} | files
        if target not in present:
            return False
    is_tombstone = "er slettet" in page.title
    return is_tombstone or not anchor or anchor in PageReader(str(page.article)).anchors


def test_a_long_history_answers() -> None:
    """A forum renamed twice and merged, a meeting renumbered and merged, a case deleted."""
    office = Office()
    office.rename(FORA[0])
    office.rename("nord/fora/nyt-1")
    office.merge("nord/fora/nyt-2", FORA[1])
    office.renumber(MEETINGS[1])
    office.rename(MEETINGS[1])
    office.merge("nord/moeder/2023/2023-02-10-nyt-3", MEETINGS[0])
    office.drop_file(MEETINGS[0])
    office.delete(CASES[0])
    office.delete(MEETINGS[0])

    site = office.site()
    assert [one for one in sorted(office.ever) if not _answers(site, one)] == []
    leads = {page.address: page.former.to for page in site.pages if page.former and page.former.to}
    assert leads["nord/fora/kredsen/"] == "../raadet/"
    assert leads["nord/fora/nyt-1/"] == "../raadet/"
    assert "Oprettet" not in text_of(site, "nord/sager/2023/broen/")
    assert "Slettet 22. november 2026 Grund Prøve" in text_of(site, "nord/sager/2023/broen/")

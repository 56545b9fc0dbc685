"""What may be published: the one place that removes closed text, drafts and unnamed files.

Knows which parts of a record are public. Refuses to know how they are shown. Everything
downstream takes a `Publication`; an `Archive`, which still holds everything, is no such thing,
so what is withheld here cannot reach a page by mistake.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, TypeVar

from sagsgang.archive import Archive
from sagsgang.diagnostics import Place
from sagsgang.reading.blocks import SectionBlock, SectionName
from sagsgang.reading.links import links
from sagsgang.reading.nodes import Mapping as Node
from sagsgang.records.declarations import Facts, danish_key
from sagsgang.records.forum import TermsOfReference
from sagsgang.records.kinds import attachment_folder
from sagsgang.records.meeting import AgendaItem, MeetingFacts, MeetingStatus
from sagsgang.records.parts import Attachment, Outcome
from sagsgang.records.record import AnyRecord, BrokenRecord, Meeting
from sagsgang.retention import Retention, names_of, retained
from sagsgang.source import ADDRESS_LIST, Blob

PUBLISHED_TYPES: Final = (
    "pdf",
    "docx",
    "xlsx",
    "pptx",
    "odt",
    "ods",
    "odp",
    "csv",
    "txt",
    "png",
    "jpg",
    "jpeg",
)
"""The endings of files that are published, in lower case. None can hold a script."""

_MINUTES_SECTIONS: Final = frozenset({SectionName.MINUTES, SectionName.FOLLOW_UP})
_MINUTES_FACTS: Final = ("present", "apologies", "review", "corrections")
_MINUTES_FACTS_OF_ITEM: Final = ("outcomes", "sent_to", "absent")
"""What `publication` takes away together with a referat."""
_BLOCK_ENDS: Final = ("---", "```", "~~~")
_STATUSES_WITH_PUBLIC_MINUTES: Final = frozenset(
    {MeetingStatus.HELD, MeetingStatus.APPROVED, MeetingStatus.CANCELLED}
)

R = TypeVar("R", bound=AnyRecord)


@dataclass(frozen=True, slots=True, order=True)
class Withheld:
    """Lines of a file whose words must not be published, also not quoted in a finding."""

    path: str
    first_line: int
    last_line: int

    def holds(self, place: Place) -> bool:
        """Tell whether `place` lies in these lines."""
        return place.path == self.path and self.first_line <= place.line <= self.last_line


@dataclass(frozen=True, kw_only=True, eq=False)
class Publication(Archive):
    """An archive from which everything is gone that is not public.

    Its records have no `lines` and no untyped nodes, which would still hold what was removed;
    its `blobs` are the files that may be published and nothing else; its broken records are
    names without a text, and it has no findings.
    """

    withheld: tuple[Withheld, ...] = field(default=(), repr=False)
    hidden_names: frozenset[str] = field(default=frozenset(), repr=False)

    def names_somebody_hidden(self, words: str) -> bool:
        """Tell whether a text holds a name that is too old to be shown in some record."""
        return any(name in words for name in self.hidden_names)

    @cached_property
    def treatments(self) -> Mapping[str, tuple[tuple[Meeting, AgendaItem], ...]]:
        """List for each case the items that treat it, by date."""
        found: dict[str, list[tuple[Meeting, AgendaItem]]] = {}
        for meeting in sorted(self.meetings.values(), key=lambda one: (one.facts.on, one.id)):
            for item in meeting.items:
                if item.facts.case is None:
                    continue
                case = self.case_of(item.facts.case.text, meeting.region)
                if case is not None:
                    found.setdefault(case, []).append((meeting, item))
        return MappingProxyType({case: tuple(items) for case, items in found.items()})

    def is_withheld(self, place: Place) -> bool:
        """Tell whether the words at `place` must not be published.

        Nor must the name of a file that is not published itself.
        """
        if not place.path.endswith(".md"):
            return place.path not in self.blobs and place.path != ADDRESS_LIST
        return any(one.holds(place) for one in self._withheld_in.get(place.path, ()))

    @cached_property
    def _withheld_in(self) -> Mapping[str, tuple[Withheld, ...]]:
        found: dict[str, list[Withheld]] = {}
        for one in self.withheld:
            found.setdefault(one.path, []).append(one)
        return MappingProxyType({path: tuple(ranges) for path, ranges in found.items()})


def publication(
    archive: Archive, *, drafts: bool = False, retention: Retention | None = None
) -> Publication:
    """Give what is public of an archive.

    `drafts` keeps proposed referater for a preview; `retention` takes away names that are too
    old to be shown.
    """
    hidden: set[str] = set()
    records: dict[str, AnyRecord] = {}
    blobs: dict[str, Blob] = {}
    withheld: list[Withheld] = []
    for record_id, record in archive.records.items():
        withheld.extend(_withheld_lines(record, drafts=drafts))
        shown = record
        if retention is not None:
            shown = retained(record, retention)
            hidden.update(set(names_of(record)) - set(names_of(shown)))
        public, files = _public_record(shown, archive.attachments_of(record), drafts=drafts)
        records[record_id] = public
        folder = attachment_folder(record.path)
        blobs.update({folder + name: blob for name, blob in files.items()})
    return Publication(
        records=MappingProxyType(records),
        broken=MappingProxyType({key: _name_only(one) for key, one in archive.broken.items()}),
        blobs=MappingProxyType(dict(sorted(blobs.items()))),
        diagnostics=(),
        withheld=tuple(sorted(withheld)),
        hidden_names=frozenset(hidden),
    )


def public_part(
    record: AnyRecord, *, drafts: bool = False, retention: Retention | None = None
) -> AnyRecord:
    """Give what is public of one record, as `publication` does; it names no file."""
    shown = record if retention is None else retained(record, retention)
    return _public_record(shown, {}, drafts=drafts)[0]


def _name_only(broken: BrokenRecord) -> BrokenRecord:
    return replace(broken, lines=(), remains=None)


def _public_record(
    record: R, files: Mapping[str, Blob], *, drafts: bool
) -> tuple[R, Mapping[str, Blob]]:
    """Give a record's public part and those of its files that it names in public."""
    publishable = {name: blob for name, blob in files.items() if _is_publishable(name)}
    facts = record.facts
    changes: dict[str, Any] = {"lines": (), "front_matter": Node(record.start, ())}
    if isinstance(facts, MeetingFacts) and _hides_minutes(facts, drafts=drafts):
        facts = facts.model_copy(update={"present": (), "apologies": ()})
    if isinstance(record, Meeting):
        facts = facts.model_copy(update=_public_life(record, drafts=drafts))
    changes["facts"] = _with_public_files(facts, publishable)
    if isinstance(record, Meeting):
        changes["items"] = tuple(
            _public_item(item, record.facts, publishable, drafts=drafts) for item in record.items
        )
    public = replace(record, **changes)
    named = set(_named_files(public)) if publishable else set()
    return public, {name: blob for name, blob in publishable.items() if name in named}


def _is_publishable(name: str) -> bool:
    return "/" not in name and name.rpartition(".")[2].lower() in PUBLISHED_TYPES


def _hides_minutes(facts: MeetingFacts, *, drafts: bool) -> bool:
    return not drafts and facts.status not in _STATUSES_WITH_PUBLIC_MINUTES


def _public_life(meeting: Meeting, *, drafts: bool) -> dict[str, object]:
    """Give what is public of a review and of corrections.

    Who has answered belongs to the draft; a correction of a closed item tells that there is one.
    """
    facts = meeting.facts
    review, corrections = facts.review, facts.corrections
    if _hides_minutes(facts, drafts=drafts):
        is_draft = facts.status is MeetingStatus.DRAFT
        review = review.model_copy(update={"answers": ()}) if review and is_draft else None
        corrections = ()
    # A punkt that is not found may be a closed one with a slip in its number.
    public = {str(item.number) for item in meeting.items if not item.is_closed}
    nothing = dict.fromkeys(("before", "after", "note"))
    return {
        "review": review,
        "fingerprints": {},
        "corrections": tuple(
            one.model_copy(update=nothing) if one.item not in public else one for one in corrections
        ),
    }


def _public_item(
    item: AgendaItem, meeting: MeetingFacts, files: Mapping[str, Blob], *, drafts: bool
) -> AgendaItem:
    facts, sections = item.facts, item.sections
    if _hides_minutes(meeting, drafts=drafts):
        sections = tuple(one for one in sections if one.name not in _MINUTES_SECTIONS)
        # An item that is off the agenda is off it before the meeting too.
        is_known = meeting.status is not MeetingStatus.DRAFT and item.is_withdrawn
        outcomes = (Outcome.WITHDRAWN,) if is_known else ()
        facts = facts.model_copy(update={"outcomes": outcomes, "sent_to": (), "absent": ()})
    if item.is_closed:
        sections = ()
        nothing: tuple[object, ...] = ()
        facts = facts.model_copy(
            update=dict.fromkeys(
                ("about", "municipalities", "contributors", "absent", "attachments"), nothing
            )
            | {"note": None}
        )
    facts = _with_public_files(facts, files)
    return replace(item, facts=facts, sections=sections, block=None)


def _with_public_files(facts: Any, files: Mapping[str, Blob]) -> Any:  # noqa: ANN401 (any kind's)
    """Take closed attachments' files away, and names of files that cannot be published."""
    changes: dict[str, object] = {}
    if attachments := getattr(facts, "attachments", ()):
        changes["attachments"] = tuple(_public_attachment(one, files) for one in attachments)
    if terms := getattr(facts, "terms_of_reference", ()):
        changes["terms_of_reference"] = tuple(_public_terms(one, files) for one in terms)
    return facts.model_copy(update=changes) if changes else facts


def _public_attachment(attachment: Attachment, files: Mapping[str, Blob]) -> Attachment:
    if attachment.closed is not None:
        return attachment.model_copy(update={"file": None, "url": None, "note": None})
    return attachment if attachment.file in files else attachment.model_copy(update={"file": None})


def _public_terms(terms: TermsOfReference, files: Mapping[str, Blob]) -> TermsOfReference:
    return terms if terms.file in files else terms.model_copy(update={"file": None})


def _named_files(record: AnyRecord) -> Iterator[str]:
    """List the files that a record's public part names: as attachments or in a link."""
    groups = [record.facts]
    if isinstance(record, Meeting):
        groups.extend(item.facts for item in record.items)  # type: ignore[misc]  # two bases
    for facts in groups:
        entries = (
            *getattr(facts, "attachments", ()),
            *getattr(facts, "terms_of_reference", ()),
        )
        yield from (str(entry.file) for entry in entries if entry.file)
    folders = {f"/records/{one}/" for one in (record.id, *record.former_ids)}
    for passage in record.passages():
        for link in links(passage):
            folder, slash, name = link.target.rpartition("/")
            if f"{folder}{slash}" in folders:
                yield name


def _withheld_lines(record: AnyRecord, *, drafts: bool) -> Iterator[Withheld]:
    """List the lines that findings must not quote.

    Of a draft that is the whole file: who was there and what was decided stands all over it.
    """
    if not isinstance(record, Meeting):
        return
    hides_minutes = _hides_minutes(record.facts, drafts=drafts)
    if hides_minutes and record.facts.status is MeetingStatus.DRAFT:
        yield Withheld(record.path, 1, len(record.lines))
        return
    starts = [item.place.line for item in record.items]
    after = record.notes.place.line - 1 if record.notes else len(record.lines)
    ends = [*(line - 1 for line in starts[1:]), after]
    if hides_minutes:
        yield from _lines_of(record, record.front_matter, MeetingFacts, _MINUTES_FACTS)
    for item, last in zip(record.items, ends, strict=False):
        if item.is_closed:
            yield Withheld(record.path, item.place.line + 1, last)
            continue
        if hides_minutes and item.block is not None:
            yield from _lines_of(record, item.block, type(item.facts), _MINUTES_FACTS_OF_ITEM)
        for section in item.sections:
            if hides_minutes and section.name in _MINUTES_SECTIONS:
                yield Withheld(record.path, section.place.line, _last_line(section))


def _lines_of(
    meeting: Meeting, block: Node, model: type[Facts], attributes: tuple[str, ...]
) -> Iterator[Withheld]:
    """List the lines on which facts stand: to the next key, or to the end of their block."""
    keys = [entry.key for entry in block.entries]
    hidden = {danish_key(model, one) for one in attributes}
    for index, key in enumerate(keys):
        if key not in hidden:
            continue
        if index + 1 < len(keys):
            last = keys[index + 1].place.line - 1
        else:
            below = enumerate(meeting.lines[key.place.line :], start=key.place.line)
            last = next((at for at, line in below if line.startswith(_BLOCK_ENDS)), key.place.line)
        yield Withheld(meeting.path, key.place.line, max(last, key.place.line))


def _last_line(section: SectionBlock) -> int:
    return section.text.place.line + section.text.text.count("\n")

"""What is said when an address would be lost. The golden cases show each message whole."""

from collections.abc import Mapping

from sagsgang.addresses.losses import address_findings
from sagsgang.addresses.published import address_list_text, record_addresses
from sagsgang.source import ADDRESS_LIST
from tests.sagsgang.sources import TODAY, case, forum, item, meeting, read

HELD = "nord/moeder/2023/2023-01-25-k"
FILES: dict[str, str | bytes] = {
    "nord/fora/k.md": forum("K"),
    f"{HELD}.md": meeting("k", "2023-01-25", item("udfald: [drøftet]")),
    "nord/sager/2023/bro.md": case(),
}
LISTED = {ADDRESS_LIST: address_list_text(record_addresses(read(FILES), []))}


def found(
    files: Mapping[str, str | bytes], before: Mapping[str, str | bytes] | None = None
) -> list[str]:
    """List the findings about addresses: place, code, and what is said."""
    earlier = None if before is None else read(before)
    return [
        f"{one.place} {one.code}: {one.message}"
        for one in address_findings(read(files), TODAY, earlier)
    ]


def without(path: str) -> dict[str, str | bytes]:
    """Give the files but one."""
    return {name: text for name, text in FILES.items() if name != path}


def test_nothing_is_lost_where_nothing_changes() -> None:
    """An archive with its own list has no findings, nor has one without any list."""
    assert found(FILES | LISTED, FILES | LISTED) == []
    assert found(FILES) == []


def test_a_meeting_that_is_gone_is_one_finding() -> None:
    """Its punkter are not told one by one: they come back with it, or go with it."""
    assert found(without(f"{HELD}.md") | LISTED) == [
        (
            f"adresser.txt:7:1 adresse-tabt: Adressen /{HELD}/ har været offentliggjort, men der er"
            " ikke længere en side."
        )
    ]


def test_a_record_of_before_counts_without_the_list() -> None:
    """What was there before a change was published, whether or not the list has it yet."""
    assert found(without("nord/sager/2023/bro.md"), FILES) == [
        (
            "nord/sager/2023/bro.md:1:1 adresse-tabt: Adressen /nord/sager/2023/bro/ har været"
            " offentliggjort, men der er ikke længere en side."
        )
    ]


def test_a_list_that_is_taken_away_keeps_its_addresses() -> None:
    """Neither the list nor a record can be removed by removing both."""
    codes = [
        one.partition(": ")[0] for one in found(without("nord/sager/2023/bro.md"), FILES | LISTED)
    ]
    assert codes == [
        "adresser.txt:1:1 adresseliste-kortere",
        "nord/sager/2023/bro.md:1:1 adresse-tabt",
    ]


def test_the_hint_names_the_record_that_has_the_title_now() -> None:
    """With the archive before the change, a case is found again under any name."""
    title = "---\ntitel: Den nye svømmehal ved stranden\n---\n"
    old, new = {"nord/sager/2023/bad.md": title}, {"nord/sager/2023/svoemmehal.md": title}
    (finding,) = address_findings(read(FILES | new), TODAY, read(FILES | old))
    assert finding.hint == (
        "Ligger den nu i nord/sager/2023/svoemmehal.md, så skriv i den fil\n"
        "tidligere:\n  - sager/2023/bad\n"
        "Er den slettet, så skriv i nord/index.md, med grunden i stedet for xxxx,\n"
        "slettede:\n  - adresse: sager/2023/bad\n    dato: 2026-11-22\n    grund: xxxx"
    )


def test_what_the_hint_prints_is_the_cure() -> None:
    """Pasted as it stands, either half ends the finding; the reason is still to be filled in."""
    files = without("nord/sager/2023/bro.md") | LISTED
    (finding,) = address_findings(read(files), TODAY)
    moved, removed = finding.hint.split("\nEr den slettet, ")
    former = {"nord/sager/2023/vej.md": case(more=moved.partition("\n")[2] + "\n")}
    assert found(files | former) == []
    lines = removed.partition("\n")[2].replace("xxxx", "Oprettet ved en fejl")
    assert found(files | {"nord/index.md": f"---\ntitel: Nord\n{lines}\n---\n"}) == []


def test_a_file_that_is_no_longer_published_is_lost() -> None:
    """That it still lies in the folder does not help: nobody names it."""
    bilag = "bilag:\n  - titel: Plan\n    fil: plan.txt\n"
    text = str(FILES[f"{HELD}.md"])
    after = FILES | {f"{HELD}/plan.txt": "P"}
    before = after | {f"{HELD}.md": text.replace("status", f"{bilag}status")}
    assert found(after, before) == [
        (
            f"{HELD}.md:1:1 adresse-tabt: Filen /{HELD}/plan.txt har været offentliggjort, men er"
            " der ikke længere."
        )
    ]


def test_many_lines_that_were_deleted_are_one_finding() -> None:
    """Twenty are printed, and the rest is counted."""
    pages = {f"om/side-{number}.md": "---\ntitel: S\n---\n" for number in range(30)}
    listed = {ADDRESS_LIST: address_list_text(record_addresses(read(pages), []))}
    (finding,) = address_findings(read(pages), TODAY, read(pages | listed))
    assert finding.message == (
        "31 linjer er slettet i adresselisten. En adresse, der har været offentliggjort, bliver"
        " stående."
    )
    assert finding.hint.startswith("Sæt ind igen\nside nord/\nside om/side-0/\n")
    assert finding.hint.endswith("\n... og 11 til")

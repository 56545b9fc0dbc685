"""Whose pages they are, and where their frame leads."""

from sagsgang.pages.frame import Frame, FrameLink
from sagsgang.site import Settings, Site, build
from tests.sagsgang.sources import TODAY, real_source, source

TWO = {
    "index.md": "---\ntitel: Prøven\n---\n",
    "om/kilder.md": "---\ntitel: Kilder\n---\n",
    "om/nord.md": "---\ntitel: Om nord\n---\n",
    "om/pladser.md": "---\ntitel: Pladser i Nord\n---\n",
    "om/tilgaengelighed.md": "---\ntitel: Erklæring\n---\n",
    "nord/index.md": (
        "---\ntitel: Nord\nsekretariat: Sekretariatet\nkontakt: post@eksempel.dk\n---\n"
    ),
    "nord/fora/kreds.md": "---\nnavn: Kredsen\nkort: K\n---\n",
    "syd/index.md": "---\ntitel: Syd\n---\n",
    "faelles/index.md": "---\ntitel: Fælles\n---\n",
}


def frame(site: Site, region: str) -> Frame:
    """Find the frame of a samarbejde."""
    return next(one for one in site.frames if one.region == region)


def built() -> Site:
    """Build a site of two samarbejder and what is common to them."""
    return build(source(TWO), Settings(title="Prøven"), TODAY)


def test_the_whole_site_leads_to_each_samarbejde() -> None:
    """What is common comes last, and is not a samarbejde that the site speaks for."""
    whole = frame(built(), "")
    assert (whole.name, whole.tagline, whole.owner, whole.home) == ("Prøven", "Nord og Syd", "", "")
    assert whole.menu == (
        FrameLink("Nord", "nord/"),
        FrameLink("Syd", "syd/"),
        FrameLink("Fælles", "faelles/"),
    )


def test_a_samarbejde_speaks_for_itself() -> None:
    """Its frame names its secretariat, whom to write to, and the kinds of records it has."""
    nord = frame(built(), "nord")
    assert (nord.name, nord.tagline, nord.owner) == ("Sekretariatet", "Nord", "Nord")
    assert (nord.home, nord.contact, nord.phone) == ("nord/", "post@eksempel.dk", "")
    assert nord.menu == (
        FrameLink("Fora", "nord/fora/"),
        FrameLink("Udpegninger", "nord/udpegninger/"),
    )


def test_a_samarbejde_without_a_secretariat_has_its_own_name() -> None:
    """What is not known is not made up."""
    syd = frame(built(), "syd")
    assert (syd.name, syd.tagline, syd.menu) == ("Syd", "Prøven", ())


def test_pages_about_another_samarbejde_are_left_out() -> None:
    """A page whose file name or title holds a samarbejde's is about it; the statement is last."""
    site = built()
    assert [one.title for one in frame(site, "nord").about] == [
        "Kilder",
        "Om nord",
        "Pladser i Nord",
        "Erklæring",
    ]
    assert [one.title for one in frame(site, "syd").about] == ["Kilder", "Erklæring"]


def test_nothing_of_syddanmark_stands_around_nordjyllands_pages() -> None:
    """The real samarbejder do not name each other."""
    site = build(real_source(), Settings(title="Sagsgang"), TODAY)
    assert "yddanmark" not in repr(frame(site, "nordjylland"))
    assert "ordjyl" not in repr(frame(site, "syddanmark"))


def test_a_broken_samarbejde_keeps_its_frame_in_a_preview() -> None:
    """The page with its findings still has a menu, under the name of its folder."""
    files = TWO | {"nord/index.md": "---\ntitel: [\n---\n"}
    preview = Settings(title="Prøven", drafts=True, show_broken=True)
    nord = frame(build(source(files), preview, TODAY), "nord")
    assert nord.name == "Nord"
    assert nord.menu == frame(built(), "nord").menu

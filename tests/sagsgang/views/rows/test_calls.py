"""What is open to others."""

from datetime import date

from sagsgang.views.rows.calls import open_calls
from tests.sagsgang.sources import chronicle, forum

ON = date(2023, 2, 1)


def call(title: str, more: str, status: str = "åben") -> str:
    """Write an appointment."""
    return f"---\ntitel: {title}\nforum: kredsen\nstatus: {status}\n{more}---\n"


FILES = {
    "nord/fora/kredsen.md": forum("Kredsen"),
    "nord/udpegninger/2023/a.md": call("Uden frist", ""),
    "nord/udpegninger/2023/b.md": call("Senere", "frist: 2023-02-16\nantal: 4\n"),
    "nord/udpegninger/2023/c.md": call("Snart", "frist: 2023-02-15\n"),
    "nord/udpegninger/2023/d.md": call("Måneden", "frist: 2023-03\n"),
    "nord/udpegninger/2023/e.md": call("Udløbet", "frist: 2023-01-31\n"),
    "nord/udpegninger/2023/f.md": call("Lukket", "frist: 2023-03-01\n", "lukket"),
    "nord/hoeringer/2023/h.md": "---\ntitel: Høringen\nstatus: åben\nfrist: 2023-02-01\n---\n",
    "syd/index.md": "---\ntitel: Syd\n---\n",
    "syd/hoeringer/2023/h.md": "---\ntitel: Syds høring\nstatus: åben\n---\n",
}


def test_open_calls_by_deadline() -> None:
    """Open calls and consultations of a samarbejde stand by deadline, those without one last."""
    rows = open_calls(chronicle(FILES, ON), "nord")
    assert [(row.kind, row.link.text, row.days) for row in rows] == [
        ("Høring", "Høringen", 0),
        ("Udpegning", "Snart", 14),
        ("Udpegning", "Senere", 15),
        ("Udpegning", "Måneden", None),
        ("Udpegning", "Uden frist", None),
    ]
    assert [row.is_soon for row in rows] == [True, True, False, False, False]
    assert [row.forum.text for row in rows if row.forum] == ["Kredsen"] * 4


def test_without_a_samarbejde_all_are_listed() -> None:
    """The front page shows the open calls of every samarbejde."""
    rows = open_calls(chronicle(FILES, ON))
    assert [row.link.text for row in rows if row.link.to.startswith("syd/")] == ["Syds høring"]

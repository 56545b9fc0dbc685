"""What search engines are told about a site."""

from datetime import date

from sagsgang.exports.sitemap import sitemap_files

PAGES = (("", None), ("nord/fora/", date(2023, 2, 1)))


def test_every_page_is_listed_with_the_day_of_its_record() -> None:
    """Addresses are whole, and a page without a record of its own has no day."""
    assert dict(sitemap_files(PAGES, "https://eksempel.dk/navn")) == {
        "sitemap.xml": (
            b'<?xml version="1.0" encoding="UTF-8"?>\n'
            b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
            b"<url><loc>https://eksempel.dk/navn/</loc></url>\n"
            b"<url><loc>https://eksempel.dk/navn/nord/fora/</loc><lastmod>2023-02-01</lastmod></url>\n"
            b"</urlset>\n"
        )
    }


def test_robots_have_rules_at_the_root_of_a_server_only() -> None:
    """A site that has a server of its own names its sitemap there."""
    files = dict(sitemap_files(PAGES, "https://eksempel.dk/"))
    assert files["robots.txt"] == (
        b"User-agent: *\nAllow: /\n\nSitemap: https://eksempel.dk/sitemap.xml\n"
    )


def test_addresses_are_escaped_twice() -> None:
    """What an address must not contain is quoted first, and then written as XML."""
    files = dict(sitemap_files([("å&b/", None)], "https://eksempel.dk/?a&b"))
    assert b"<loc>https://eksempel.dk/?a&amp;b/%C3%A5%26b/</loc>" in files["sitemap.xml"]


def test_without_an_address_there_is_nothing_to_tell() -> None:
    """A sitemap of half addresses would be wrong."""
    assert not dict(sitemap_files(PAGES, ""))

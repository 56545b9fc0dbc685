"""The adapter between `sagsgang` and the world: disk, Git, the clock and MkDocs.

This package knows where records lie and how MkDocs carries finished pages.
It refuses to know anything of what the records mean.
"""

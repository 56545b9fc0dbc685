"""What a rule is: a generator of findings over a whole archive.

Knows three shapes of functions. Refuses to know any rule.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from sagsgang.archive import Archive
from sagsgang.diagnostics import Diagnostic

Rule: TypeAlias = Callable[[Archive], Iterator[Diagnostic]]
"""A rule about what the records say."""

DatedRule: TypeAlias = Callable[[Archive, date], Iterator[Diagnostic]]
"""A rule that also needs to know which day it is."""

ComparingRule: TypeAlias = Callable[[Archive, Archive], Iterator[Diagnostic]]
"""A rule about what a change may do: the archive before it, then the one after."""

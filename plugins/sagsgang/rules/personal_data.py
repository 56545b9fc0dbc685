"""Rules about what must not become public: CPR numbers, private addresses, reasons of absence.

Knows where a record holds text. Refuses to quote what it found.
"""

from sagsgang.rules.rule import Rule

RULES: tuple[Rule, ...] = ()

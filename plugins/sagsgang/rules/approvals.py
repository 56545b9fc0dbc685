"""Rules about the life of a referat: its review, its approval and what is corrected afterwards.

Knows what an approval locks. Refuses to know how a fingerprint is made: `sagsgang.approval` does.
"""

from sagsgang.rules.rule import Rule

RULES: tuple[Rule, ...] = ()

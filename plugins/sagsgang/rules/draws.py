"""Rules about lots: the pool is fixed before its source is drawn, and the result follows from both.

Knows what makes a draw verifiable. Refuses to draw: that is `sagsgang.lots`.
"""

from sagsgang.rules.rule import Rule

RULES: tuple[Rule, ...] = ()

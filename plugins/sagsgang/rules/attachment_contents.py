"""Rules about what is inside attached files: leaks, broken promises and barriers.

Knows which record a file belongs to. Refuses to open files: that is `sagsgang.inspection`.
"""

from sagsgang.rules.rule import Rule

RULES: tuple[Rule, ...] = ()

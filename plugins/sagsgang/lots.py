"""A draw of lots that anyone can work out again: a numbered pool, public numbers, RFC 3797.

Knows the algorithm of RFC 3797 (D. Eastlake, "Publicly Verifiable Nominations Committee (NomCom)
Random Selection", June 2004), section 4. Refuses to know where numbers come from, whether
a draw was announced in time, and what day it is. Whoever has the pool's size and order, the
numbers and this text gets the same lots.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from hashlib import md5, sha256
from math import comb, log2, perm, prod
from typing import Final

from sagsgang.records.draw import LotDraw

LARGEST_POOL: Final = 65_535
"""The RFC counts draws in two bytes."""


def key_string(sources: Iterable[Iterable[int]]) -> str:
    """Write the numbers of all sources as the one text that everything else follows from.

    The numbers of a source stand in rising order, each with a full stop after it; a slash ends
    the source (RFC 3797, section 4). So their order inside a source does not matter, and the
    order of the sources does.
    """
    return "".join("".join(f"{one}." for one in sorted(source)) + "/" for source in sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """One draw: the `number`th, the MD5 in hexadecimal, what it is divided by and what remains.

    `pick` is the place in the pool, counted from 1, of the lot that came out.
    """

    number: int
    digest: str
    divisor: int
    remainder: int
    pick: int


def draws(key: str, size: int) -> Iterator[Draw]:
    """Draw every lot of a pool of `size` one after the other, none twice.

    MD5 only mixes the numbers (it keeps no secret), and is what the RFC prescribes. Raises
    `ValueError` for a pool that is larger than the RFC can count.
    """
    if size > LARGEST_POOL:
        raise ValueError(f"a pool of {size} lots is larger than {LARGEST_POOL}")
    left = list(range(1, size + 1))
    for index in range(size):
        count = index.to_bytes(2, "big")
        digest = md5(count + key.encode("ascii") + count, usedforsecurity=False).hexdigest()
        remainder = int(digest, 16) % len(left)
        yield Draw(
            number=index + 1,
            digest=digest,
            divisor=len(left),
            remainder=remainder,
            pick=left.pop(remainder),
        )


def pool_text(pool: Iterable[str]) -> str:
    """Number the pool from 1, a lot to a line that ends: the text whose SHA-256 is announced.

    A lot is one line, whatever it is written as: else one lot of two lines would read as two.
    """
    lines = (" ".join(line.strip() for line in lot.strip().splitlines()) for lot in pool)
    return "".join(f"{number}. {line}\n" for number, line in enumerate(lines, start=1))


def pool_digest(pool: Iterable[str]) -> str:
    """Give the SHA-256 of the numbered pool in UTF-8, in hexadecimal."""
    return sha256(pool_text(pool).encode()).hexdigest()


def outcomes_of(size: int, wanted: int, substitutes: int = 0) -> int:
    """Count the outcomes of a draw: who wins, in any order, then who comes next in which order.

    Without substitutes that is P!/(N!(P-N)!), whose logarithm is the entropy that RFC 3797,
    section 3.3, asks for. None where the pool is too small.
    """
    return comb(size, wanted) * perm(max(size - wanted, 0), substitutes)


def outcomes_given(sources: Iterable[tuple[int, int]]) -> int:
    """Count what sources can give together, each of them (drawn, among) different numbers."""
    return prod(comb(among, drawn) for drawn, among in sources)


def bits(outcomes: int) -> float:
    """Tell how many bits choose among so many outcomes; none among fewer than two."""
    return log2(outcomes) if outcomes > 1 else 0.0


class Fate(Enum):
    """What a draw decided."""

    WON = "valgt"
    SUBSTITUTE = "suppleant"
    SKIPPED = "sprunget over"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLot:
    """A draw and the lot that it hit; `reason` where that lot does not count."""

    draw: Draw
    lot: str
    fate: Fate
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What follows from a pool and its numbers: the key string, and every draw up to the last."""

    key: str
    lots: tuple[DrawnLot, ...]

    @property
    def winners(self) -> tuple[str, ...]:
        """The lots that won, in the order in which they were drawn."""
        return self._with(Fate.WON)

    @property
    def substitutes(self) -> tuple[str, ...]:
        """The substitutes, the first to be called first."""
        return self._with(Fate.SUBSTITUTE)

    def _with(self, fate: Fate) -> tuple[str, ...]:
        return tuple(one.lot for one in self.lots if one.fate is fate)


def result(facts: LotDraw) -> Result | None:
    """Work out what was drawn; nothing before every source has its numbers.

    A lot that does not count is skipped and the next is drawn; substitutes are the next lots of
    the same key (RFC 3797, section 5.1). A pool that is too small gives fewer than were wanted.
    """
    if not facts.sources or not all(source.numbers for source in facts.sources):
        return None
    key = key_string(source.numbers for source in facts.sources)
    return Result(key=key, lots=tuple(_drawn_lots(facts, key)))


def _drawn_lots(facts: LotDraw, key: str) -> Iterator[DrawnLot]:
    reasons = {one.number: str(one.reason) for one in facts.skipped}
    last = facts.wanted + (facts.substitutes or 0)
    counted = 0
    for draw in draws(key, len(facts.pool)):
        if counted == last:
            return
        lot, reason = str(facts.pool[draw.pick - 1]), reasons.get(draw.pick)
        if reason is not None:
            yield DrawnLot(draw=draw, lot=lot, fate=Fate.SKIPPED, reason=reason)
            continue
        fate = Fate.WON if counted < facts.wanted else Fate.SUBSTITUTE
        counted += 1
        yield DrawnLot(draw=draw, lot=lot, fate=fate)


def pool_unchanged_since(
    pool: Sequence[str], states: Iterable[tuple[date, Sequence[str]]]
) -> date | None:
    """Tell since when the pool has stood as it stands, of its published states, newest first.

    A state is the day of a commit and the pool as it stood after it. Nothing where the newest
    state has another pool: what stands now is not published yet.
    """
    since = None
    for on, earlier in states:
        if tuple(earlier) != tuple(pool):
            break
        since = on
    return since

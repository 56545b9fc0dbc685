"""Personal data in the texts of a file, as marks that hold none of it.

Knows where the texts come from. Refuses to know what the data look like: `danish.personal` does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from sagsgang.danish.personal import (
    cpr_numbers,
    cpr_numbers_in_name,
    phone_numbers,
    private_emails,
)
from sagsgang.inspection.contents import Mark, Part, Trait

_NAME: Final = "i navnet på"


def personal_marks(parts: Iterable[Part]) -> Iterator[Mark]:
    """Count CPR numbers place by place, and private addresses and numbers in all."""
    numbers: Counter[tuple[Trait, str]] = Counter()
    emails, phones = 0, 0
    for part in parts:
        found = cpr_numbers_in_name if part.where.startswith(_NAME) else cpr_numbers
        for number in found(part.text):
            trait = Trait.PERSONAL_NUMBER if number.is_certain else Trait.PERSONAL_NUMBER_LIKE
            numbers[(trait, part.where)] += 1
        emails += sum(1 for _ in private_emails(part.text))
        phones += sum(1 for _ in phone_numbers(part.text))
    for (trait, where), count in numbers.items():
        yield Mark(trait=trait, where=where, count=count)
    if emails:
        yield Mark(trait=Trait.EMAIL, count=emails)
    if phones:
        yield Mark(trait=Trait.PHONE, count=phones)

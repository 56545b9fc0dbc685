"""How Danes write dates, times, numbers and names.

Knows spelling and nothing else. Refuses to know records, places in files, today's date, the
machine's locale and its time zone.
"""

from sagsgang.danish.dates import (
    DanishOrderDate,
    ImpossibleDate,
    NotADate,
    PartialDate,
    Precision,
    date_in_words,
    partial_date,
    weekday_name,
)
from sagsgang.danish.mentions import DateMention, dates_with_weekdays
from sagsgang.danish.misspelling import Misspelling
from sagsgang.danish.numbers import NotANumber, danish_number, formatted_number
from sagsgang.danish.text import genitive, joined, nearest, slug, sort_key
from sagsgang.danish.times import NotATime, clock_time, time_in_words

__all__ = [
    "DanishOrderDate",
    "DateMention",
    "ImpossibleDate",
    "Misspelling",
    "NotADate",
    "NotANumber",
    "NotATime",
    "PartialDate",
    "Precision",
    "clock_time",
    "danish_number",
    "date_in_words",
    "dates_with_weekdays",
    "formatted_number",
    "genitive",
    "joined",
    "nearest",
    "partial_date",
    "slug",
    "sort_key",
    "time_in_words",
    "weekday_name",
]

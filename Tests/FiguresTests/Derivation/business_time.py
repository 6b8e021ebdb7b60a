"""Business seconds between two instants, second by second of wall-clock windows in UTC.

Run: python3 business_time.py. The values stand in Delivery/BusinessTimeTests.swift.
"""

from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

WEEK = {day: (9 * 3600, 17 * 3600) for day in range(5)}
NIGHT = {day: (0, 8 * 3600) for day in range(7)}


def local(day: date, seconds: int, zone: ZoneInfo) -> datetime:
    extra, seconds = divmod(seconds, 86400)
    wall = datetime.combine(day + timedelta(days=extra), time.min) + timedelta(seconds=seconds)
    return wall.replace(tzinfo=zone, fold=0).astimezone(timezone.utc)


def business(start: str, end: str, hours: dict, holidays: set, zone: str) -> float:
    rules = ZoneInfo(zone)
    first, last = (datetime.fromisoformat(text) for text in (start, end))
    day, total = first.astimezone(rules).date(), timedelta()
    while day <= last.astimezone(rules).date():
        if day not in holidays and day.weekday() in hours:
            opens, closes = (local(day, second, rules) for second in hours[day.weekday()])
            total += max(timedelta(), min(last, closes) - max(first, opens))
        day += timedelta(days=1)
    return total.total_seconds()


CASES = [
    ("inside one day", "2026-11-10T10:00:00+00:00", "2026-11-10T12:30:00+00:00", WEEK, set()),
    ("over a night", "2026-11-10T15:00:00+00:00", "2026-11-11T09:00:00+00:00", WEEK, set()),
    ("start before hours", "2026-11-10T03:00:00+00:00", "2026-11-10T09:00:00+00:00", WEEK, set()),
    ("start after hours", "2026-11-10T20:00:00+00:00", "2026-11-11T08:30:00+00:00", WEEK, set()),
    ("over a weekend", "2026-11-13T15:00:00+00:00", "2026-11-16T09:00:00+00:00", WEEK, set()),
    ("on a weekend", "2026-11-14T10:00:00+00:00", "2026-11-15T10:00:00+00:00", WEEK, set()),
    ("a holiday between", "2026-12-24T12:00:00+00:00", "2026-12-28T10:00:00+00:00", WEEK,
     {date(2026, 12, 25)}),
    ("the clocks change over the weekend", "2026-10-23T14:00:00+00:00",
     "2026-10-26T09:00:00+00:00", WEEK, set()),
    ("the clocks go back at work", "2026-10-24T23:00:00+00:00", "2026-10-25T12:00:00+00:00",
     NIGHT, set()),
    ("the clocks go forward at work", "2026-03-28T23:30:00+00:00", "2026-03-29T12:00:00+00:00",
     NIGHT, set()),
    ("to the microsecond", "2026-11-10T10:00:00.000001+00:00", "2026-11-10T10:00:01+00:00", WEEK,
     set()),
]

for name, start, end, hours, holidays in CASES:
    print(f"{name:36} {business(start, end, hours, holidays, 'Europe/Berlin'):.6f}")

#!/usr/bin/env python3
"""Writes statistics_cases.txt: seeded cases of the statistics, with what plain Python makes of them.

    python3 statistics_cases.py > statistics_cases.txt

Fractions are exact; bounds with roots are taken with 50 digits; tails of distributions are sums of
exact fractions; signals are read off as their definition says. One case a line, `|` between the parts:
the name of the statistic, what goes in, what is to come out. Nothing here is govpack's.
"""

import random
import statistics
from decimal import Decimal, getcontext
from fractions import Fraction
from math import comb, floor

getcontext().prec = 50
source = random.Random(20261120)
Z = Decimal(repr(statistics.NormalDist().inv_cdf(0.975)))


def text(value):
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, (list, tuple)):
        return " ".join("-" if item is None else text(item) for item in value)
    return repr(float(value)) if isinstance(value, (float, Decimal)) else str(value)


def put(name, *parts):
    print("|".join([name, *[text(part) for part in parts]]))


def whole_values(longest=12):
    """Of several magnitudes, with ties, in no order."""
    size = source.choice([1, 2, 3, 4, 5, 7, 10, longest])
    reach = source.choice([3, 100, 10**6, 10**12, 2**62])
    low = 0 if source.random() < 0.6 else -reach
    return [source.randint(low, reach) for _ in range(size)]


def percentile(values, part):
    """R's type 7."""
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def percentiles():
    for _ in range(250):
        values, scale = whole_values(), source.choice([1, 60, 1_000_000])
        bottom = source.choice([1, 2, 4, 10, 20, 100])
        part = Fraction(source.randint(0, bottom), bottom)
        put("percentile", values, part, scale, Fraction(percentile(values, part)) / scale)
    for _ in range(150):
        values, scale = whole_values(11), source.choice([1, 3600, 1_000_000])
        ordered = sorted(values)
        middle = len(values) // 2
        result = (Fraction(ordered[middle]) if len(values) % 2
                  else Fraction(ordered[middle - 1] + ordered[middle], 2))
        put("median", values, scale, result / scale)
        put("mean", values, scale, Fraction(sum(values), len(values)) / scale)
    for _ in range(150):
        samples = [[abs(value) for value in whole_values(6)][:source.randint(0, 6)]
                   for _ in range(source.randint(1, 4))]
        if not any(samples):
            samples.append([5])
        percent = source.choice([0, 1, 10, 25, 50, 75, 90, 99, 100])
        every = [value for sample in samples for value in sample]
        put("pooled", ",".join(text(sample) for sample in samples), percent,
            Fraction(percentile(every, Fraction(percent, 100))))


def wilson(successes, trials):
    """The roots p of (p − k/n)² = z² p (1 − p) / n."""
    part = Decimal(successes) / trials
    a, b, c = 1 + Z * Z / trials, -(2 * part + Z * Z / trials), part * part
    root = (b * b - 4 * a * c).sqrt()
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def at_least(trials, chance, successes):
    return sum((comb(trials, k) * chance**k * (1 - chance)**(trials - k)
                for k in range(max(0, successes), trials + 1)), Fraction(0))


def binomials():
    for _ in range(200):
        trials = source.choice([1, 2, 5, 10, 59, 400, 10_000, 250_000])
        successes = source.choice([0, trials, source.randint(0, trials)])
        put("wilson", successes, trials, *wilson(successes, trials))
    for _ in range(150):
        trials, chance = source.randint(1, 90), source.randint(0, 64) / 64
        successes = source.randint(0, trials + 1)
        put("tail", trials, chance, successes, Decimal.from_float(float(
            at_least(trials, Fraction(chance), successes))))
    for _ in range(60):
        reviewed = source.randint(1, 80)
        defects = source.randint(0, min(reviewed, 6))
        put("proof", reviewed, defects, largest_rate(reviewed, defects))


def largest_rate(reviewed, defects):
    """Where the chance of so few defects is a twentieth, to 2⁻⁵⁰."""
    if defects >= reviewed:
        return Decimal(1)
    low, high = Fraction(0), Fraction(1)
    for _ in range(50):
        middle = (low + high) / 2
        chance = sum(comb(reviewed, k) * Decimal(middle.numerator) ** k
                     * Decimal(middle.denominator - middle.numerator) ** (reviewed - k)
                     for k in range(defects + 1)) / Decimal(middle.denominator) ** reviewed
        low, high = (middle, high) if chance > Decimal("0.05") else (low, middle)
    return Decimal(high.numerator) / high.denominator


def drift():
    for _ in range(150):
        units, before = source.randint(1, 60), source.randint(1, 60)
        defects, earlier = source.randint(0, min(units, 9)), source.randint(0, min(before, 9))
        chance = Fraction(units, units + before)
        value = at_least(defects + earlier, chance, defects) if defects else Fraction(1)
        grade = ("too_few" if defects < 3 else "strong" if value <= Fraction(1, 20)
                 else "weak" if value <= Fraction(1, 5) else "indistinguishable")
        put("drift", defects, units, earlier, before, float(value), grade)
    for _ in range(50):
        units, before = source.randint(1, 22), source.randint(1, 22)
        defects, earlier = source.randint(0, min(units, 5)), source.randint(0, min(before, 5))
        rate = Fraction(defects + earlier, units + before)
        alarm = Fraction(0)
        for seen in range(before + 1):
            weight = comb(before, seen) * rate**seen * (1 - rate)**(before - seen)
            # More than 1.25 times as many a unit; one where there were none.
            fires = [k for k in range(1, units + 1) if Fraction(k, units) > Fraction(5, 4) * Fraction(seen, before)]
            alarm += weight * (at_least(units, rate, fires[0]) if fires else 0)
        put("alarm", defects, units, earlier, before, float(alarm))


def rational_values(size):
    bottom = source.choice([1, 2, 3, 7, 12, 20])
    low = 0 if source.random() < 0.7 else -40
    return [Fraction(source.randint(low, 60), bottom) for _ in range(size)]


def limits(values, is_rate):
    center = sum(values) / len(values)
    ranges = [abs(right - left) for left, right in zip(values, values[1:])]
    reach = Fraction(266, 100) * sum(ranges) / len(ranges)
    lower = center - reach if min(values) < 0 else max(Fraction(0), center - reach)
    upper = min(Fraction(1), center + reach) if is_rate else center + reach
    return center, reach, lower, upper


def charts():
    for _ in range(250):
        is_rate = source.random() < 0.4
        size = source.randint(5, 16)
        values = ([Fraction(source.randint(0, 12), 12) for _ in range(size)] if is_rate
                  else rational_values(size))
        center, _, lower, upper = limits(values, is_rate)
        put("limits", values, int(is_rate), center, lower, upper)
    for _ in range(250):
        values = walk()
        own = [value for value in values if value is not None]
        put("signals", values, ",".join(signals(values, limits(own, False), week) or "."
                                        for week in range(len(values))))


def walk():
    """A series of 14 weeks that wanders, jumps or climbs, some with weeks without a value."""
    kind, value, values = source.randrange(4), 20, []
    for week in range(14):
        step = [source.randint(-3, 3), source.randint(-1, 4), source.randint(-4, 1), 0][kind]
        value = max(0, value + step)
        jump = source.choice([15, 25]) if kind == 3 and week >= 8 else 0
        noise = source.randint(0, 2) if kind == 3 else 0
        values.append(None if source.random() < 0.04 else Fraction(value + jump + noise, 2))
    return values


def signals(values, of, week):
    """The letters of the signals at one week; a capital one points up."""
    center, reach, lower, upper = of
    value = values[week]
    if value is None:
        return ""
    found = "O" if value > upper else "o" if value < lower else ""
    run = values[week - 6:week + 1] if week >= 6 else []
    if len(run) == 7 and None not in run:
        found += "S" if min(run) > center else "s" if max(run) < center else ""
        steps = [right - left for left, right in zip(run, run[1:])]
        found += "T" if min(steps) > 0 else "t" if max(steps) < 0 else ""
    near = [item for item in values[max(0, week - 2):week] if item is not None]
    far = reach * Fraction(2, 3)
    if value > center + far and any(item > center + far for item in near):
        found += "C"
    elif value < center - far and any(item < center - far for item in near):
        found += "c"
    return found


percentiles()
binomials()
drift()
charts()

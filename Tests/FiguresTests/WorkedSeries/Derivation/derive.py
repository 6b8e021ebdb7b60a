"""Derives limits, signals, variation and assurance of the series in series.json.

From the definition: mean ± 2.66 × mean moving range; a point outside; 7 in a row on one side of the
mean; 7 in a row rising or falling; 2 of 3 beyond two thirds of the way to a limit on one side. A
week without a value breaks a run; limits of fewer than 12 points are trial, of fewer than 5 none.

    python3 derive.py > expected.txt
"""
import json
from fractions import Fraction as F
from pathlib import Path
from statistics import mean

CASES = json.loads((Path(__file__).parent / "series.json").read_text())


def limits(values, unit):
    known = [v for v in values if v is not None]
    if len(known) < 5:
        return None
    centre = mean(known)
    reach = F("2.66") * mean(abs(b - a) for a, b in zip(known, known[1:]))
    low, high = centre - reach, centre + reach
    low = max(low, F(0))
    if unit == "ratio":
        high = min(high, F(1))
    return centre, low, high, reach, len(known)


def signals(values, k, lim):
    centre, low, high, reach, _ = lim
    v = values[k]
    found = []
    if v > high:
        found.append(("outside", +1))
    if v < low:
        found.append(("outside", -1))
    last = values[k - 6 : k + 1] if k >= 6 else []
    if len(last) == 7 and None not in last:
        for sign in (+1, -1):
            if all(sign * (x - centre) > 0 for x in last):
                found.append(("shift", sign))
        for sign in (+1, -1):
            if all(sign * (b - a) > 0 for a, b in zip(last, last[1:])):
                found.append(("trend", sign))
    for sign in (+1, -1):
        far = [
            x is not None and sign * (x - centre) > reach * F(2, 3)
            for x in values[max(0, k - 2) : k + 1]
        ]
        if far[-1] and sum(far) >= 2:
            found.append(("cluster", sign))
    return found


def assurance(lim, case):
    low = F(case["min"]) if "min" in case else None
    high = F(case["max"]) if "max" in case else None
    if low is None and high is None:
        return "no_target"
    if lim is None:
        return "unknown"
    _, a, b, _, _ = lim
    strict = case.get("strict", False)

    def meets(x):
        below = high is None or (x < high if strict else x <= high)
        above = low is None or (x > low if strict else x >= low)
        return below and above

    if meets(a) and meets(b):
        return "passes"
    # No value of the interval meets the bounds: the nearest ones to them do not, nor do the bounds
    # that lie inside.
    inside = [x for x in (a, b, low, high) if x is not None and a <= x <= b]
    inside += [(a + b) / 2] + [(x + y) / 2 for x in inside for y in inside]
    return "hit_and_miss" if any(meets(x) for x in inside) else "fails"


for case in CASES:
    values = [None if v is None else F(v) for v in case["values"]]
    cut = case.get("rebase", 0)
    for start, end in [(0, cut), (cut, len(values))]:
        part = values[start:end]
        if not part:
            continue
        lim = limits(part, case["unit"])
        for k, v in enumerate(part):
            found = signals(part, k, lim) if lim and v is not None else []
            variation = "unknown" if lim is None or v is None else "routine"
            if found:
                good = {"higher": +1, "lower": -1}.get(case["direction"])
                signs = {s for _, s in found}
                variation = "changed" if good is None else "worse" if -good in signs else "better"
            names = ",".join(n for n, _ in found) or "-"
            shown = "-"
            if lim:
                fractions = " ".join(f"{x.numerator}/{x.denominator}" for x in lim[:3])
                shown = f"{fractions} {lim[4]} {'trial' if lim[4] < 12 else 'settled'}"
            print(case["name"], start + k, shown, names, variation, assurance(lim, case), sep="|")

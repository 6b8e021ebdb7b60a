"""The verdicts on the cases of drift.json: `python3 drift.py > drift.txt`. The last week of each is
judged. Probabilities are exact sums of fractions, rounded to nine places at the end."""
import json
import math
from fractions import Fraction as F


def pmf(n, p):
    return [math.comb(n, k) * p ** k * (1 - p) ** (n - k) for k in range(n + 1)]


def float_pmf(n, p):
    """The same by logarithms, for large numbers."""
    if p in (0, 1):
        return [float(k == n * p) for k in range(n + 1)]
    return [math.exp(math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
                     + k * math.log(p) + (n - k) * math.log1p(-p)) for k in range(n + 1)]


def wilson_low(d, n):
    z = 1.959963984540054
    p = d / n
    return (p + z * z / (2 * n) - z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)


for case in json.load(open("drift.json")):
    *earlier, (d, n) = case["weeks"]
    d0, n0 = earlier[-1]
    target = None
    if d0 == 0:
        pooled = earlier[-8:]
        d0, n0 = sum(x for x, _ in pooled), sum(y for _, y in pooled)
        target = F(case["target"]) if d0 == 0 and "target" in case else None
    ratio = F(d, n) / target if target else F(d, n) / F(d0, n0) if d0 else None
    grade = chance = alarm = "-"
    if d0:
        below = sum(pmf(d + d0, F(n, n + n0))[:d])
        p = 1 - below
        grade = ("too_few" if d < 3 else "strong" if p <= F(1, 20) else "weak" if p <= F(1, 5)
                 else "indistinguishable")
        chance = f"{float(p):.9f}"
        rate = (d + d0) / (n + n0)
        now, before = float_pmf(n, rate), float_pmf(n0, rate)
        tails = [0.0] * (n + 2)
        for k in range(n, -1, -1):
            tails[k] = tails[k + 1] + now[k]
        # The least k with k / n more than 1.25 times j / n0.
        alarm = f"{sum(w * tails[min(n + 1, j * n * 5 // (n0 * 4) + 1)] for j, w in enumerate(before)):.6f}"
    if min(n, earlier[-1][1]) < 5:
        verdict = "too_few"
    elif d == 0:
        verdict = "no"
    elif target is not None:
        verdict = "pause" if wilson_low(d, n) > target else "no"
    elif ratio is None:
        verdict = "unknown"
    else:
        verdict = "pause" if ratio > F(5, 4) else "no"
    print("|".join([case["name"], verdict, f"{ratio.numerator}/{ratio.denominator}" if ratio is not None else "-",
                    grade, chance, alarm]))

"""Derives every figure of the worked example from record.json, with nothing but fractions.

Written from the definitions alone and in another way than the program: time is cut at every
instant that any record names, and each piece is looked at by itself. Prints one line a result.

    python3 derive.py > expected.txt
"""
import json
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction
from math import ceil
from pathlib import Path
from zoneinfo import ZoneInfo

R = json.loads((Path(__file__).parent / "record.json").read_text())
ZONE = ZoneInfo(R["zone"])
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
US = timedelta(microseconds=1)
MIN = 60_000_000
DAY = 86_400_000_000
HOUR = 3_600_000_000


def micros(text):
    return (datetime.fromisoformat(text.replace("Z", "+00:00")) - EPOCH) // US


def midnight(day):
    return (datetime(day.year, day.month, day.day, tzinfo=ZONE).astimezone(timezone.utc) - EPOCH) // US


def local_day(at):
    return (EPOCH + at * US).astimezone(ZONE).date()


def rfc(at):
    text = (EPOCH + at * US).strftime("%Y-%m-%dT%H:%M:%S")
    rest = at % 1_000_000
    return text + (f".{rest:06d}" if rest else "") + "Z"


def frac(value):
    return f"{value.numerator}/{value.denominator}"


INCIDENTS = [
    {
        **i,
        "start": micros(i["start"]) if "start" in i else None,
        "end": micros(i.get("mitigated") or i["resolved"]) if i.get("mitigated") or i.get("resolved") else None,
    }
    for i in R["incidents"]
]
IDS = {i["id"] for i in INCIDENTS}
WEIGHT = {int(k): Fraction(v) for k, v in R["weights"].items()}


def judged(i, now):
    """(pieces, level) or (reason, unknown): what the incident adds."""
    if "duplicate" in i:
        return ("duplicate", i["duplicate"] not in IDS)
    if i.get("environment", "production") not in ("production", "prod"):
        return ("environment", False)
    if i["start"] is None:
        return ("no start", True)
    if i["end"] is not None and i["end"] < i["start"]:
        return ("backwards", False)
    start, end = i["start"], min(now, i["end"]) if i["end"] is not None else now
    pieces = [(start, end)]
    if i.get("kind") == "maintenance":
        a, b = map(micros, i["announced"])
        pieces = [p for p in ((start, min(end, a)), (max(start, b), end)) if p[0] < p[1]]
        if not pieces:
            return ("announced", False)
    if "severity" not in i:
        return ("no severity", True)
    return (pieces, WEIGHT[i["severity"]] * Fraction(i.get("fraction", "1")))


def services(i):
    return i["services"] or [""]


class Record:
    def __init__(self, now):
        self.now = now
        self.exists = [i for i in INCIDENTS if i["start"] is None or i["start"] <= now]
        self.counted = []
        self.excluded = []
        for i in self.exists:
            first, second = judged(i, now)
            if isinstance(first, list):
                self.counted.append((i, first, second))
            else:
                self.excluded.append((i, second))
        today = local_day(now)
        self.quarter = (today.year, (today.month + 2) // 3)
        y, q = self.quarter
        self.q0 = midnight(date(y, 3 * q - 2, 1))
        self.q1 = midnight(date(y + q // 4, 3 * q % 12 + 1, 1))

    def minutes(self, members, a, b, only=None, gross=False):
        """Per service: cut [a, b) at every edge and take the worst (or the sum) of each piece."""
        total = Fraction(0)
        names = {s for i, _, _ in self.counted for s in services(i)}
        for service in names:
            if members and service not in members:
                continue
            own = [
                (p, level)
                for i, pieces, level in self.counted
                if service in services(i) and (only is None or i["id"] in only)
                for p in pieces
            ]
            edges = sorted({a, b, *(e for p, _ in own for e in p if a < e < b)})
            for left, right in zip(edges, edges[1:]):
                levels = [level for (s, e), level in own if s <= left and right <= e]
                if levels:
                    total += (sum(levels) if gross else max(levels)) * (right - left)
        return total / MIN

    def bends(self, members):
        """Instants of the quarter at which the rate changes, with what was consumed by then."""
        edges = sorted({e for _, pieces, _ in self.counted for p in pieces for e in p})
        result = [(self.q0, Fraction(0))]

        def rate(at):
            return self.minutes(members, at, at + 1)

        for edge in edges:
            if self.q0 < edge < self.now and rate(edge - 1) != rate(edge):
                result.append((edge, self.minutes(members, self.q0, edge)))
        result.append((self.now, self.minutes(members, self.q0, self.now)))
        return result

    def crossing(self, members, amount):
        bends = self.bends(members)
        if amount <= 0:
            return self.q0
        for (t0, c0), (t1, c1) in zip(bends, bends[1:]):
            if c1 >= amount:
                return t0 + ceil((amount - c0) / ((c1 - c0) / (t1 - t0)))
        return None

    def in_window(self, members, a, b):
        """Ids of the incidents that lie in the window, and of those left out of it."""
        own = lambda i: not members or any(s in members for s in services(i))
        ids = [
            i["id"]
            for i, pieces, _ in self.counted
            if own(i) and any(s < b and e > a for s, e in pieces)
        ]
        out, unknown = [], False
        for i, is_unknown in self.excluded:
            times = [t for t in (i["start"], i["end"]) if t is not None]
            low = min(times) if i["start"] is not None else None
            high = max(times) if i["end"] is not None else self.now
            if own(i) and (low is None or low < b) and high >= a:
                out.append(i["id"])
                unknown = unknown or is_unknown
        return ids, out, unknown

    # Money

    def lines(self, members):
        """(day, record, line, amount or None, unknown): every part of a remediation line."""
        rows = []
        sources = [(f"ops/incidents/{i['id']}.md", i, i["services"]) for i in self.exists]
        sources += [(f"ops/deviations/{d['id']}.md", d, None) for d in R["deviations"]]
        for path, record, names in sources:
            if members and not any(s in members for s in names or []):
                continue
            for n, line in enumerate(record.get("remediation", [])):
                day = date.fromisoformat(line["date"])
                if day > local_day(self.now):
                    continue
                place = (path, 10 + n)
                if record.get("duplicate") in IDS:
                    rows.append((day, record["id"], place, None, False))
                    continue
                amount, parts = Fraction(0), 0
                if "hours" in line:
                    rates = [
                        r for r in R["rates"]
                        if r["role"] == line["role"] and date.fromisoformat(r["from"]) <= day
                    ]
                    if rates:
                        rate = max(rates, key=lambda r: r["from"])
                        amount += Fraction(line["hours"]) * Fraction(rate["rate"])
                        parts += 1
                    else:
                        rows.append((day, record["id"], place, None, True))
                if "cost" in line:
                    if line["currency"] == R["currency"]:
                        amount += Fraction(line["cost"])
                        parts += 1
                    else:
                        rows.append((day, record["id"], place, None, True))
                if "hours" not in line and "cost" not in line:
                    rows.append((day, record["id"], place, None, True))
                if parts:
                    rows.append((day, record["id"], place, amount, False))
        return rows

    def spent(self, members, a, b):
        rows = [r for r in self.lines(members) if a <= midnight(r[0]) < b]
        ok = sorted((r for r in rows if r[3] is not None), key=lambda r: r[2])
        out = sorted((r for r in rows if r[3] is None), key=lambda r: r[2])
        return (
            sum((r[3] for r in ok), Fraction(0)), [r[1] for r in ok], [r[1] for r in out],
            any(r[4] for r in out),
        )

    def spend_crossing(self, members, amount):
        if amount <= 0:
            return self.q0
        total = Fraction(0)
        rows = [r for r in self.lines(members) if r[3] is not None and midnight(r[0]) >= self.q0]
        for row in sorted(rows, key=lambda r: (r[0], r[2])):
            total += row[3]
            if total >= amount:
                return midnight(row[0])
        return None


def status(unknown):
    return "partial" if unknown else "ok"


def show(now, name, period, state, value, ids=(), out=()):
    text = frac(value) if value is not None else "-"
    print("figure", rfc(now), name, period, state, text, ",".join(ids) or "-", ",".join(out) or "-", sep="|")


def periods(record):
    today = local_day(record.now)
    monday = today - timedelta(days=today.isoweekday() - 1)
    for back in range(13, -1, -1):
        first = monday - timedelta(days=7 * back)
        y, w, _ = first.isocalendar()
        yield f"{y}-W{w:02d}", midnight(first), midnight(first + timedelta(days=7))
    yield f"{record.quarter[0]}-Q{record.quarter[1]}", record.q0, record.q1


def series(record):
    now = record.now
    for label, members in [("", [])] + [(f'{{scope="{s["id"]}"}}', s["services"]) for s in R["scopes"]]:
        for period, a, b in periods(record):
            ids, out, unknown = record.in_window(members, a, b)
            state = status(unknown)
            net = record.minutes(members, a, b)
            gross = record.minutes(members, a, b, gross=True)
            show(now, "risk.impact_minutes" + label, period, state, net, sorted(ids), sorted(out))
            show(now, "risk.impact_minutes_gross" + label, period, state, gross, sorted(ids), sorted(out))
            money, ids, out, unknown = record.spent(members, a, b)
            # Evidence stands in order of place: deviations before incidents.
            show(now, "risk.remediation_spend" + label, period, status(unknown), money, ids, out)


def budget(record, scope, kind):
    members, now, name = scope["services"], record.now, scope["id"]
    amount = Fraction(scope[kind]) if kind in scope else None
    amount = amount if amount is not None and amount > 0 else None
    stamp = rfc(now)
    label = f'{{scope="{name}"}}'
    length, elapsed = record.q1 - record.q0, now - record.q0
    if kind == "impact":
        consume = lambda a: record.minutes(members, a, now)
        state = lambda a: record.in_window(members, a, now + 1)
        cross = lambda k: record.crossing(members, k)
    else:
        # A line accrues at the start of its day; a trailing window is open at its start.
        consume = lambda a: record.spent(members, a if a == record.q0 else a + 1, now + 1)[0]
        state = lambda a: record.spent(members, a, now + 1)[1:]
        cross = lambda k: record.spend_crossing(members, k)
    show(now, f"risk.{kind}_budget{label}", stamp, "ok" if amount else "no_data", amount, [name] if amount else [])
    windows = [("quarter", elapsed), ("28d", 28 * DAY), ("7d", 7 * DAY)]
    if not amount:
        show(now, f"risk.{kind}_consumed{label}", stamp, "no_data", None)
        for word, _ in windows:
            show(now, f'risk.{kind}_burn_rate{{scope="{name}",window="{word}"}}', stamp, "no_data", None)
        return
    order = sorted if kind == "impact" else list
    consumed = consume(record.q0)
    ids, out, unknown = state(record.q0)
    show(now, f"risk.{kind}_consumed{label}", stamp, status(unknown), consumed / amount, order(ids), order(out))
    for word, window in windows:
        rate = consume(now - window) / amount / Fraction(window, length)
        ids, out, unknown = state(now - window)
        show(now, f'risk.{kind}_burn_rate{{scope="{name}",window="{word}"}}', stamp, status(unknown), rate, order(ids), order(out))
    emit = lambda *parts: print(parts[0], stamp, name, kind, *parts[1:], sep="|")
    for step in R["steps"]:
        at = cross(Fraction(step) * amount)
        emit("crossing", frac(Fraction(step)), rfc(at) if at else "-")
    at = cross(amount)
    if at:
        emit("exhaustion", f"exhausted {rfc(at)}")
    elif Fraction(elapsed, length) < Fraction(1, 20):
        emit("exhaustion", "no forecast")
    else:
        amounts = [(consume(now - 28 * DAY), 28 * DAY), (consumed, elapsed)]
        burning = [(c, w) for c, w in amounts if c > 0]
        ends = [now + ceil((amount - consumed) * w / c) for c, w in burning]
        within = [e for e in ends if e < record.q1]
        if not burning:
            emit("exhaustion", "no burn")
        elif not within:
            emit("exhaustion", "not before the end")
        else:
            latest = rfc(max(within)) if len(within) == 2 else "-"
            emit("exhaustion", f"{rfc(min(within))} {latest}")
    if kind == "spend":
        return
    for limit, long, short in [("9.1", DAY, 2 * HOUR), ("3.25", 7 * DAY, 14 * HOUR), ("1.3", 28 * DAY, 56 * HOUR)]:
        rates = [consume(now - w) / amount / Fraction(w, length) for w in (long, short)]
        raised = all(r > Fraction(limit) for r in rates)
        emit("warning", limit, frac(rates[0]), frac(rates[1]), "raised" if raised else "quiet")
    for at, total in record.bends(members):
        emit("bend", rfc(at), frac(total))
    shares = []
    for i, _, _ in record.counted:
        own = record.minutes(members, record.q0, now, only={i["id"]})
        if own > 0:
            shares.append((-own, i["start"], i["id"], i.get("mode")))
    for minus, _, ident, _ in sorted(shares):
        share = -minus / amount
        emit("incident", ident, frac(-minus), frac(share), "large" if share > Fraction(1, 5) else "small")
    emit("confidence", "low" if len(shares) < 3 else "normal")
    modes = {}
    for _, _, ident, mode in shares:
        modes.setdefault(mode or "~unclassified", set()).add(ident)
    rows = [(m == "~unclassified", -record.minutes(members, record.q0, now, only=ids), m) for m, ids in modes.items()]
    for _, minus, mode in sorted(rows):
        share = -minus / amount
        dominant = share > Fraction(1, 5) and mode != "~unclassified"
        emit("mode", mode, frac(-minus), frac(share), "dominant" if dominant else "minor")


def failure_modes(record):
    now, stamp = record.now, rfc(record.now)
    recent = [
        i for i in record.exists
        if i["start"] is not None and now - 90 * DAY <= i["start"] <= now
        and i.get("kind", "incident") == "incident" and "duplicate" not in i
        and i.get("environment", "production") in ("production", "prod")
    ]
    rows = []
    for mode in R["failure_modes"] + ["unclassified"]:
        own = [i for i in recent if i.get("mode", "unclassified") == mode]
        ids = sorted(i["id"] for i in own)
        show(now, f'ops.failure_modes{{mode="{mode}"}}', stamp, "ok", Fraction(len(own)), ids)
        minutes = record.minutes([], now - 90 * DAY, now, only=set(ids))
        days = sorted(local_day(i["start"]) for i in own)
        places = sorted({s for i in own for s in i["services"]})
        rows.append((mode == "unclassified", -minutes, -len(own), mode, ids, days, places))
    recurring = [r for r in rows if len(r[4]) >= 2 and not r[0]]
    unknown = sorted(i["id"] for i in recent if i.get("mode", "unclassified") not in R["failure_modes"] + ["unclassified"])
    show(now, "ops.failure_modes", stamp, "ok", Fraction(len(recurring)), sorted(x for r in recurring for x in r[4]), unknown)
    for _, minus, _, mode, ids, days, places in sorted(rows):
        first, last = (days[0], days[-1]) if days else ("-", "-")
        print("rank", stamp, mode, frac(-minus), len(ids), first, last, ",".join(places) or "-", sep="|")


for text in R["as_of"]:
    record = Record(micros(text))
    series(record)
    for scope in R["scopes"]:
        budget(record, scope, "impact")
        budget(record, scope, "spend")
    failure_modes(record)

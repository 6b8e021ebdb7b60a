"""Derives every figure of delivery and operational load from record/, figure by figure.

Run: python3 derive.py > expected.txt (Python 3.11, PyYAML; DuckDB checks the percentiles where it
is installed). Nothing here is grouped, indexed or sorted beyond what a definition says: each figure
goes through all records again. Numbers are fractions; durations microseconds ÷ 1 000 000.

A line is `variant|figure|period=status,value,upper,n/d,count,stated/all,band,counted,left out;…`.
"""

import json
from datetime import date, datetime, time, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

try:
    import duckdb
except ImportError:
    duckdb = None

HERE = Path(__file__).parent / "record"
LOCAL = ZoneInfo("Europe/Berlin")
UTC = timezone.utc
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
MIN_N, WINDOW, SLA = 5, timedelta(hours=24), timedelta(hours=24)
PRODUCTION = {"production", "prod"}
SEVERITIES = ["SEV-1", "SEV-2", "SEV-3", "SEV-4"]


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def lines(folder):
    rows = []
    for path in sorted((HERE / "ops" / folder).glob("*.jsonl")):
        rows += [json.loads(line) for line in path.read_text().splitlines()]
    for row in rows:
        for key in list(row):
            if key.endswith("_at") or key == "impact_start":
                row[key] = instant(row[key])
        for page in row.get("pages", []):
            page["at"] = instant(page["at"])
    return rows


LISTED = yaml.safe_load((HERE / "state" / "services.yaml").read_text())
SERVICES = {row["id"]: row for row in LISTED["services"]}
TEAMS = {row["id"]: row for row in LISTED["teams"]}


def hours_of(calendar):
    """Weekday → (opens, closes) in seconds, from `sun-fri: "00:00-08:00"`."""
    if calendar is None:
        return {day: (9 * 3600, 17 * 3600) for day in range(5)}
    result = {}
    for days, text in calendar["hours"].items():
        first, last = (DAYS.index(day) for day in days.split("-"))
        span = range(first, (last if last >= first else last + 7) + 1)
        opens, closes = (int(part[:2]) * 3600 + int(part[3:]) * 60 for part in text.split("-"))
        result |= {day % 7: (opens, closes) for day in span}
    return result


def team_of(service):
    return SERVICES.get(service, {}).get("team")


def clock(service):
    """Zone, hours and holidays of a service's people."""
    team = TEAMS.get(team_of(service), {})
    name = team.get("timezone") or SERVICES.get(service, {}).get("timezone")
    calendar = team.get("calendar")
    zone = ZoneInfo(name) if name else LOCAL
    return zone, hours_of(calendar), set(calendar["holidays"]) if calendar else set()


def windows(service, first, last):
    zone, hours, holidays = clock(service)
    day = first.astimezone(zone).date()
    while day <= last.astimezone(zone).date():
        if day not in holidays and day.weekday() in hours:
            yield tuple(
                (datetime.combine(day, time.min) + timedelta(seconds=s))
                .replace(tzinfo=zone).astimezone(UTC) for s in hours[day.weekday()])
        day += timedelta(days=1)


def business(service, start, end):
    total = timedelta()
    for opens, closes in windows(service, start, end):
        total += max(timedelta(), min(end, closes) - max(start, opens))
    return total


def runs_out(service, start, end):
    """When the term of the SLA has passed."""
    left = SLA
    for opens, closes in windows(service, start, end):
        opens = max(opens, start)
        if closes > opens:
            if closes - opens >= left:
                return opens + left
            left -= closes - opens
    raise AssertionError("the term has not passed")


def percentile(values, part):
    ordered = sorted(values)
    rank = Fraction(len(ordered) - 1) * part
    low = int(rank)
    high = min(low + 1, len(ordered) - 1)
    result = ordered[low] + (ordered[high] - ordered[low]) * (rank - low)
    if duckdb and len(ordered) < 40:
        rows = ",".join(f"({float(value)})" for value in ordered)
        other = duckdb.sql(f"select quantile_cont(v::double, {float(part)}) from (values {rows}) t(v)")
        assert abs(float(other.fetchall()[0][0]) - float(result)) < 1e-6, "DuckDB disagrees"
    return result


def seconds(delta):
    return Fraction(delta // timedelta(microseconds=1), 1_000_000)


class Cell:
    def __init__(self, status="ok", value=None, upper=None, n=None, d=None, count=0, coverage=None,
                 band=None, shown=0, left=0):
        self.__dict__ |= {k: v for k, v in locals().items() if k != "self"}

    def text(self, judged):
        def fraction(value):
            return "-" if value is None else f"{Fraction(value).numerator}/{Fraction(value).denominator}"
        part = "-" if self.d is None else f"{self.n}/{self.d}"
        stated = "-" if self.coverage is None else f"{self.coverage[0]}/{self.coverage[1]}"
        band = self.band if judged and self.status == "ok" and self.band else "-"
        return ",".join([self.status, fraction(self.value), fraction(self.upper), part,
                         str(self.count), stated, band, str(self.shown), str(self.left)])


def rate(n, d, none, **more):
    if d == 0:
        return Cell(none, None, n=n, d=d, count=d, **more)
    if d < MIN_N:
        return Cell("insufficient", None, n=n, d=d, count=d, **more)
    return Cell("ok", Fraction(n, d), n=n, d=d, count=d, **more)


def rung(elite, high, medium):
    return "elite" if elite else "high" if high else "medium" if medium else "low"


def time_band(value, elite, high, medium):
    return rung(value < elite * 3600, value < high * 3600, value < medium * 3600)


class Derivation:
    def __init__(self, as_of, deployments, changes, incidents, absent=()):
        self.as_of, self.absent = as_of, absent
        self.changes = changes
        self.all_deployments = deployments
        self.all_incidents = incidents
        self.today = as_of.astimezone(LOCAL).date()
        self.scopes = [("", "")] + [("team", t) for t in sorted(TEAMS)] + [
            ("service", s) for s in sorted(
                set(SERVICES) | {d["service"] for d in deployments}
                | {c["service"] for c in changes} | {s for i in incidents for s in i["services"]})]
        self.periods = self.make_periods()
        self.read_deployments()
        self.read_incidents()
        self.read_failures()
        self.read_changes()
        self.read_pages()
        self.read_reviews()

    # Periods

    def make_periods(self):
        monday = self.today - timedelta(days=self.today.weekday())
        result = []
        for back in range(13, -1, -1):
            first = monday - timedelta(weeks=back)
            year, week, _ = first.isocalendar()
            result.append((f"{year}-W{week:02}", first, first + timedelta(days=7)))
        quarter = (self.today.month + 2) // 3
        first = date(self.today.year, quarter * 3 - 2, 1)
        end = date(self.today.year + quarter // 4, quarter % 4 * 3 + 1, 1)
        return result + [(f"{self.today.year}-Q{quarter}", first, end)]

    def within(self, at, period):
        """A record without a time is listed with the quarter."""
        name, first, end = period
        if at is None:
            return "Q" in name
        return first <= at.astimezone(LOCAL).date() < end

    def judged(self, period):
        return period[2] <= self.today

    @staticmethod
    def covers(scope, services):
        kind, name = scope
        if kind == "":
            return True
        return any((team_of(s) if kind == "team" else s) == name for s in services)

    def part(self, rows, scope, period):
        """Rows of (instant, services, …) of a scope and period."""
        return [r for r in rows if self.within(r[0], period) and self.covers(scope, r[1])]

    # Records

    def read_deployments(self):
        self.deployments, self.bad_deployments, ids = [], [], set()
        order = sorted(self.all_deployments,
                       key=lambda d: (d.get("finished_at") or d.get("started_at"), d["id"]))
        for d in order:
            known = d["id"] in ids
            ids.add(d["id"])
            begun = d.get("started_at") or d.get("finished_at")
            if d["environment"] not in PRODUCTION or begun > self.as_of:
                continue
            finish, outcome = d.get("finished_at"), d.get("outcome")
            if known:
                self.bad_deployments.append((finish, [d["service"]]))
            elif finish is None:
                if outcome not in (None, "cancelled"):
                    self.bad_deployments.append((d["started_at"], [d["service"]]))
            elif d.get("started_at") and finish < d["started_at"]:
                self.bad_deployments.append((finish, [d["service"]]))
            elif finish > self.as_of or outcome == "cancelled":
                pass
            elif outcome is None:
                self.bad_deployments.append((finish, [d["service"]]))
            else:
                self.deployments.append((finish, [d["service"]], d))
        self.by_id = {d["id"]: (at, services, d) for at, services, d in self.deployments}
        self.any_id = ids

    def read_incidents(self):
        self.incidents, self.timeless, self.unsound = [], [], []
        for i in self.all_incidents:
            if i.get("kind") == "maintenance" or i.get("duplicate_of"):
                continue
            start = i.get("impact_start") or i.get("detected_at")
            if start is None:
                self.timeless.append((None, i["services"]))
            elif start <= self.as_of:
                ends = [i.get(k) for k in ("mitigated_at", "resolved_at")]
                ends = [e for e in ends if e and e <= self.as_of]
                end = ends[0] if ends else None
                if end and end < start:
                    self.unsound.append((start, i["services"]))
                self.incidents.append((start, i["services"], i, end))

    def names(self, key, deployment, later):
        return later[2].get(key) == deployment[2]["id"] and self.is_later(later, deployment)

    @staticmethod
    def is_later(later, earlier):
        return (later[0], later[2]["id"]) > (earlier[0], earlier[2]["id"])

    def read_failures(self):
        self.failures, self.inferred, self.dead = [], set(), []
        self.causes = {}
        for start, services, i, end in self.incidents:
            cause = i.get("caused_by")
            if cause == "not_change_related":
                self.causes[i["id"]] = True
            elif cause is not None:
                self.causes[i["id"]] = cause in self.any_id
                if cause not in self.by_id:
                    self.dead.append((start, services))
            else:
                self.causes[i["id"]] = False
                if i.get("environment", "production") not in PRODUCTION:
                    continue
                near = [d for d in self.deployments
                        if d[1][0] in services and d[0] <= start and start - d[0] <= WINDOW]
                if near:
                    self.inferred.add(max(near, key=lambda d: (d[0], d[2]["id"]))[2]["id"])
        incident_ids = {i["id"] for i in self.all_incidents}
        for d in self.deployments:
            for key in ("remediates", "rollback_of"):
                target = d[2].get(key)
                if target is None or (key == "remediates" and target in incident_ids):
                    continue
                if target not in self.by_id or not self.is_later(d, self.by_id[target]):
                    self.dead.append((d[0], d[1]))
        for d in self.deployments:
            incidents = [x for x in self.incidents if x[2].get("caused_by") == d[2]["id"]]
            menders = [e for e in self.deployments
                       if self.names("remediates", d, e) or self.names("rollback_of", d, e)]
            if d[2]["outcome"] == "success" and not incidents and not menders:
                continue
            self.failures.append((d[0], d[1], d[2]["id"], self.recovery(d, incidents, menders)))
        self.failed = {f[2] for f in self.failures}
        self.inferred -= self.failed

    def recovery(self, d, incidents, menders):
        """Seconds, `open`, or `wrong`."""
        finishes = [e[0] for e in menders if e[2]["outcome"] == "success"]
        ends = []
        for start, services, i, end in incidents:
            if end is not None and end < start:
                return "wrong"
            if end is None:
                own = [e[0] for e in self.deployments
                       if i["id"] in (e[2].get("remediates"), e[2].get("incident"))
                       and e[2]["outcome"] == "success" and self.is_later(e, d)]
                end = min(own + finishes, default=None)
            ends.append(end)
        if not incidents:
            ends = [min(finishes, default=None)]
        if None in ends:
            return "open"
        return seconds(max(ends) - d[0]) if max(ends) >= d[0] else "wrong"

    def read_changes(self):
        self.lead, self.first, self.bad_changes = [], [], []
        delivered = []
        seen = set()
        for at, services, d in sorted(self.deployments, key=lambda d: (d[0], d[2]["id"])):
            if d["outcome"] != "success":
                continue
            service = d["service"]
            is_first = service not in seen
            seen.add(service)
            own = [c for c in self.changes if c["service"] == service]
            contained = []
            if not self.changes:
                continue
            if d.get("changes"):
                for name in d["changes"]:
                    found = [c for c in own if c["id"] == name]
                    found = found or [c for c in own if name in c.get("commits", [])]
                    if not found:
                        self.bad_changes.append((at, services))
                    contained += found
            elif d.get("sha"):
                contained = [c for c in own if d["sha"] in c.get("commits", [])]
            for c in contained:
                if any(c is other for other in delivered):
                    continue
                delivered.append(c)
                if is_first:
                    self.first.append((at, services))
                elif c.get("authored_at") is None or c["authored_at"] > at:
                    self.bad_changes.append((at, services))
                else:
                    self.lead.append((at, services, seconds(at - c["authored_at"])))

    def read_pages(self):
        calls = {}
        for i in self.all_incidents:
            for page in i.get("pages", []):
                if page["at"] <= self.as_of:
                    calls.setdefault((page["at"], page["responder"]), set()).update(i["services"])
        self.pages = [(at, sorted(services)) for (at, _), services in calls.items()]
        self.after = []
        for at, services in self.pages:
            recent = [s for s in services if any(
                d[1][0] == s and timedelta() <= at - d[0] <= timedelta(minutes=60)
                for d in self.deployments)]
            if recent:
                self.after.append((at, recent))
        self.hours = []
        for start, services, i, end in self.incidents:
            pages = sorted((p["at"], p["responder"], p.get("zone")) for p in i.get("pages", [])
                           if p["at"] <= self.as_of)
            at, responder, zone = pages[0] if pages else (i.get("detected_at") or start, None, None)
            owned = [s for s in services if team_of(s)] or services
            own, _, holidays = clock(owned[0]) if owned else (LOCAL, None, set())
            local = at.astimezone(ZoneInfo(zone) if zone else own)
            if local.hour < 8 or local.hour >= 22:
                bucket = "sleep"
            elif local.weekday() >= 5 or local.date() in holidays or local.hour >= 18:
                bucket = "off"
            else:
                bucket = "business"
            self.hours.append((at, services, bucket, responder))

    def read_reviews(self):
        self.judgements, self.waits, self.bad_reviews, self.plans = [], [], [], []
        for c in self.changes:
            service = [c["service"]]
            merged = c.get("merged_at")
            if merged and merged <= self.as_of and c.get("kind") not in ("docs", "trivial"):
                plans = c.get("artifacts", {})
                self.plans.append((merged, service,
                                   bool(plans.get("test_plan") and plans.get("rollback_plan"))))
            request = c.get("review_requested_at")
            if request is None or request > self.as_of:
                continue
            review = c.get("first_review_at")
            if review and (review > self.as_of or c["first_reviewer"] in (c["author"], "ai_claude-1")):
                review = None
            if self.as_of - request > timedelta(days=5 * 366) or (review and review < request):
                self.bad_reviews.append((request, service))
                continue
            over = merged if merged and merged <= self.as_of else None
            end = review or over or self.as_of
            elapsed = business(c["service"], request, max(end, request))
            if elapsed > SLA:
                self.judgements.append(
                    (runs_out(c["service"], request, end), service, False))
            elif review:
                self.judgements.append((review, service, True))
            elif over and over < self.as_of:
                self.bad_reviews.append((over, service))
            if review:
                self.waits.append((review, service, seconds(elapsed)))

    # Figures of a slice

    def successes(self, scope, period):
        return [d for d in self.part(self.deployments, scope, period)
                if d[2]["outcome"] == "success"]

    def bad(self, rows, scope, period):
        return len(self.part(rows, scope, period))

    def local_days(self, rows):
        return len({d[0].astimezone(LOCAL).date() for d in rows})

    def deployment_frequency(self, s, p):
        n = len(self.successes(s, p))
        return Cell(value=n, count=n, shown=n, left=self.bad(self.bad_deployments, s, p))

    def deployment_days(self, s, p):
        rows = self.successes(s, p)
        return Cell(value=self.local_days(rows), count=len(rows), shown=len(rows),
                    left=self.bad(self.bad_deployments, s, p))

    def deployment_interval(self, s, p):
        at = sorted(d[0] for d in self.successes(s, p))
        gaps = [seconds(b - a) for a, b in zip(at, at[1:])]
        return Cell("ok" if gaps else "not_applicable",
                    percentile(gaps, Fraction(1, 2)) if gaps else None, count=len(gaps),
                    shown=len(at), left=self.bad(self.bad_deployments, s, p))

    def lead_times(self, s, p, part, banded=False, tenth=False):
        values = [row[2] for row in self.part(self.lead, s, p)]
        left = sum(self.bad(r, s, p) for r in (self.bad_changes, self.first, self.bad_deployments))
        return self.duration(values, "no_data", part, len(values), left, tenth,
                             (24, 168, 720) if banded else None)

    @staticmethod
    def duration(values, none, part, shown, left, tenth=False, ladder=None):
        if not values:
            return Cell(none, shown=shown, left=left)
        if tenth and len(values) < 10:
            return Cell("insufficient", max(values), count=len(values), shown=shown, left=left)
        value = percentile(values, part)
        return Cell("ok", value, count=len(values), shown=shown, left=left,
                    band=time_band(value, *ladder) if ladder else None)

    def change_failure_rate(self, s, p):
        rows = self.part(self.deployments, s, p)
        ids = [d[2]["id"] for d in rows]
        failed = sum(i in self.failed for i in ids)
        inferred = sum(i in self.inferred for i in ids)
        incidents = [i for i in self.part(self.incidents, s, p)
                     if i[2].get("environment", "production") in PRODUCTION]
        left = sum(self.bad(r, s, p) for r in (
            self.bad_deployments, self.dead, self.timeless, self.unsound))
        cell = rate(failed, len(rows), "no_data", shown=len(rows), left=left)
        if cell.value is not None:
            cell.upper = Fraction(failed + inferred, len(rows))
            percent = cell.value * 100
            cell.band = rung(percent <= 5, percent <= 10, percent <= 15)
        if incidents:
            cell.coverage = (sum(self.causes[i[2]["id"]] for i in incidents), len(incidents))
        return cell

    def recovery_time(self, s, p, part, banded):
        rows = [f[3] for f in self.part(self.failures, s, p)]
        times = [r for r in rows if r not in ("open", "wrong")]
        unrecovered = rows.count("open")
        left = rows.count("wrong") + self.bad(self.bad_deployments, s, p)
        shown = len(rows) - rows.count("wrong")
        if not rows:
            return Cell("not_applicable", left=left)
        if not times:
            return Cell("insufficient", shown=shown, left=left)
        value = percentile(times, part)
        return Cell("partial" if unrecovered else "ok", value, count=len(times), shown=shown,
                    left=left, band=time_band(value, 1, 24, 168) if banded else None)

    @staticmethod
    def mends(d):
        if d[2].get("kind", "normal") in ("hotfix", "rollback", "revert"):
            return True
        return d[2].get("planned") is False and bool(d[2].get("remediates") or d[2].get("incident"))

    def rework_rate(self, s, p):
        rows = self.part(self.deployments, s, p)
        n = sum(map(self.mends, rows))
        return rate(n, len(rows), "no_data", shown=n, left=self.bad(self.bad_deployments, s, p))

    def restore_time(self, s, p, severity, mean):
        rows = [i for i in self.part(self.incidents, s, p)
                if severity in (None, i[2].get("severity"))]
        rows = [i for i in rows if i[3] is None or i[3] >= i[0]]
        times = [seconds(i[3] - i[0]) for i in rows if i[3]]
        left = 0
        if severity is None:
            left = self.bad(self.timeless, s, p) + self.bad(self.unsound, s, p)
        if not rows:
            return Cell("no_data", left=left)
        if not times:
            return Cell("insufficient", shown=len(rows), left=left)
        value = sum(times) / len(times) if mean else percentile(times, Fraction(1, 2))
        return Cell("partial" if len(times) < len(rows) else "ok", value, count=len(times),
                    shown=len(rows), left=left)

    def incident_count(self, s, p, severity):
        n = sum(severity in (None, i[2].get("severity"))
                for i in self.part(self.incidents, s, p))
        return Cell(value=n, count=n, shown=n,
                    left=0 if severity else self.bad(self.timeless, s, p))

    def number(self, rows, left=0):
        return Cell(value=len(rows), count=len(rows), shown=len(rows), left=left)

    def pages_per_deployment(self, s, p):
        n, d = len(self.part(self.pages, s, p)), len(self.part(self.deployments, s, p))
        return rate(n, d, "not_applicable", shown=n, left=self.bad(self.bad_deployments, s, p))

    def after_hours(self, s, p, holds):
        return self.number([h for h in self.part(self.hours, s, p) if holds(h)])

    def after_hours_share(self, s, p):
        rows = self.part(self.hours, s, p)
        n = sum(h[2] != "business" for h in rows)
        return rate(n, len(rows), "not_applicable", shown=len(rows))

    def review_sla(self, s, p):
        rows = self.part(self.judgements, s, p)
        return rate(sum(r[2] for r in rows), len(rows), "not_applicable", shown=len(rows),
                    left=self.bad(self.bad_reviews, s, p))

    def review_time(self, s, p, part, tenth):
        values = [r[2] for r in self.part(self.waits, s, p)]
        return self.duration(values, "not_applicable", part, len(values),
                             self.bad(self.bad_reviews, s, p), tenth)

    def change_plans(self, s, p):
        rows = self.part(self.plans, s, p)
        return rate(sum(r[2] for r in rows), len(rows), "not_applicable", shown=len(rows))

    # Readings at the as-of

    def days_median(self, s):
        weeks = [self.successes(s, p) for p in self.periods[:13]]
        days = [self.local_days(rows) for rows in weeks]
        value, n = percentile(days, Fraction(1, 2)), sum(map(len, weeks))
        return Cell(value=value, count=n, shown=n,
                    band=rung(value >= 5, value >= 1, sum(days) >= 3))

    def unrecovered(self, s):
        return self.number([f for f in self.failures if f[3] == "open" and self.covers(s, f[1])])

    def rework_six_months(self, s):
        month = self.today.month - 6
        year, month = (self.today.year, month) if month > 0 else (self.today.year - 1, month + 12)
        start = datetime(year, month, self.today.day, tzinfo=LOCAL)
        rows = [d for d in self.deployments if d[0] >= start and self.covers(s, d[1])]
        n = sum(map(self.mends, rows))
        return rate(n, len(rows), "no_data", shown=n)

    # Output

    SOURCES = {
        "dora.deployment_frequency": ("deployments",), "dora.deployment_days": ("deployments",),
        "dora.deployment_interval": ("deployments",), "dora.rework_rate": ("deployments",),
        "dora.rework_rate_6_months": ("deployments",),
        "dora.deployment_days_median": ("deployments",),
        "dora.lead_time": ("deployments", "changes"),
        "dora.lead_time_p75": ("deployments", "changes"),
        "dora.lead_time_p90": ("deployments", "changes"),
        "dora.change_failure_rate": ("deployments", "incidents"),
        "dora.recovery_time": ("deployments", "incidents"),
        "dora.recovery_time_max": ("deployments", "incidents"),
        "dora.unrecovered_deployments": ("deployments", "incidents"),
        "ops.pages_per_deploy": ("deployments", "incidents"),
        "ops.pages_after_deployment": ("deployments", "incidents"),
        "ops.review_sla": ("changes",), "ops.review_time": ("changes",),
        "ops.review_time_p90": ("changes",), "ops.review_breaches": ("changes",),
        "ops.change_plans": ("changes",),
    }

    def print_all(self, variant, scopes=None):
        half, quarters, tenths = Fraction(1, 2), Fraction(3, 4), Fraction(9, 10)
        series = {
            "dora.deployment_frequency": self.deployment_frequency,
            "dora.deployment_days": self.deployment_days,
            "dora.deployment_interval": self.deployment_interval,
            "dora.lead_time": lambda s, p: self.lead_times(s, p, half, banded=True),
            "dora.lead_time_p75": lambda s, p: self.lead_times(s, p, quarters),
            "dora.lead_time_p90": lambda s, p: self.lead_times(s, p, tenths, tenth=True),
            "dora.change_failure_rate": self.change_failure_rate,
            "dora.recovery_time": lambda s, p: self.recovery_time(s, p, half, True),
            "dora.recovery_time_max": lambda s, p: self.recovery_time(s, p, Fraction(1), False),
            "dora.rework_rate": self.rework_rate,
            "ops.mttr": lambda s, p: self.restore_time(s, p, None, False),
            "ops.mttr_mean": lambda s, p: self.restore_time(s, p, None, True),
            "ops.incidents": lambda s, p: self.incident_count(s, p, None),
            "ops.pages": lambda s, p: self.number(self.part(self.pages, s, p)),
            "ops.pages_per_deploy": self.pages_per_deployment,
            "ops.pages_after_deployment": lambda s, p: self.number(self.part(self.after, s, p)),
            "ops.after_hours_incidents":
                lambda s, p: self.after_hours(s, p, lambda h: h[2] != "business"),
            "ops.after_hours_share": self.after_hours_share,
            "ops.review_sla": self.review_sla,
            "ops.review_time": lambda s, p: self.review_time(s, p, half, False),
            "ops.review_time_p90": lambda s, p: self.review_time(s, p, tenths, True),
            "ops.review_breaches": lambda s, p: self.number(
                [r for r in self.part(self.judgements, s, p) if not r[2]]),
            "ops.change_plans": self.change_plans,
        }
        readings = {
            "dora.deployment_days_median": self.days_median,
            "dora.unrecovered_deployments": self.unrecovered,
            "dora.rework_rate_6_months": self.rework_six_months,
        }
        for scope in scopes or self.scopes:
            labels = f'{{{scope[0]}="{scope[1]}"}}' if scope[0] else ""
            for name, figure in series.items():
                self.print_series(variant, name, labels, scope, figure)
            for name, figure in readings.items():
                cell = self.source(name) or figure(scope)
                print(f"{variant}|{name}{labels}|now={cell.text(True)}")
        company = ("", "")
        for severity in SEVERITIES:
            labels = f'{{severity="{severity}"}}'
            for name, figure in {
                "ops.mttr": lambda s, p: self.restore_time(s, p, severity, False),
                "ops.mttr_mean": lambda s, p: self.restore_time(s, p, severity, True),
                "ops.incidents": lambda s, p: self.incident_count(s, p, severity),
            }.items():
                self.print_series(variant, name, labels, company, figure)
        for bucket in ("sleep", "off", "business"):
            self.print_series(
                variant, "ops.after_hours_incidents", f'{{bucket="{bucket}"}}', company,
                lambda s, p: self.after_hours(s, p, lambda h: h[2] == bucket))
        quarter = self.periods[-1]
        people = {h[3] for h in self.part(self.hours, company, quarter) if h[3]}
        for person in sorted(people):
            cell = self.after_hours(
                company, quarter, lambda h: h[2] != "business" and h[3] == person)
            print(f'{variant}|ops.after_hours_incidents{{responder="{person}"}}|'
                  f"{quarter[0]}={cell.text(False)}")

    def source(self, name):
        needed = self.SOURCES.get(name, ("incidents",))
        return Cell("no_data") if any(kind in self.absent for kind in needed) else None

    def print_series(self, variant, name, labels, scope, figure):
        cells = [f"{p[0]}={(self.source(name) or figure(scope, p)).text(self.judged(p))}"
                 for p in self.periods]
        print(f"{variant}|{name}{labels}|{';'.join(cells)}")


DEPLOYMENTS, CHANGES, INCIDENTS = lines("deployments"), lines("changes"), lines("incidents")
AUTUMN, NEW_YEAR = instant("2026-11-21T12:00:00Z"), instant("2027-01-05T09:00:00Z")
COMPANY = [("", "")]
Derivation(AUTUMN, DEPLOYMENTS, CHANGES, INCIDENTS).print_all("autumn")
Derivation(NEW_YEAR, DEPLOYMENTS, CHANGES, INCIDENTS).print_all("new year")
Derivation(AUTUMN, DEPLOYMENTS, CHANGES, [], {"incidents"}).print_all(
    "no incident source", COMPANY)
Derivation(AUTUMN, DEPLOYMENTS, CHANGES, []).print_all("no incidents", COMPANY)
Derivation(AUTUMN, [], CHANGES, INCIDENTS, {"deployments"}).print_all(
    "no deployment source", COMPANY)
Derivation(AUTUMN, [], CHANGES, INCIDENTS).print_all("no deployments", COMPANY)

"""The figures of the worked example, by their definitions and apart from the program.

    python3 derive.py > expected.txt

Reads record/ and keeps every line of its log; no cell, no rollup. Exact fractions. Of the periods of a
figure without data only the number is printed.
"""
import datetime as dt
import json
import math
from collections import defaultdict
from fractions import Fraction as F
from zoneinfo import ZoneInfo

BERLIN, UTC = ZoneInfo("Europe/Berlin"), dt.timezone.utc
AS_OFS = ["2026-11-20T12:00:00Z", "2026-11-29T12:00:00Z"]
DAY = dt.timedelta(days=1)
MODEL_CALLS = {"chat", "generate_content", "text_completion", "embeddings"}
TOOLS = {"execute_tool", "retrieval"}


def load(path):
    return json.load(open(f"record/{path}"), parse_float=F, parse_int=int)


def at(text):
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00"))


def midnight(day):
    return dt.datetime(day.year, day.month, day.day, tzinfo=BERLIN).astimezone(UTC)


def seconds(delta):
    return F(delta // dt.timedelta(microseconds=1), 1000000)


SETTINGS, POLICIES = load("govpack.yaml"), load("state/workflows.yaml")["workflows"]
MIN_N = SETTINGS["min_n"]
POLICY = {p["id"]: p for p in POLICIES}
PRICES = [p for v in load("state/vendors.yaml")["vendors"] for p in v["prices"]
          if p.get("currency", "EUR") == "EUR"]
RATES = load("state/risk_budget.yaml")["loaded_cost"]
RECORDS = [json.loads(line, parse_float=F) for line in open("record/ops/actions/2026.jsonl")]


# Periods

class Period:
    def __init__(self, name, start, end):
        self.name, self.start, self.end = name, midnight(start), midnight(end)

    def __contains__(self, instant):
        return self.start <= instant < self.end


def week(monday):
    year, number, _ = monday.isocalendar()
    return Period(f"{year}-W{number:02}", monday, monday + 7 * DAY)


def month(year, number, count=1, name=None):
    first = dt.date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)
    last = number + count
    end = dt.date(year + (last - 1) // 12, (last - 1) % 12 + 1, 1)
    return Period(name or f"{first.year}-{first.month:02}", first, end)


def quarter(year, number):
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return month(year, number * 3 - 2, 3, f"{year}-Q{number}")


# Numbers

def quantile(values, p):
    values = sorted(values)
    rank = F(len(values) - 1) * p
    low = int(rank)
    return values[low] + (rank - low) * (values[min(low + 1, len(values) - 1)] - values[low])


def wilson(d, n):
    z = 1.959963984540054
    p = d / n
    middle, spread = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (middle - spread) / (1 + z * z / n)


def text(value):
    return "-" if value is None else f"{F(value).numerator}/{F(value).denominator}"


# What a line costs

def price(record):
    own = [p for p in PRICES if p["model"] == record["model"]["name"]
           and midnight(dt.date.fromisoformat(p["from"])) <= at(record["ts"])]
    return max(own, key=lambda p: p["from"], default=None)


def weigh(u, p):
    p_in, p_out = F(p["input"]), F(p["output"])
    return ((u["input"] - u["cache_read"] - u["cache_write"]) * p_in
            + u["cache_read"] * F(p.get("cache_read", p_in))
            + u["cache_write"] * F(p.get("cache_write", p_in))
            + (u["output"] - u["reasoning"]) * p_out + u["reasoning"] * F(p.get("reasoning", p_out)))


class Cost:
    def __init__(self):
        self.tokens = self.tools = self.review = self.difference = F(0)
        self.unpriced = self.foreign_models = self.foreign_tools = self.both = 0
        self.unrated = False

    def add(self, record, parents):
        cost = record.get("cost")
        foreign = cost is not None and cost["currency"] != "EUR"
        if record["op"] in MODEL_CALLS and record["id"] not in parents:
            u, p = record["usage"], price(record)
            computed = None if p is None else weigh(u, p) / 1000000
            if foreign:
                self.foreign_models += 1
            elif cost:
                self.tokens += F(cost["amount"])
                if computed is not None:
                    self.both += 1
                    self.difference += F(cost["amount"]) - computed
            elif computed is None:
                self.unpriced += u["input"] + u["output"]
            else:
                self.tokens += computed
        elif record["op"] in TOOLS and cost:
            if foreign:
                self.foreign_tools += 1
            else:
                self.tools += F(cost["amount"])
        return self


# The record as of an instant

class Unit:
    def __init__(self, workflow, records, parents):
        self.workflow, self.records = workflow, records
        events = defaultdict(list)
        for r in records:
            if r["type"] == "unit":
                events[r["event"]].append(at(r["ts"]))
        actions = sorted((r for r in records if r["type"] == "action"), key=lambda r: at(r["ts"]))
        calls = [r for r in actions if r["op"] in MODEL_CALLS]
        self.attempt = at(actions[0]["ts"]) if actions else None
        self.done = min(events["completed"], default=None)
        self.cancelled = min(events["cancelled"], default=None)
        self.first = min(at(r["ts"]) for r in records)
        opened = min(events["opened"], default=None)
        self.opened = opened or self.first
        begin = opened or self.attempt
        self.cycle = self.done - begin if self.done and begin and begin <= self.done else None
        handed = [t for t in events["escalated"] if self.attempt and t >= self.attempt
                  and (not self.done or t < self.done)]
        self.outcome = min(handed) if handed else self.done if self.attempt else None
        self.escalated = bool(handed)
        self.reopened = any(t >= self.done for t in events["reopened"]) if self.done else False
        self.model = calls[0]["model"]["name"] if calls else None
        self.prompt = prompt(calls[0]) if calls else None
        lanes = [r["autonomy"]["lane"] for r in actions if "autonomy" in r]
        self.lane = lanes[0] if lanes else None
        reviews = [r for r in records if r["type"] == "review"]
        finds = [r for r in reviews if r["verdict"] == "defect" and self.done
                 and at(r["ts"]) >= self.done]
        timely = [r for r in finds if at(r["ts"]) - self.done <= 7 * DAY]
        self.defect, self.late = bool(timely), bool(finds) and not timely
        self.only_sampled = bool(timely) and all(r["purpose"] == "sample" for r in timely)
        self.escape = any(r.get("found_by") == "customer" for r in timely)
        samples = [r for r in reviews if r["purpose"] == "sample"]
        self.sampled = bool(samples)
        self.sampled_defect = any(r["verdict"] == "defect" for r in samples)
        own = sum(F(r.get("approval", {}).get("minutes", 0)) for r in actions)
        approvals = sum(F(r.get("minutes", 0)) for r in reviews if r["purpose"] == "approval")
        others = sum(F(r.get("minutes", 0)) for r in reviews if r["purpose"] != "approval")
        self.minutes = max(own, approvals) + others
        self.cost = Cost()
        for r in actions:
            self.cost.add(r, parents)


def prompt(record):
    p = record.get("prompt")
    return p and f"{p['name']}@{p['version']}"


class Scope:
    def __init__(self, workflow=None, kind=None, value=None):
        self.workflow, self.kind, self.value = workflow, kind, value
        self.labels = {k: v for k, v in [("workflow", workflow), (kind, value)] if v}

    def has(self, item):
        own = {"model": item.model, "prompt": item.prompt, "lane": item.lane}
        return self.workflow in (None, item.workflow) and (not self.kind or own[self.kind] == self.value)


class Action:
    def __init__(self, record):
        self.record, self.at, self.workflow = record, at(record["ts"]), record["workflow_id"]
        self.model, self.prompt = record.get("model", {}).get("name"), prompt(record)
        self.lane = record.get("autonomy", {}).get("lane")


def fields(r):
    """Every field that the action needs, and whether it has it."""
    result = {"id": True, "unit_id": "unit_id" in r, "agent.id": "agent" in r, "op": True,
              "status": True, "subject.id": "subject" in r}
    if r["op"] in MODEL_CALLS:
        result |= {"model.name": True, "prompt.version": "prompt" in r, "model.params": True,
                   "input": "input" in r, "sources": "sources" in r, "output": "output" in r}
    if r["op"] == "execute_tool":
        result |= {f"tool.{f}": f in r["tool"]
                   for f in ["name", "endpoint", "params", "success", "result"]}
    if r["op"] == "retrieval":
        result["sources[].id"] = bool(r["sources"]) and all("id" in s for s in r["sources"])
    if r.get("final"):
        result["confidence"] = "confidence" in r
    if r.get("approval", {}).get("required"):
        result |= {f"approval.{f}": f in r["approval"] for f in ["approver_id", "decision", "at"]}
    return result


class World:
    def __init__(self, as_of):
        self.as_of = at(as_of)
        self.name = as_of
        self.silences = defaultdict(int)
        self.records = [r for r in RECORDS if at(r["ts"]) <= self.as_of]
        self.parents = {r.get("parent_id") for r in self.records if r.get("op") in MODEL_CALLS}
        grouped = defaultdict(list)
        for r in self.records:
            if "unit_id" in r:
                grouped[r["workflow_id"], r["unit_id"]].append(r)
        self.units = [Unit(w, rs, self.parents) for (w, _), rs in grouped.items()]
        self.actions = [Action(r) for r in self.records if r["type"] == "action"]
        self.begin = {}
        for r in self.records:
            w = r["workflow_id"]
            self.begin[w] = min(self.begin.get(w, at(r["ts"])), at(r["ts"]))
        self.workflows = sorted(set(self.begin) | set(POLICY))
        self.sampled = {w for w in self.begin
                        if any(u.sampled and u.done for u in self.units if u.workflow == w)
                        and not any(u.late or (u.defect and not u.only_sampled)
                                    for u in self.units if u.workflow == w)}
        today = self.as_of.astimezone(BERLIN).date()
        monday = today - DAY * today.weekday()
        self.today = today
        self.weeks = [week(monday - 7 * DAY * k) for k in range(23, -1, -1)]
        self.months = [month(today.year, today.month - k) for k in (2, 1, 0)]
        self.quarters = [quarter(today.year, (today.month + 2) // 3 - k) for k in (2, 1, 0)]
        self.scopes = [Scope()] + [Scope(w) for w in self.workflows]
        self.cells = []
        for w in self.workflows:
            for kind in ["model", "prompt", "lane"]:
                values = {getattr(x, kind) for x in self.actions if x.workflow == w}
                values |= {getattr(u, kind) for u in self.units if u.workflow == w and u.done}
                self.cells += [Scope(w, kind, v) for v in sorted(values - {None})]

    def series(self):
        """Each period with the one before it, and whether it is printed."""
        for periods, shown in [(self.weeks, 14), (self.months, 2), (self.quarters, 2)]:
            for before, period in list(zip(periods, periods[1:]))[-shown:]:
                yield before, period

    def silent(self, scope, period=None):
        begin = (min(self.begin.values()) if scope.workflow is None
                 else self.begin.get(scope.workflow))
        return begin is None or (period is not None and period.end <= begin)

    def done(self, scope, period):
        return [u for u in self.units if u.done and u.done in period and scope.has(u)]

    def acts(self, scope, period):
        return [a for a in self.actions if a.at in period and scope.has(a)]

    def is_sampled(self, scope):
        return (scope.workflow in self.sampled if scope.workflow
                else all(w in self.sampled for w in self.begin))

    def defects(self, scope, period):
        units = self.done(scope, period)
        if self.is_sampled(scope):
            return sum(u.sampled_defect for u in units), sum(u.sampled for u in units)
        return sum(u.defect for u in units), len(units)

    def is_mature(self, period):
        return period.end + 7 * DAY <= self.as_of


# Figures: (status, value) or (status, value, n, d)

def rate(n, d):
    if d == 0:
        return "not_applicable", None, n, d
    return ("insufficient", None, n, d) if d < MIN_N else ("ok", F(n, d), n, d)


def matured(world, period, reading):
    status, *rest = reading
    return ("partial" if status == "ok" and not world.is_mature(period) else status, *rest)


def partial(value, flag):
    return "partial" if flag else "ok", value


def unit_rate(workflow, done):
    role = POLICY.get(workflow, {}).get("review_role", "human-operator")
    monday = done.astimezone(BERLIN).date()
    monday -= DAY * monday.weekday()
    own = [r for r in RATES if r["role"] == role and dt.date.fromisoformat(r["from"]) <= monday]
    return F(own[-1]["rate"]) if own else None


def unit_costs(world, scope, period):
    total = Cost()
    for u in world.done(scope, period):
        for key in ["tokens", "tools", "unpriced", "foreign_models", "foreign_tools"]:
            setattr(total, key, getattr(total, key) + getattr(u.cost, key))
        hourly = unit_rate(u.workflow, u.done)
        if hourly is None:
            total.unrated |= u.minutes > 0
        else:
            total.review += u.minutes * hourly / 60
    return total


def per_unit(parts):
    def read(world, scope, period, _):
        n, cost = len(world.done(scope, period)), unit_costs(world, scope, period)
        if n == 0:
            return "not_applicable", None
        gaps = {"tokens": cost.unpriced or cost.foreign_models, "tools": cost.foreign_tools,
                "review": cost.unrated}
        return partial(sum(getattr(cost, p) for p in parts) / n, any(gaps[p] for p in parts))
    return read


def spend_of(world, actions):
    cost = Cost()
    for a in actions:
        cost.add(a.record, world.parents)
    return cost


def cycle(p):
    def read(world, scope, period, _):
        times = [seconds(u.cycle) for u in world.done(scope, period) if u.cycle is not None]
        if not times:
            return "not_applicable", None
        if p == F(9, 10) and len(times) < 10:
            return "insufficient", max(times)
        return "ok", quantile(times, p)
    return read


def count(test):
    return lambda world, scope, period, _: ("ok", F(sum(map(test, world.done(scope, period)))))


def escalation(world, scope, period, _):
    units = [u for u in world.units if u.outcome and u.outcome in period and scope.has(u)]
    return rate(sum(u.escalated for u in units), len(units))


def defect_rate(world, scope, period, _):
    return matured(world, period, rate(*world.defects(scope, period)))


def escape_rate(world, scope, period, _):
    n = sum(u.escape for u in world.done(scope, period))
    return matured(world, period, rate(n, world.defects(scope, period)[1]))


def cancelled(world, scope, period, _):
    return "ok", F(sum(bool(u.cancelled and not u.done and u.cancelled in period and scope.has(u))
                       for u in world.units))


def spend(world, scope, period, _):
    cost = spend_of(world, world.acts(scope, period))
    return partial(cost.tokens + cost.tools,
                   cost.unpriced or cost.foreign_models or cost.foreign_tools)


def unpriced(world, scope, period, _):
    return "ok", F(spend_of(world, world.acts(scope, period)).unpriced)


def difference(world, scope, period, _):
    cost = spend_of(world, world.acts(scope, period))
    return ("ok", cost.difference) if cost.both else ("not_applicable", None)


def completeness(world, scope, period, _):
    actions = world.acts(scope, period)
    return rate(sum(all(fields(a.record).values()) for a in actions), len(actions))


def coverage(field=None):
    def read(world, scope, period, _):
        found = [v for a in world.acts(scope, period) for k, v in fields(a.record).items()
                 if field in (None, k)]
        return rate(sum(found), len(found))
    return read


def sampling(world, scope, period, _):
    units = world.done(scope, period)
    return rate(sum(u.sampled for u in units), len(units))


def reconciliation(world, scope, period, _):
    own = [w for w in world.workflows if scope.workflow == w or scope.workflow is None and w in world.begin]
    known = [w for w in own if period.name in POLICY[w].get("units_in_system_of_record", {})]
    if not known:
        return "no_data", None
    logged = sum(u.first in period for u in world.units if u.workflow in known)
    counted = sum(POLICY[w]["units_in_system_of_record"][period.name] for w in known)
    if counted == 0:
        return "not_applicable", None, logged, counted
    return ("ok" if known == own else "partial", F(logged, counted), logged, counted)


def change(part):
    def read(world, scope, period, before):
        if world.silent(scope, before):
            return "no_data", None
        uses, costs = [], []
        for p in (before, period):
            use = defaultdict(lambda: [F(0), defaultdict(int)])
            for a in world.acts(scope, p):
                r = a.record
                if r["op"] in MODEL_CALLS and r["id"] not in world.parents:
                    item = use[a.workflow, a.model]
                    item[0] += Cost().add(r, world.parents).tokens
                    for k, v in r["usage"].items():
                        item[1][k] += v
            uses.append(use)
            costs.append(spend_of(world, world.acts(scope, p)))
        old, new = uses
        c0, c1 = (sum(cost for cost, _ in use.values()) for use in uses)
        t0, t1 = (sum(u["input"] + u["output"] for _, u in use.values()) for use in uses)
        by_volume = F(t1 - t0) * c0 / t0 if t0 else c1 - c0
        by_price = F(0)
        for item in set(old) & set(new) if t0 else ():
            own = [p for p in PRICES if p["model"] == item[1]]
            latest = max(own, key=lambda p: p["from"], default={"input": 1, "output": 1})
            by_price += new[item][0] - old[item][0] * F(weigh(new[item][1], latest)) / weigh(old[item][1], latest)
        parts = {None: c1 - c0, "price": by_price, "volume": by_volume,
                 "mix": c1 - c0 - by_price - by_volume}
        return partial(parts[part], any(c.unpriced or c.foreign_models for c in costs))
    return read


# Drift

def drift(world, scope, period, before):
    if scope.workflow is None:
        return "not_applicable", None
    if world.silent(scope, before):
        return "no_data", None
    d, n = world.defects(scope, period)
    d0, n0 = world.defects(scope, before)
    ratio, reference = None, F(d0, n0) if n0 else None
    if n0 and d0 == 0:
        index = world.weeks.index(period)
        pooled = [world.defects(scope, w) for w in world.weeks[max(0, index - 8):index]
                  if not world.silent(scope, w)]
        reference = F(sum(x for x, _ in pooled), sum(y for _, y in pooled))
        if reference == 0:
            reference = POLICY[scope.workflow].get("targets", {}).get("kpi.defect_rate", {}).get("max", 0)
    if n and reference:
        ratio = F(d, n) / reference
    if not world.is_mature(period):
        return "partial", ratio
    if min(n, n0) < MIN_N:
        return "insufficient", None
    if ratio is None:
        return ("not_applicable" if d == 0 else "no_data"), None
    return "ok", ratio


# Readings at the as-of

def ages(p):
    def read(world, scope):
        own = [seconds(world.as_of - u.opened) for u in world.units
               if not u.done and not u.cancelled and scope.has(u)]
        if not own:
            return "not_applicable", None
        if p == F(9, 10) and len(own) < 10:
            return "insufficient", max(own)
        return "ok", quantile(own, p)
    return read


def outside(world, scope):
    cost = spend_of(world, [a for a in world.actions if scope.has(a)])
    done = sum(u.cost.tokens + u.cost.tools for u in world.units if u.done and scope.has(u))
    return partial(cost.tokens + cost.tools - done,
                   cost.unpriced or cost.foreign_models or cost.foreign_tools)


def retention(world, scope):
    begin = min(t for w, t in world.begin.items() if scope.workflow in (None, w))
    first = begin.astimezone(BERLIN).date()
    months = (world.today.year - first.year) * 12 + world.today.month - first.month
    months -= world.today.day < first.day
    return partial(F(months), months < SETTINGS["retention_months"])


def last_run(world, scope):
    name = POLICY[scope.workflow].get("eval", {}).get("suite")
    runs = defaultdict(list)
    for r in world.records:
        if r["type"] == "eval" and r["workflow_id"] == scope.workflow:
            if name is None or r["suite"].split("@")[0] == name:
                day = at(r["ts"]).astimezone(BERLIN).date()
                runs[day, r["suite"], r["model"]["name"]].append(r)
    return runs[max(runs)] if runs else None


def evaluation(read):
    def reading(world, scope):
        if scope.workflow is None:
            return "not_applicable", None
        run = last_run(world, scope)
        return read(world, scope, run) if run else ("no_data", None)
    return reading


def passed(world, scope, run):
    return rate(sum(r["label"] == "pass" for r in run), len(run))


def run_age(world, scope, run):
    last = max(at(r["ts"]) for r in run)
    changed = POLICY[scope.workflow].get("eval", {}).get("last_major_change")
    is_old = changed and last.astimezone(BERLIN).date() < dt.date.fromisoformat(changed)
    return partial(seconds(world.as_of - last), is_old)


ALL, WORKFLOWS = "cells", "workflows"
FIGURES = [
    ("kpi.throughput", ALL, count(lambda u: True)),
    ("kpi.reopened_units", ALL, count(lambda u: u.reopened)),
    ("kpi.cancelled_units", WORKFLOWS, cancelled),
    ("kpi.cycle_time", ALL, cycle(F(1, 2))),
    ("kpi.cycle_time_p90", ALL, cycle(F(9, 10))),
    ("kpi.defect_rate", ALL, defect_rate),
    ("kpi.escape_rate", ALL, escape_rate),
    ("kpi.escalation_rate", ALL, escalation),
    ("kpi.cost_per_unit", ALL, per_unit(["tokens", "tools", "review"])),
    ("kpi.token_cost_per_unit", ALL, per_unit(["tokens"])),
    ("kpi.tool_cost_per_unit", WORKFLOWS, per_unit(["tools"])),
    ("kpi.review_cost_per_unit", WORKFLOWS, per_unit(["review"])),
    ("kpi.spend", ALL, spend),
    ("kpi.unpriced_tokens", ALL, unpriced),
    ("kpi.cost_difference", WORKFLOWS, difference),
    ("kpi.audit_completeness", ALL, completeness),
    ("kpi.sampling_rate", WORKFLOWS, sampling),
    ("kpi.cost_change", WORKFLOWS, change(None)),
    ("kpi.cost_change", WORKFLOWS, change("price"), {"part": "price"}),
    ("kpi.cost_change", WORKFLOWS, change("volume"), {"part": "volume"}),
    ("kpi.cost_change", WORKFLOWS, change("mix"), {"part": "mix"}),
]
READINGS = [
    ("kpi.open_unit_age", ages(F(1, 2)), {"quantile": "median"}),
    ("kpi.open_unit_age", ages(F(9, 10)), {"quantile": "p90"}),
    ("kpi.spend_outside_units", outside, {}),
    ("kpi.retention", retention, {}),
    ("kpi.eval_pass_rate", evaluation(passed), {}),
    ("kpi.eval_suite_size", evaluation(lambda w, s, run: ("ok", F(len(run)))), {}),
    ("kpi.eval_age", evaluation(run_age), {}),
]
# The bounds of the definitions, which hold for every narrowing, then those of a workflow alone.
BOUNDS = {"kpi.unpriced_tokens": (None, 0), "kpi.sampling_rate": (F(1, 20), None),
          "kpi.eval_suite_size": (100, 300), "kpi.eval_age": (None, 31 * 86400),
          "kpi.drift_ratio": (None, F(5, 4)), "kpi.retention": (12, None)}
OWN = {("kpi.defect_rate", "refunds"): (None, F(3, 10)), ("kpi.cycle_time", "refunds"): (None, 3600),
       ("kpi.sampling_rate", "invoices"): (F(1, 2), F(9, 10))}


def verdict(id, labels, status, value, is_over):
    own = OWN.get((id, labels["workflow"])) if set(labels) == {"workflow"} else None
    bound = own or BOUNDS.get(id)
    if bound is None or not is_over:
        return "not_judged"
    if status != "ok" or value is None:
        return "unknown"
    low, high = bound
    return "met" if (low is None or value >= low) and (high is None or value <= high) else "missed"


def show(world, id, labels, period, reading, is_over=True):
    status, value, n, d = (*reading, None, None)[:4] if len(reading) < 4 else reading
    pairs = ",".join(f'{k}="{v}"' for k, v in sorted(labels.items()))
    name = f"{id}{{{pairs}}}" if pairs else id
    if status == "no_data":
        world.silences[name] += 1
        return
    print("|".join([world.name, name, period, status, text(value),
                    "-" if n is None else f"{n}/{d}",
                    verdict(id, labels, status, value, is_over)]))


def show_period(world, id, labels, scope, period, before, read):
    reading = ("no_data", None) if world.silent(scope, period) else read(world, scope, period, before)
    show(world, id, labels, period.name, reading, period.end <= world.as_of)


for name in AS_OFS:
    world = World(name)
    for id, depth, read, *more in FIGURES:
        for scope in world.scopes + (world.cells if depth == ALL else []):
            for before, period in world.series():
                show_period(world, id, scope.labels | (more[0] if more else {}), scope, period, before, read)
    for scope in world.scopes:
        for before, period in list(zip(world.weeks, world.weeks[1:]))[-14:]:
            show_period(world, "kpi.audit_reconciliation", scope.labels, scope, period, before, reconciliation)
            show_period(world, "kpi.drift_ratio", scope.labels, scope, period, before, drift)
        for period in [world.weeks[-2], world.quarters[-2], world.quarters[-1]]:
            show_period(world, "kpi.field_coverage", scope.labels, scope, period, None, coverage())
            names = {f for a in world.acts(scope, period) for f in fields(a.record)} if scope.workflow else ()
            for field in sorted(names):
                show_period(world, "kpi.field_coverage", scope.labels | {"field": field}, scope, period,
                            None, coverage(field))
        for id, read, labels in READINGS:
            reading = ("no_data", None) if world.silent(scope) else read(world, scope)
            show(world, id, scope.labels | labels, "now", reading)
    for silent in sorted(world.silences):
        print(f"{name}|{silent}|no_data|{world.silences[silent]}")

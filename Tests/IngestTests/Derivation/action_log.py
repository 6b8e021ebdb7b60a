"""The figures of action-log.jsonl by the definitions, worked out apart from the program.

    python3 action_log.py action-log.jsonl

Everything is kept in memory and done the plain way, with exact fractions.
"""
import datetime as dt
import json
import sys
from collections import defaultdict
from fractions import Fraction as F

AS_OF = "2026-11-20T00:00:00Z"
MATURITY = 7 * 86400
PRICES = {  # per million tokens, from a day on
    "m-1": [("2026-01-01T00:00:00Z", dict(i=F(3), o=F(15), cr=F("0.3"), cw=F("3.75"), r=F(15))),
            ("2026-11-09T00:00:00Z", dict(i=F(2), o=F(10), cr=F(2), cw=F(2), r=F(10)))],
}
MODEL_CALLS = {"chat", "generate_content", "text_completion", "embeddings"}


def at(text):
    return dt.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def week(seconds):
    year, number, _ = dt.datetime.fromtimestamp(seconds, dt.timezone.utc).isocalendar()
    return f"{year}-W{number:02}"


def quantile(values, p):
    values = sorted(values)
    rank = F(len(values) - 1) * p
    low = int(rank)
    high = min(low + 1, len(values) - 1)
    return values[low] + (rank - low) * (values[high] - values[low])


records = [json.loads(line) for line in open(sys.argv[1])]
excluded = defaultdict(list)
seen, kept = {}, []
for number, record in enumerate(records, 1):
    record["number"] = number
    if at(record["ts"]) > at(AS_OF):
        excluded["after-as-of"].append(number)
    elif "end_ts" in record and at(record["end_ts"]) < at(record["ts"]):
        excluded["end-before-start"].append(number)
    elif record["id"] in seen:
        excluded["duplicate"].append(number)
    else:
        seen[record["id"]] = record
        kept.append(record)
gone = {r["supersedes"] for r in kept if "supersedes" in r}
for record in list(kept):
    parent = seen.get(record.get("parent_id"))
    if record["id"] in gone:
        excluded["superseded"].append(record["number"])
        kept.remove(record)
    elif parent and int(at(record["ts"])) < int(at(parent["ts"])):
        excluded["before-its-parent"].append(record["number"])
        kept.remove(record)
parents_of_calls = {r.get("parent_id") for r in kept if r.get("op") in MODEL_CALLS}


def computed(record):
    price = None
    for start, candidate in PRICES.get(record["model"]["name"], []):
        if at(start) <= at(record["ts"]):
            price = candidate
    if price is None:
        return None
    u = record["usage"]
    return (F(u["input"] - u["cache_read"] - u["cache_write"]) * price["i"]
            + u["cache_read"] * price["cr"] + u["cache_write"] * price["cw"]
            + F(u["output"] - u["reasoning"]) * price["o"] + u["reasoning"] * price["r"]) / 1000000


units = defaultdict(list)
for record in kept:
    if "unit_id" in record:
        units[record["unit_id"]].append(record)

weeks = defaultdict(lambda: defaultdict(F))
cycles, names = defaultdict(list), defaultdict(list)
for name, own in units.items():
    def first(*events):
        times = [at(r["ts"]) for r in own if r["type"] == "unit" and r["event"] in events]
        return min(times, default=None)
    attempts = [at(r["ts"]) for r in own if r["type"] == "action"]
    done, opened = first("completed"), first("opened")
    attempt = min(attempts, default=None)
    handed = [at(r["ts"]) for r in own if r.get("event") == "escalated" and attempt is not None
              and at(r["ts"]) >= attempt and (done is None or at(r["ts"]) < done)]
    outcome = min(handed) if handed else done
    if attempt is not None and outcome is not None and outcome >= attempt:
        weeks[week(outcome)]["attempted"] += 1
        weeks[week(outcome)]["escalated"] += bool(handed)
    if done is None:
        continue
    w = weeks[week(done)]
    names[week(done)].append(name)
    w["units"] += 1
    w["derived openings"] += opened is None
    cycles[week(done)].append(F(done - (opened if opened is not None else attempt)))
    w["reopened"] += any(r.get("event") == "reopened" and at(r["ts"]) >= done for r in own)
    finds = [(at(r["ts"]) - done, r) for r in own if r.get("verdict") == "defect" and at(r["ts"]) >= done]
    in_time = [r for age, r in finds if age <= MATURITY]
    w["defects"] += bool(in_time)
    w["escapes"] += any(r.get("found_by") == "customer" for r in in_time)
    w["late defects"] += bool(finds) and not in_time
    samples = [r for r in own if r.get("purpose") == "sample"]
    w["sampled"] += bool(samples)
    w["sampled defects"] += any(r["verdict"] == "defect" for r in samples)
    w["defects from samples only"] += bool(in_time) and all(r["purpose"] == "sample" for r in in_time)
    approvals = reviews = F(0)
    for r in own:
        if r["type"] == "review":
            minutes = F(str(r.get("minutes", 0)))
            reviews += minutes if r["purpose"] == "approval" else 0
            w["other review minutes"] += minutes if r["purpose"] != "approval" else 0
        if r["type"] != "action":
            continue
        approvals += F(str(r.get("approval", {}).get("minutes", 0)))
        cost = r.get("cost")
        foreign = cost is not None and cost["currency"] != "EUR"
        leaf = r["op"] in MODEL_CALLS and r["id"] not in parents_of_calls
        if leaf:
            for key in ("input", "output"):
                w[key] += r["usage"][key]
            own_price = computed(r)
            if cost and not foreign:
                w["logged"] += F(cost["amount"])
                if own_price is not None:
                    w["computed of both"] += own_price
            elif foreign:
                w["foreign"] += 1
            elif own_price is None:
                w["unpriced tokens"] += r["usage"]["input"] + r["usage"]["output"]
            else:
                w["computed"] += own_price
        elif cost and not foreign and r["op"] not in MODEL_CALLS and not r["op"].startswith("invoke"):
            w["tools"] += F(cost["amount"])
    w["approval minutes"] += approvals
    w["approval review minutes"] += reviews

print("excluded", {k: v for k, v in sorted(excluded.items())})
for name in sorted(weeks):
    w = weeks[name]
    print(name, sorted(names[name]))
    if cycles[name]:
        print("  median", quantile(cycles[name], F(1, 2)), "p90", quantile(cycles[name], F(9, 10)))
    for key in sorted(w):
        if w[key]:
            print(f"  {key}: {w[key]}" + (f" = {float(w[key])}" if w[key].denominator > 1 else ""))

#!/usr/bin/env python3
"""Works out, line by line and without the program, what the pages say of the example's agents.

    python3 Tests/CommandsTests/Derivation/example_agents.py

Reads ops/actions and prints the figures of 2026-W45, the last week old enough to be judged, and the
faults of the whole log, as JSON. Money is added up in whole billionths.
"""
import collections
import datetime as dt
import fractions
import gzip
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[3]
BERLIN = dt.timezone(dt.timedelta(hours=1))  # In November.
AS_OF = dt.datetime(2026, 11, 20, 15, tzinfo=dt.timezone.utc)
START, END = (dt.datetime(2026, 11, day, tzinfo=BERLIN) for day in (2, 9))
# Per million tokens: input, cache read, output; the role's hour.
PRICES = {"a-large-2": ("10", "1", "40"), "a-small-1": ("1.5", "0.15", "6")}
HOUR = 46
F = fractions.Fraction


def lines():
    for path in sorted((ROOT / "ops" / "actions").glob("*.jsonl*")):
        data = path.read_bytes()
        if path.suffix == ".gz":
            data = gzip.decompress(data)
        for text in data.splitlines():
            line = json.loads(text)
            line["at"] = dt.datetime.fromisoformat(line["ts"])
            if line["at"] <= AS_OF:
                yield line


def quantile(values, part):
    """Linear interpolation between the ordered values, as DuckDB's quantile_cont."""
    ordered = sorted(values)
    place = F(part) * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def price(line):
    rates = PRICES.get(line["model"]["name"])
    if rates is None:
        return None
    fresh, cached, out = (F(rate) / 1_000_000 for rate in rates)
    usage = line["usage"]
    return (usage["input"] - usage["cache_read"]) * fresh + usage["cache_read"] * cached \
        + usage["output"] * out


def week(flow, units):
    done = {u: l for u, l in units.items() if "completed" in l and START <= l["completed"] < END}
    times = [F(int((l["completed"] - l["opened"]).total_seconds())) for l in done.values()]
    tokens = sum((cost for l in done.values() for cost in l["costs"]), F(0))
    minutes = sum(F(m) for l in done.values() for m in l["minutes"])
    defects = sum(
        1 for l in done.values()
        if any(at - l["completed"] <= dt.timedelta(days=7) for at in l["defects"]))
    return {
        "throughput": len(done), "cycle_time": str(quantile(times, "1/2")),
        "cycle_time_p90": str(quantile(times, "9/10")), "defects": defects,
        "token_cost": str(tokens / len(done)),
        "review_cost": str(minutes * HOUR / 60 / len(done)),
    }


def main():
    flows = collections.defaultdict(lambda: collections.defaultdict(
        lambda: {"costs": [], "minutes": [], "defects": []}))
    unsure, missing, late, forbidden = collections.Counter(), 0, 0, 0
    for line in lines():
        kind, flow = line["type"], line["workflow_id"]
        if kind == "eval" or kind == "control":
            continue
        unit = flows[flow][line["unit_id"]]
        if kind == "unit" and line["event"] in ("opened", "completed"):
            unit.setdefault(line["event"], line["at"])
        if kind == "review":
            unit["minutes"].append(line.get("minutes", 0))
            if line["verdict"] == "defect":
                unit["defects"].append(line["at"])
        if kind != "action":
            continue
        unsure[flow] += line.get("final", False) and "confidence" not in line
        forbidden += line["autonomy"]["boundary"] == "cannot"
        if line["op"] == "chat" and price(line) is not None:
            unit["costs"].append(price(line))
        approval = line.get("approval", {})
        if approval.get("required"):
            unit["minutes"].append(approval.get("minutes", 0))
            missing += "at" not in approval
            late += "at" in approval and dt.datetime.fromisoformat(approval["at"]) > line["at"]
    print(json.dumps({
        "weeks": {flow: week(flow, units) for flow, units in sorted(flows.items())},
        "finals without confidence": dict(unsure), "approvals missing": missing,
        "approvals late": late, "actions outside of the boundary": forbidden,
    }, indent=2))


if __name__ == "__main__":
    main()

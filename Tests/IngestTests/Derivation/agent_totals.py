"""What the samples of agent traces say of themselves, for AgentImportSampleTests.

    python3 agent_totals.py ../../../../shared/samples/agent-logs

Langfuse: durations are the traces' own `latency`; costs the observations' own `totalCost`, as
written, of generations that have no generation below them, and of those that have. OTLP: durations
are last end less first start of each trace; tokens those of spans with tokens that have no such
span below them; costs `operation.cost` of the same. The 90th percentile is by linear interpolation
at rank (n - 1) p, with exact fractions. Nothing of the program is used.
"""

import glob
import json
import os
import sys
from decimal import Decimal
from fractions import Fraction

base = sys.argv[1]


def p90(values):
    values = sorted(values)
    rank = Fraction(9, 10) * (len(values) - 1)
    low = int(rank)
    high = min(low + 1, len(values) - 1)
    return values[low] + (rank - low) * (values[high] - values[low])


def above(start, parents):
    seen = set()
    node = parents.get(start)
    while node is not None and node not in seen:
        seen.add(node)
        node = parents.get(node)
    return seen


def with_one_below(marked, parents):
    """Those marked that have another marked one below them."""
    return {a for m in marked for a in above(m, parents)} & set(marked)


def langfuse():
    latencies, leaf, repeated, tokens, actions, scores = [], Decimal(0), Decimal(0), [0, 0], 0, 0
    for path in sorted(glob.glob(os.path.join(base, "langfuse", "*.json"))):
        export = json.load(open(path), parse_float=Decimal)
        latencies.append(Fraction(export["trace"]["latency"]))
        rows = {row["id"]: row for row in export["observations"]}
        parents = {i: row["parentObservationId"] for i, row in rows.items()}
        calls = [i for i, row in rows.items() if row["usageDetails"]]
        parent_calls = with_one_below(calls, parents)
        for i in calls:
            if i in parent_calls:
                repeated += Decimal(rows[i]["totalCost"])
                continue
            leaf += Decimal(rows[i]["totalCost"])
            tokens[0] += rows[i]["inputUsage"]
            tokens[1] += rows[i]["outputUsage"]
        actions += len(rows)
        scores += len(export["trace"]["scores"])
    print("langfuse traces", len(latencies), "observations", actions, "scores", scores)
    print("  p90 seconds", p90(latencies), float(p90(latencies)))
    print("  leaf cost", leaf, "repeated cost", repeated, "of all", leaf + repeated)
    print("  leaf tokens", tokens)


def otlp():
    spans = {}
    for line in open(os.path.join(base, "otlp", "derived-from-langfuse.otlp.jsonl")):
        for batch in json.loads(line)["resourceSpans"]:
            for scope in batch["scopeSpans"]:
                for span in scope["spans"]:
                    span["a"] = {
                        a["key"]: next(iter(a["value"].values())) for a in span["attributes"]
                    }
                    spans[(span["traceId"], span["spanId"])] = span
    times = {}
    for (trace, _), span in spans.items():
        start, end = int(span["startTimeUnixNano"]), int(span["endTimeUnixNano"])
        first, last = times.get(trace, (start, end))
        times[trace] = (min(first, start), max(last, end))
    durations = [Fraction(end - start, 10**9) for start, end in times.values()]
    parents = {
        key: (key[0], span["parentSpanId"]) if span.get("parentSpanId") else None
        for key, span in spans.items()
    }
    names = ("gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens")
    calls = [
        key for key, span in spans.items()
        if names[0] in span["a"] or "ai.usage.promptTokens" in span["a"]
    ]
    leaves = [key for key in calls if key not in with_one_below(calls, parents)]
    tokens = [sum(int(spans[key]["a"][name]) for key in leaves) for name in names]
    cost = sum(
        (Decimal(spans[key]["a"]["operation.cost"]) for key in leaves
         if "operation.cost" in spans[key]["a"]), Decimal(0))
    print("otlp traces", len(times), "spans", len(spans), "calls", len(calls), "leaves", len(leaves))
    print("  p90 seconds", p90(durations), float(p90(durations)))
    print("  leaf tokens", tokens, "cost", cost)


langfuse()
otlp()

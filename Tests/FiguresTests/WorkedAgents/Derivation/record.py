"""Writes the log of the worked example (made up): `python3 record.py`, in this folder."""
import json

LINES = []


def line(type, id, ts, workflow, unit=None, **more):
    record = {"type": type, "id": id, "ts": f"2026-{ts}Z", "workflow_id": workflow}
    if unit:
        record["unit_id"] = unit
    LINES.append(record | more)


def unit(ts, workflow, name, event):
    line("unit", f"{name}-{event}-{ts}", ts, workflow, name, event=event)


def action(id, ts, workflow, name, op, without=(), lane="low", **more):
    fields = {"agent": {"id": "agt"}, "subject": {"kind": "customer", "id": "c1", "hashed": True},
              "op": op, "status": "ok", "autonomy": {"lane": lane}} | more
    for field in without:
        del fields[field]
    line("action", id, ts, workflow, name, **fields)


def chat(id, ts, workflow, name, input, output, model="m-1", cache=(0, 0), reasoning=0, version="1",
         without=(), **more):
    action(id, ts, workflow, name, "chat", without, model={"name": model, "params": {}},
           prompt={"name": "p", "version": version},
           usage={"input": input, "cache_read": cache[0], "cache_write": cache[1],
                  "output": output, "reasoning": reasoning},
           sources=[], input={"text": "i"}, output={"text": "o"}, **more)


def tool(id, ts, workflow, name, without=(), **more):
    action(id, ts, workflow, name, "execute_tool", without,
           tool={"name": "pay", "endpoint": "POST /pay", "params": {}, "success": True,
                 "result": {"text": ""}}, **more)


def review(id, ts, workflow, name, purpose, verdict, **more):
    line("review", id, ts, workflow, name, purpose=purpose, reviewer_id="r", verdict=verdict, **more)


R, I = "refunds", "invoices"

# Week 45. Reopened, and done again in week 46: it counts in week 45 alone. The agent's own line
# repeats the tokens of its call; some of the input is read from the cache, some written to it.
unit("11-02T08:00:00", R, "A1", "opened")
action("A1-agent", "11-02T08:00:30", R, "A1", "invoke_agent", usage={"input": 1000, "output": 200})
chat("A1-call", "11-02T08:01:00", R, "A1", 1000, 200, cache=(400, 100), reasoning=50,
     parent_id="A1-agent")
unit("11-02T09:00:00", R, "A1", "completed")
unit("11-09T09:00:00", R, "A1", "reopened")
unit("11-10T09:00:00", R, "A1", "completed")
# Its defect is found after week 45, and within seven days: it restates week 45.
unit("11-06T08:00:00", R, "A2", "opened")
chat("A2-call", "11-06T08:01:00", R, "A2", 1000, 100)
unit("11-06T08:30:00", R, "A2", "completed")
review("A2-find", "11-12T08:00:00", R, "A2", "defect", "defect", found_by="internal", minutes=12.5)
# Found after eight days: no defect of any week.
unit("11-06T09:00:00", R, "A3", "opened")
chat("A3-call", "11-06T09:01:00", R, "A3", 1000, 100, model="m-2")
unit("11-06T11:00:00", R, "A3", "completed")
review("A3-find", "11-14T12:00:00", R, "A3", "defect", "defect", found_by="customer")
# Sunday 23:30 in UTC is Monday in Berlin: opened in week 45, done in week 46, over a change of price.
unit("11-08T21:00:00", R, "B1", "opened")
chat("B1-before", "11-08T22:00:00", R, "B1", 1000, 100)
chat("B1-after", "11-08T23:10:00", R, "B1", 1000, 100)
unit("11-08T23:30:00", R, "B1", "completed")
# A reviewed sample: fine.
review("A2-sample", "11-07T08:00:00", R, "A2", "sample", "pass", minutes=4)

# Week 46. Never opened; a model without a price; the customer finds a defect at the very end.
chat("B2-call", "11-10T10:00:00", R, "B2", 200, 100, model="m-x")
unit("11-10T10:30:00", R, "B2", "completed")
review("B2-find", "11-17T10:30:00", R, "B2", "defect", "defect", found_by="customer", minutes=6)
# Nothing before its completion.
unit("11-10T12:00:00", R, "B3", "completed")
# Handed over after an attempt, before one, and after the completion.
unit("11-11T08:00:00", R, "B4", "opened")
chat("B4-call", "11-11T08:10:00", R, "B4", 100, 10)
unit("11-11T08:20:00", R, "B4", "escalated")
unit("11-11T09:00:00", R, "B4", "completed")
unit("11-11T08:00:00", R, "B5", "escalated")
chat("B5-call", "11-11T08:10:00", R, "B5", 100, 10)
unit("11-11T09:00:00", R, "B5", "completed")
chat("B6-call", "11-11T08:10:00", R, "B6", 100, 10)
unit("11-11T09:00:00", R, "B6", "completed")
unit("11-11T09:20:00", R, "B6", "escalated")
# Handed over in week 46, done in week 47: its first outcome is of week 46.
chat("B7-call", "11-15T10:00:00", R, "B7", 100, 10, version="2")
unit("11-15T11:00:00", R, "B7", "escalated")
unit("11-16T11:00:00", R, "B7", "completed")
# A planned approval is no escalation; it stands in the log twice. The tool has a cost.
unit("11-12T10:00:00", R, "B8", "opened")
tool("B8-pay", "11-12T10:30:00", R, "B8",
     approval={"required": True, "decision": "approved", "approver_id": "b",
               "at": "2026-11-12T10:29:00Z", "minutes": 1.5},
     cost={"amount": "0.0004", "currency": "EUR"})
review("B8-approval", "11-12T10:29:00", R, "B8", "approval", "approved", minutes=2)
unit("11-12T10:40:00", R, "B8", "completed")
# A cost in the log beside a computed one, and one in another currency.
unit("11-12T08:00:00", R, "B9", "opened")
chat("B9-call", "11-12T08:10:00", R, "B9", 1000, 100, cost={"amount": "0.01", "currency": "EUR"})
unit("11-12T09:00:00", R, "B9", "completed")
unit("11-12T08:00:00", R, "B10", "opened")
chat("B10-call", "11-12T08:10:00", R, "B10", 1000, 100, lane="high",
     cost={"amount": "0.01", "currency": "USD"})
unit("11-12T10:00:00", R, "B10", "completed")
# Cancelled, and open; a call of no unit.
unit("11-12T08:00:00", R, "B11", "opened")
chat("B11-call", "11-12T08:10:00", R, "B11", 300, 30)
unit("11-12T09:00:00", R, "B11", "cancelled")
unit("11-13T08:00:00", R, "B12", "opened")
chat("B12-call", "11-13T08:10:00", R, "B12", 500, 50)
chat("none-call", "11-13T09:00:00", R, None, 700, 70)
# A price in another currency is none. Fields are missing: a prompt, an endpoint, a confidence.
chat("B13-call", "11-13T10:00:00", R, "B13", 100, 10, model="m-usd", without=("prompt",))
unit("11-13T10:10:00", R, "B13", "completed")
action("B13-look", "11-13T10:05:00", R, "B13", "retrieval", sources=[{"kind": "doc", "id": "d"}])
tool("B13-pay", "11-13T10:06:00", R, "B13", without=("agent",))
chat("B13-final", "11-13T10:07:00", R, "B13", 100, 10, final=True)

# Week 47.
for number in range(4):
    name = f"C{number}"
    unit(f"11-17T0{number}:00:00", R, name, "opened")
    chat(f"{name}-call", f"11-17T0{number}:10:00", R, name, 2000, 400, model="m-2", version="2")
    unit(f"11-17T0{number + 2}:00:00", R, name, "completed")
review("C0-find", "11-18T08:00:00", R, "C0", "defect", "defect", found_by="internal", minutes=3)
# Later than the first as-of.
review("C1-find", "11-23T08:00:00", R, "C1", "defect", "defect", found_by="customer", minutes=3)
review("C2-find", "11-24T01:00:00", R, "C2", "defect", "defect", found_by="customer", minutes=3)
line("control", "off", "11-26T08:00:00", R, event="disabled", lane="low", reason="drift_trigger",
     actor_id="r")

# Ten units and more: the 90th percentile is one.
for number in range(12):
    name = f"D{number}"
    unit(f"11-24T08:{number:02}:00", R, name, "opened")
    unit(f"11-24T1{number % 3}:{number:02}:0{number % 7}", R, name, "completed")

# The other workflow: calls in week 42, no unit done; units in weeks 43, 45 and 46 of which defects are
# known from samples alone; two weeks of silence.
chat("E0-call", "10-13T10:00:00", I, "E0", 4000, 400)
for week, day in enumerate(["10-20", "11-04", "11-11"]):
    for number in range(6):
        name = f"F{week}{number}"
        unit(f"{day}T08:00:00", I, name, "opened")
        chat(f"{name}-call", f"{day}T08:30:00", I, name, 1000 * (week + 1), 100,
             model=["m-1", "m-2"][number % 2])
        unit(f"{day}T09:0{number}:00", I, name, "completed")
        if number < 4:
            bad = number < [1, 0, 2][week]
            review(f"{name}-sample", f"{day}T15:00:00", I, name, "sample",
                   "defect" if bad else "pass", minutes=2)

# Evaluations: a new version of the suite breaks the series.
RUNS = [("11-05", "refunds@1", "m-1", "ppfp"), ("11-12", "refunds@2", "m-1", "ppffpp"),
        ("11-18", "refunds@2", "m-2", "pfppfpp"), ("11-18", "other@1", "m-1", "ffff")]
for day, suite, model, labels in RUNS:
    for number, label in enumerate(labels):
        line("eval", f"{suite}-{day}-{number}", f"{day}T12:00:0{number}", R, suite=suite,
             case_id=f"case-{number}", label={"p": "pass", "f": "fail"}[label],
             model={"name": model}, prompt={"name": "p", "version": "1"})

with open("record/ops/actions/2026.jsonl", "w") as file:
    for record in LINES:
        file.write(json.dumps(record, separators=(",", ":")) + "\n")

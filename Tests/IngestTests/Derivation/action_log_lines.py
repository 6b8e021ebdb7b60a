"""Prints the log of the worked example (made up). `python3 action_log_lines.py > action-log.jsonl`"""
import json

lines = []


def line(type, id, ts, unit=None, **more):
    record = {"schema": "govpack.log/1", "type": type, "id": id, "ts": ts, "workflow_id": "refunds"}
    if unit:
        record["unit_id"] = unit
    lines.append(record | more)


def unit(id, ts, unit_id, event):
    line("unit", id, ts, unit_id, event=event)


def action(id, ts, unit_id, op, **more):
    line("action", id, ts, unit_id, agent={"id": "agt"}, subject={"kind": "none"}, op=op,
         status=more.pop("status", "ok"), **more)


def chat(id, ts, unit_id, input, output, model="m-1", cache_read=0, cache_write=0, reasoning=0,
         version="1", lane="low", **more):
    action(id, ts, unit_id, "chat", model={"name": model, "params": {}},
           prompt={"name": "decide", "version": version},
           usage={"input": input, "cache_read": cache_read, "cache_write": cache_write,
                  "output": output, "reasoning": reasoning},
           sources=[], input={"text": "i"}, output={"text": "o"}, autonomy={"lane": lane}, **more)


# Reopened: counted in the week of its first completion alone. The parent repeats the tokens.
unit("u1-o", "2026-11-02T08:00:00Z", "U1", "opened")
action("u1-p", "2026-11-02T08:00:30Z", "U1", "invoke_agent", usage={"input": 1000, "output": 200})
chat("u1-c", "2026-11-02T08:01:00Z", "U1", 1000, 200, cache_read=400, cache_write=100, reasoning=50,
     parent_id="u1-p")
unit("u1-d", "2026-11-02T09:00:00Z", "U1", "completed")
unit("u1-r", "2026-11-04T09:00:00Z", "U1", "reopened")
unit("u1-e", "2026-11-05T09:00:00Z", "U1", "completed")
line("review", "u1-s", "2026-11-03T10:00:00Z", "U1", purpose="sample", reviewer_id="a",
     verdict="pass", minutes=4)
# Over the end of a week, and over a change of price.
unit("u2-o", "2026-11-08T23:00:00Z", "U2", "opened")
chat("u2-a", "2026-11-08T23:30:00Z", "U2", 1000, 100)
chat("u2-b", "2026-11-09T00:30:00Z", "U2", 1000, 100)
unit("u2-d", "2026-11-09T01:00:00Z", "U2", "completed")
# Never opened; a model without a price; a defect that the customer found after six days.
chat("u3-c", "2026-11-10T10:00:00Z", "U3", 200, 100, model="m-x")
unit("u3-d", "2026-11-10T10:30:00Z", "U3", "completed")
line("review", "u3-f", "2026-11-16T10:30:00Z", "U3", purpose="defect", reviewer_id="a",
     verdict="defect", found_by="customer", minutes=12)
# A defect one second after the seven days, and one at their very end.
unit("u4-o", "2026-11-10T12:00:00Z", "U4", "opened")
chat("u4-c", "2026-11-10T12:01:00Z", "U4", 100, 10)
unit("u4-d", "2026-11-11T12:00:00Z", "U4", "completed")
line("review", "u4-f", "2026-11-18T12:00:01Z", "U4", purpose="defect", reviewer_id="a",
     verdict="defect", found_by="internal")
unit("u5-o", "2026-11-11T11:00:00Z", "U5", "opened")
chat("u5-c", "2026-11-11T11:30:00Z", "U5", 100, 10)
unit("u5-d", "2026-11-11T12:00:00Z", "U5", "completed")
line("review", "u5-f", "2026-11-18T12:00:00Z", "U5", purpose="defect", reviewer_id="a",
     verdict="defect", found_by="internal")
# Handed over after an attempt; before one; after the completion; and never completed.
unit("u6-o", "2026-11-09T08:00:00Z", "U6", "opened")
chat("u6-c", "2026-11-09T08:10:00Z", "U6", 100, 10)
unit("u6-x", "2026-11-09T08:20:00Z", "U6", "escalated")
unit("u6-d", "2026-11-09T09:00:00Z", "U6", "completed")
unit("u7-x", "2026-11-09T08:00:00Z", "U7", "escalated")
chat("u7-c", "2026-11-09T08:10:00Z", "U7", 100, 10)
unit("u7-d", "2026-11-09T09:00:00Z", "U7", "completed")
chat("u8-c", "2026-11-09T08:10:00Z", "U8", 100, 10)
unit("u8-d", "2026-11-09T09:00:00Z", "U8", "completed")
unit("u8-x", "2026-11-09T09:20:00Z", "U8", "escalated")
unit("u9-o", "2026-11-12T08:00:00Z", "U9", "opened")
chat("u9-c", "2026-11-12T08:10:00Z", "U9", 100, 10)
unit("u9-x", "2026-11-12T08:20:00Z", "U9", "escalated")
# A planned approval, which stands in the log twice; a tool with a cost.
unit("u10-o", "2026-11-12T10:00:00Z", "U10", "opened")
action("u10-t", "2026-11-12T10:30:00Z", "U10", "execute_tool",
       tool={"name": "pay", "endpoint": "POST /pay", "params": {}, "success": True, "result": {"text": ""}},
       approval={"required": True, "decision": "approved", "approver_id": "b",
                 "at": "2026-11-12T10:29:00Z", "minutes": 1.5},
       autonomy={"lane": "low", "boundary": "approval"},
       cost={"amount": "0.0004", "currency": "EUR"})
line("review", "u10-a", "2026-11-12T10:29:00Z", "U10", purpose="approval", reviewer_id="b",
     verdict="approved", minutes=2)
unit("u10-d", "2026-11-12T10:40:00Z", "U10", "completed")
# Cancelled, and still open.
unit("u11-o", "2026-11-12T08:00:00Z", "U11", "opened")
unit("u11-c", "2026-11-12T09:00:00Z", "U11", "cancelled")
unit("u12-o", "2026-11-13T08:00:00Z", "U12", "opened")
# A cost in the log beside a computed one, a foreign one, and a defect that a sample found.
unit("u13-o", "2026-11-12T08:00:00Z", "U13", "opened")
chat("u13-c", "2026-11-12T08:10:00Z", "U13", 1000, 100, version="2",
     cost={"amount": "0.01", "currency": "EUR"})
unit("u13-d", "2026-11-12T09:00:00Z", "U13", "completed")
line("review", "u13-s", "2026-11-13T10:00:00Z", "U13", purpose="sample", reviewer_id="a",
     verdict="defect", minutes=2.5)
unit("u14-o", "2026-11-12T08:00:00Z", "U14", "opened")
chat("u14-c", "2026-11-12T08:10:00Z", "U14", 1000, 100, cost={"amount": "0.01", "currency": "USD"})
unit("u14-d", "2026-11-12T10:00:00Z", "U14", "completed")
# A line corrected by another, and one written twice.
unit("u15-o", "2026-11-12T08:00:00Z", "U15", "opened")
chat("u15-c", "2026-11-12T08:10:00Z", "U15", 999999, 9)
chat("u15-d", "2026-11-12T08:10:00Z", "U15", 500, 50, supersedes="u15-c")
unit("u15-e", "2026-11-12T08:30:00Z", "U15", "completed")
lines.append(lines[-2])
# Ends before it starts; starts before its parent; a call of a model within one.
chat("bad-end", "2026-11-12T08:10:00Z", "U15", 1, 1, end_ts="2026-11-12T08:09:59Z")
action("p-1", "2026-11-12T08:20:00Z", "U15", "invoke_agent")
chat("bad-child", "2026-11-12T08:19:58Z", "U15", 1, 1, parent_id="p-1")
chat("p-2", "2026-11-12T08:21:00Z", "U15", 70, 7)
chat("p-3", "2026-11-12T08:21:01Z", "U15", 60, 6, parent_id="p-2")
# Later than the as-of of the test.
unit("late", "2026-11-20T00:00:01Z", "U12", "completed")

for record in lines:
    print(json.dumps(record, separators=(",", ":")))

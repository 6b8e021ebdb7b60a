#!/usr/bin/env python3
"""Writes the agents' log of the example company: ops/actions, in the form govpack.log/1.

    python3 Tests/ExampleData/generate_agents.py          writes the lines
    python3 Tests/ExampleData/generate_agents.py --check  fails where the lines differ from the files

The company is invented; the same program gives the same lines. What the pages are to tell stands in
the tables below, the rest is ordinary weeks. The months up to October are compressed, as a company
would keep them. `--check` compares the lines, not the compressed bytes.
"""
import datetime as dt
import gzip
import hashlib
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "ops" / "actions"
UTC = dt.timezone.utc
END = dt.datetime(2026, 11, 20, 15, tzinfo=UTC)
WEEKS = range(34, 48)

# Units opened a week, and how many of those finished in the week have a defect, by ISO week.
FLOWS = {
    "invoice-triage": {
        "units": 15, "agent": "ai_builder-0000a001", "prompt": "triage",
        "model": ("vendor-a", "a-large-2"), "lane": "autonomous", "tool": "ledger.read",
        "defects": {35: 1, 38: 1, 39: 1, 40: 5, 41: 1, 43: 1, 44: 1, 45: 1},
        "suite": "triage-suite@3", "cases": 120, "runs": ["2026-09-29", "2026-10-27"],
        "minutes": (4, 30),
    },
    "support-replies": {
        "units": 22, "agent": "ai_builder-0000a002", "prompt": "reply",
        "model": ("vendor-a", "a-small-1"), "lane": "hitl", "tool": "tickets.search",
        "defects": {34: 1, 36: 1, 37: 1, 39: 1, 41: 1, 42: 1, 43: 2, 44: 1, 45: 6, 46: 1},
        "suite": "replies-suite@1", "cases": 100, "runs": ["2026-09-15", "2026-10-12"],
        "minutes": (6, 240),
    },
}
# The new version of a prompt, and the day from which on it is in use.
PROMPTS = {"triage": [("4", "2026-08-01"), ("5", "2026-09-28")], "reply": [("2", "2026-08-01")]}
# Lines of control, by hand.
CONTROL = [
    ("invoice-triage", "2026-10-12T08:30", "disabled", "drift_trigger", "human-operator"),
    ("invoice-triage", "2026-10-14T09:00", "enabled", "manual", "project-owner"),
    ("support-replies", "2026-11-06T09:40", "disabled", "policy", "platform-engineer"),
    ("support-replies", "2026-11-06T10:05", "enabled", "policy", "platform-engineer"),
]
PAUSE = [dt.datetime(2026, 10, day, hour, minute, tzinfo=UTC) for day, hour, minute in
         [(12, 8, 0), (14, 9, 0)]]


def chance(*words):
    """A number from 0 to 1 that belongs to these words: the same on every machine."""
    digest = hashlib.sha256("/".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:8], "big") / 2**64


def pick(low, high, *words):
    return low + int(chance(*words) * (high - low + 1))


def text(instant):
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def sha(*words):
    return hashlib.sha256("/".join(map(str, words)).encode()).hexdigest()


class Log:
    def __init__(self):
        self.lines = []

    def add(self, at, line_type, flow, line_id, **fields):
        if at <= END:
            line = {"type": line_type, "id": line_id, "ts": text(at), "workflow_id": flow, **fields}
            self.lines.append((at, line_id, line))


def week_start(week):
    return dt.datetime.fromisocalendar(2026, week, 1).replace(hour=6, tzinfo=UTC)


def prompt_version(name, at):
    day = at.date().isoformat()
    return [version for version, since in PROMPTS[name] if since <= day][-1]


def common(flow, plan, unit):
    hashed = flow == "support-replies"
    subject = {"kind": "customer", "id": sha("subject", unit)[:16], "hashed": True} if hashed else {
        "kind": "none"}
    return {
        "unit_id": unit, "agent": {"id": plan["agent"], "version": "1"}, "subject": subject,
        "status": "ok", "autonomy": {"lane": plan["lane"], "boundary": "can"},
    }


def write_unit(log, flow, plan, week, number):
    unit = f"{'INV' if flow == 'invoice-triage' else 'TCK'}-{week}-{number:02d}"
    # Monday to Friday, six in the morning to two in the afternoon in UTC.
    opened = week_start(week) + dt.timedelta(
        days=number * 5 // plan["units"], minutes=pick(0, 470, unit, "open"))
    # While the lane is disabled nothing is begun.
    if flow == "invoice-triage" and PAUSE[0] <= opened < PAUSE[1]:
        opened = PAUSE[1] + dt.timedelta(minutes=pick(5, 240, unit, "later"))
    log.add(opened, "unit", flow, f"{unit}-o", unit_id=unit, event="opened")
    at = opened + dt.timedelta(seconds=pick(5, 90, unit, "start"))
    base = common(flow, plan, unit)
    provider, model = plan["model"]
    # Two calls of a preview that the price list does not know.
    if unit in ("TCK-46-03", "TCK-46-09"):
        model = "a-preview-3"
    kinds = {"invoice-triage": "db", "support-replies": "doc"}
    found = {"kind": kinds[flow], "id": f"{flow}/{pick(1, 40, unit, 'source')}"}
    log.add(
        at, "action", flow, f"{unit}-t", op="execute_tool", end_ts=text(at + dt.timedelta(seconds=1)),
        tool={"name": plan["tool"], "endpoint": "local", "params": {"unit": unit}, "success": True,
              "result": {"sha256": sha(unit, "tool")}}, sources=[found], **base)
    at += dt.timedelta(seconds=pick(2, 20, unit, "think"))
    tokens = {"input": pick(1800, 5200, unit, "in"), "output": pick(120, 640, unit, "out")}
    tokens["cache_read"] = tokens["input"] * pick(0, 6, unit, "cache") // 10
    call = {
        "op": "chat", "end_ts": text(at + dt.timedelta(seconds=pick(2, 14, unit, "call"))),
        "model": {"provider": provider, "name": model, "params": {"temperature": 0}},
        "prompt": {"name": plan["prompt"], "version": prompt_version(plan["prompt"], at)},
        "usage": tokens, "sources": [found], "input": {"sha256": sha(unit, "input")},
        "output": {"sha256": sha(unit, "output")}, "final": True,
    }
    # One in twelve forgets to say how sure it is: its record cannot be replayed in full.
    if chance(unit, "sure") >= 1 / 12:
        call["confidence"] = {
            "value": round(0.6 + 0.39 * chance(unit, "confidence"), 2), "method": "self_report"}
    log.add(at, "action", flow, f"{unit}-c", **{**base, **call})
    write_credit(log, flow, plan, unit, at)
    return write_end(log, flow, plan, week, unit, at)


def write_credit(log, flow, plan, unit, at):
    """One ticket in eight offers a credit note, which a person agrees to first."""
    if flow != "support-replies" or chance(unit, "credit") >= 1 / 8:
        return
    asked = at + dt.timedelta(minutes=pick(2, 30, unit, "ask"))
    approval = {
        "required": True, "decision": "approved", "approver_id": "human-operator",
        "at": text(asked - dt.timedelta(seconds=40)), "minutes": pick(1, 4, unit, "agree")}
    if unit.startswith("TCK-44"):
        approval = {"required": True}
    if unit.startswith("TCK-42"):
        approval["at"] = text(asked + dt.timedelta(minutes=12))
    base = common(flow, plan, unit)
    base["autonomy"]["boundary"] = "approval"
    log.add(
        asked, "action", flow, f"{unit}-r", op="execute_tool",
        tool={"name": "credits.offer", "endpoint": "local", "params": {"unit": unit}, "success": True,
              "result": {"sha256": sha(unit, "credit")}}, sources=[], approval=approval, **base)


def write_end(log, flow, plan, week, unit, at):
    if chance(unit, "cancel") < 0.03:
        log.add(at + dt.timedelta(minutes=20), "unit", flow, f"{unit}-x", unit_id=unit,
                event="cancelled", reason="duplicate")
        return None
    low, high = plan["minutes"]
    done = at + dt.timedelta(minutes=pick(low, high, unit, "work"))
    if chance(unit, "escalate") < (0.22 if week == 47 else 0.1):
        log.add(at + dt.timedelta(minutes=3), "unit", flow, f"{unit}-e", unit_id=unit,
                event="escalated", reason="not sure", to="human-operator")
        log.add(at + dt.timedelta(minutes=18), "review", flow, f"{unit}-h", unit_id=unit,
                purpose="escalation_handling", reviewer_id="human-operator", verdict="modified",
                minutes=pick(4, 15, unit, "handle"))
        done = max(done, at + dt.timedelta(minutes=25))
    # One invoice in forty waits for a week: it is finished in the next one.
    if chance(unit, "wait") < 1 / 40:
        done += dt.timedelta(days=7)
    log.add(done, "unit", flow, f"{unit}-d", unit_id=unit, event="completed")
    if chance(unit, "reopen") < 0.02:
        log.add(done + dt.timedelta(days=2), "unit", flow, f"{unit}-p", unit_id=unit,
                event="reopened", reason="customer asked again")
    return done


def write_quality(log, flow, plan, week, finished):
    """Defects, and the sample that people look at: about one in ten, of replies too few at the end."""
    ordered = sorted(finished, key=lambda item: sha("defect", item[1]))
    for place, (done, unit) in enumerate(ordered[: plan["defects"].get(week, 0)]):
        by = "customer" if place % 3 == 0 else "internal"
        log.add(done + dt.timedelta(days=pick(0, 4, unit, "late"), hours=2), "review", flow,
                f"{unit}-q", unit_id=unit, purpose="defect", reviewer_id="human-operator",
                verdict="defect", severity="minor", found_by=by, minutes=pick(3, 9, unit, "mend"))
    share = 0.04 if flow == "support-replies" and week >= 45 else 0.1
    count = max(1, round(len(finished) * share))
    for done, unit in sorted(finished, key=lambda item: sha("sample", item[1]))[:count]:
        if (flow, week) == ("support-replies", 46):
            continue
        log.add(done + dt.timedelta(hours=20), "review", flow, f"{unit}-s", unit_id=unit,
                purpose="sample", reviewer_id="human-operator", verdict="pass",
                minutes=pick(2, 6, unit, "look"))


def write_evals(log, flow, plan):
    for run, day in enumerate(plan["runs"]):
        start = dt.datetime.fromisoformat(f"{day}T07:00:00+00:00")
        for case in range(plan["cases"]):
            # The second run mends some of what failed, and breaks a little.
            fails = chance(flow, case, "eval") < 0.09
            if run and chance(flow, case, "again") < (0.5 if fails else 0.02):
                fails = not fails
            log.add(start + dt.timedelta(seconds=case), "eval", flow,
                    f"{plan['suite']}-{day}-{case:03d}", suite=plan["suite"],
                    case_id=f"case-{case:03d}", label="fail" if fails else "pass",
                    evaluator="rule", model=plan["model"][1],
                    prompt=f"{plan['prompt']}@{prompt_version(plan['prompt'], start)}")


def all_lines():
    log = Log()
    for flow, plan in FLOWS.items():
        for week in WEEKS:
            finished = []
            for number in range(plan["units"]):
                done = write_unit(log, flow, plan, week, number)
                if done and done.isocalendar().week == week:
                    unit = f"{'INV' if flow == 'invoice-triage' else 'TCK'}-{week}-{number:02d}"
                    finished.append((done, unit))
            write_quality(log, flow, plan, week, finished)
        write_evals(log, flow, plan)
    for flow, at, event, reason, actor in CONTROL:
        instant = dt.datetime.fromisoformat(f"{at}:00+00:00")
        log.add(instant, "control", flow, f"{flow}-{event}-{at[:10]}-{at[11:13]}", event=event,
                lane=FLOWS[flow]["lane"], reason=reason, actor_id=actor)
    # The tool that the boundary forbids, used once.
    at = dt.datetime(2026, 11, 18, 9, 12, tzinfo=UTC)
    base = common("invoice-triage", FLOWS["invoice-triage"], "INV-47-05")
    base["autonomy"]["boundary"] = "cannot"
    log.add(at, "action", "invoice-triage", "INV-47-05-b", op="execute_tool",
            tool={"name": "payments.change", "endpoint": "local", "params": {"unit": "INV-47-05"},
                  "success": True, "result": {"text": "done"}}, sources=[], **base)
    return [line for _, _, line in sorted(log.lines, key=lambda item: item[:2])]


def files():
    months = {}
    for line in all_lines():
        compact = json.dumps(line, separators=(",", ":"), ensure_ascii=False)
        months.setdefault(line["ts"][:7], []).append(compact + "\n")
    for month, lines in months.items():
        name = f"{month}.jsonl" + ("" if month == "2026-11" else ".gz")
        yield FOLDER / name, "".join(lines).encode()


def main():
    check = "--check" in sys.argv[1:]
    for path, wanted in files():
        if check:
            held = path.read_bytes() if path.exists() else b""
            if path.suffix == ".gz":
                held = gzip.decompress(held)
            if held != wanted:
                sys.exit(f"error: {path.relative_to(ROOT)} is not what the generator writes")
            continue
        FOLDER.mkdir(parents=True, exist_ok=True)
        data = gzip.compress(wanted, 9, mtime=0) if path.suffix == ".gz" else wanted
        path.write_bytes(data)
        count = wanted.count(b"\n")
        print(f"{path.relative_to(ROOT)}: {len(wanted)} bytes, {count} lines, {len(data)} kept")


if __name__ == "__main__":
    main()

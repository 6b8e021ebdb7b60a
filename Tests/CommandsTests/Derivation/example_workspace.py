#!/usr/bin/env python3
"""What the example workspace must show, derived from its files without govpack.

    python3 Tests/CommandsTests/Derivation/example_workspace.py [AS-OF]

Prints JSON. Needs PyYAML. Written for the example only: it knows where its files are and leaves
the oddities of other workspaces to govpack.
"""
import datetime
import hashlib
import json
import pathlib
import re
import statistics
import sys
import zoneinfo

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
ZONE = zoneinfo.ZoneInfo("Europe/Berlin")
GOOD = {"work_complete", "task_complete", "test_complete"}


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def load(path):
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def front_matter(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])


def week(at):
    year, number, _ = at.astimezone(ZONE).isocalendar()
    return f"{year}-W{number:02d}"


def weeks_before(as_of, count):
    """The last complete ISO weeks, oldest first."""
    return [week(as_of - datetime.timedelta(weeks=n)) for n in range(count, 0, -1)]


def hours(delta):
    return round(delta.total_seconds() / 3600, 4)


def histories(as_of):
    """Task id -> (queue, transitions up to the as-of); tasks created later are left out."""
    result = {}
    for task, entry in load("state/tasks.yaml")["tasks"].items():
        past = [e for e in entry["events"] if instant(e["timestamp"]) <= as_of]
        if past:
            moves = [(instant(e["timestamp"]), e["from"], e["to"]) for e in past if "from" in e]
            result[task] = (entry["queue"], moves)
    return result


def status(moves):
    return moves[-1][2] if moves else "draft"


def first(moves, *states):
    return next((at for at, _, to in moves if to in states), None)


def count(values):
    return {key: values.count(key) for key in sorted(set(values))}


def tasks(as_of, weeks):
    state = load("state/tasks.yaml")["tasks"]
    moves = {task: m for task, (_, m) in histories(as_of).items()}
    done = {t: first(m, "merged", "released") for t, m in moves.items()}
    done = {t: at for t, at in done.items() if at}
    cycle = {t: first(moves[t], "merged") - first(moves[t], "running") for t in done}
    times = {w: [hours(cycle[t]) for t, at in done.items() if week(at) == w] for w in weeks}
    # Before the record begins nothing is known: a gap, not a zero.
    begin = week(min(instant(e["timestamp"]) for t in moves for e in state[t]["events"]))
    blocked = {t: as_of - m[-1][0] for t, m in moves.items() if status(m) == "blocked"}
    running = {t: as_of - m[-1][0] for t, m in moves.items() if status(m) == "running"}
    return {
        "by_status": count([status(m) for m in moves.values()]),
        "completed_per_week": {w: len(times[w]) if w >= begin else None for w in weeks},
        "cycle_hours": {t: hours(c) for t, c in sorted(cycle.items())},
        "mean_cycle_hours_per_week": {w: statistics.fmean(v) for w, v in times.items() if v},
        "median_cycle_hours_per_week": {w: statistics.median(v) for w, v in times.items() if v},
        "mean_cycle_hours": round(statistics.fmean(map(hours, cycle.values())), 4),
        "orphaned_days": {t: round(hours(d) / 24, 3) for t, d in running.items() if d.days >= 7},
        "blocked_hours": {t: hours(d) for t, d in blocked.items()},
    }


def queues(as_of):
    past = histories(as_of)
    policy = load("state/queue_policy.yaml")["queue_policy"]
    locks = load("state/tasks.yaml")["queues"]
    running = [queue for queue, m in past.values() if status(m) == "running"]
    finished = {t for t, (_, m) in past.items() if status(m) in ("merged", "released", "abandoned")}
    return {
        "locks": locks,
        "stuck_locks": {q: t for q, t in locks.items() if t in finished},
        "running_of_limit": {
            q: [running.count(q), policy[q]["max_concurrent"]] for q in sorted(policy)
        },
    }


def violations(as_of):
    machine = load("state/state_machine.yaml")["transitions"]
    allowed = {(t["from"], t["to"]) for t in machine}
    witnessed = set()
    for path in (ROOT / "ops/audit").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        subject = re.search(r"# Audit Log — (\S+)", text)
        for at, to in re.findall(r"## (\S+T\S+)\n- status: (\w+)", text) if subject else []:
            witnessed.add((subject[1], to, round(instant(at).timestamp())))
    moves = [(t, at, a, b) for t, (_, m) in histories(as_of).items() for at, a, b in m]
    return {
        "transitions": len(moves),
        "unaudited": [
            f"{t}: {a} → {b}"
            for t, at, a, b in moves
            if (t, b, round(at.timestamp())) not in witnessed
        ],
        "forbidden": [f"{t}: {a} → {b}" for t, _, a, b in moves if (a, b) not in allowed],
    }


def sessions(as_of, weeks):
    states, ended = [], {w: [] for w in weeks}
    for session in load("state/sessions.yaml")["sessions"].values():
        past = [e for e in session["events"] if instant(e["timestamp"]) <= as_of]
        if not past:
            continue
        ends = [e for e in past if e["action"] == "session_terminated"]
        expiry = instant(session["expires_at"])
        if ends:
            at, reason = instant(ends[0]["timestamp"]), ends[0]["details"]["reason"]
            state = "terminated"
        elif expiry <= as_of:
            at, reason = expiry, "expired"
            state = "expired"
        else:
            states.append("active")
            continue
        states.append(state)
        ended.setdefault(week(at), []).append(reason)
    rates = {w: f"{sum(r in GOOD for r in ended[w])}/{len(ended[w])}" for w in weeks}
    return {"by_state": count(states), "success_per_week": rates}


def registers(as_of):
    today = as_of.astimezone(ZONE).date()
    week_ago = today - datetime.timedelta(days=7)
    deviations = [front_matter(p) for p in sorted((ROOT / "ops/deviations").glob("*.md"))]
    active = [d for d in deviations if d["status"] == "active" and d["declared_on"] <= today]
    pending = {}
    for path in sorted((ROOT / "ops/proposals").glob("*.md")):
        fields = dict(re.findall(r"\*\*(.+?)\*\*: (.+?)\s*\n", path.read_text(encoding="utf-8")))
        if fields["Status"] in ("In review", "Draft"):
            waiting = today - datetime.date.fromisoformat(fields["Date"])
            pending[fields["Proposal ID"]] = waiting.days
    decisions = [front_matter(p) for p in sorted((ROOT / "ops/decision-log").glob("*.md"))]
    minutes = [front_matter(p) for p in sorted((ROOT / "ops/reviews/friday").glob("*.md"))]
    actions = [a for m in minutes for a in m["actions"] if a["status"] != "done"]
    escalations = load("state/escalation_queue.yaml")["escalation_queue"]["items"]
    return {
        "deviations_open": [d["deviation_id"] for d in active],
        "deviations_overdue": [d["deviation_id"] for d in active if d["review_by"] < today],
        "proposals_pending_days": pending,
        "decisions_by_status": count([d["status"] for d in decisions]),
        "decisions_of_the_last_seven_days": [d["id"] for d in decisions if d["date"] >= week_ago],
        "actions_open": [a["id"] for a in actions],
        "actions_overdue": [a["id"] for a in actions if a["due"] < today],
        "escalations_open": [e["id"] for e in escalations if e["status"] != "resolved"],
    }


def specifications():
    specs = {s["spec_id"]: s for s in load("state/spec_registry.yaml")["specs"]}
    text = (ROOT / "Docs/BLUEPRINT_FREEZE_RECORD.md").read_text(encoding="utf-8")
    ledger = re.findall(r"\*\*Blueprint ID\*\*: (\w+)", text)
    frozen = [s for s in specs if specs[s]["version"]["frozen"]]
    hashes = {}
    for path in sorted((ROOT / "ops/freeze").glob("*.yaml")):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        digest = hashlib.sha256((ROOT / record["artifact_path"]).read_bytes()).hexdigest()
        snapshot = hashlib.sha256(path.with_suffix(".snapshot").read_bytes()).hexdigest()
        same = digest == record["content_hash"] == snapshot
        hashes[record["artifact_path"]] = "unchanged" if same else "changed"
    return {
        "specs": len(specs),
        "missing_files": [s for s in specs if not (ROOT / specs[s]["location"]["path"]).is_file()],
        "unknown_dependencies": [
            f"{s} → {d}" for s in specs for d in specs[s]["depends_on"] if d not in specs
        ],
        "ledger": ledger,
        "ledger_not_registry": [s for s in ledger if s not in frozen],
        "registry_not_ledger": [s for s in frozen if s not in ledger],
        "frozen_files": hashes,
    }


def capabilities():
    text = (ROOT / "Docs/CO_OS_CAPABILITY_MAP.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \*\*(.+?)\*\* \| .+? \| (.+?) \| (✅|⏳) \|$", text, re.M)
    done = [where for _, where, mark in rows if mark == "✅"]
    paths = sorted({p for where in done for p in re.findall(r"`(.+?)`", where)})
    stated = [int(n) for n in re.findall(r"\*\*(\d+)\*\*", text.split("**TOTAL**")[1])[:3]]
    return {
        "total_done_planned": [len(rows), len(done), len(rows) - len(done)],
        "stated_total_done_planned": stated,
        "missing_paths": [p for p in paths if not (ROOT / p).exists()],
    }


def main():
    as_of = instant(sys.argv[1] if len(sys.argv) > 1 else "2026-11-20T15:00:00Z")
    weeks = weeks_before(as_of, 13) + [week(as_of)]
    result = {
        "as_of": as_of.isoformat(),
        "last_complete_week": weeks[-2],
        "tasks": tasks(as_of, weeks),
        "queues": queues(as_of),
        "violations": violations(as_of),
        "sessions": sessions(as_of, weeks),
        "registers": registers(as_of),
        "specifications": specifications(),
        "capabilities": capabilities(),
    }
    print(json.dumps(result, indent=2, ensure_ascii=False))


main()

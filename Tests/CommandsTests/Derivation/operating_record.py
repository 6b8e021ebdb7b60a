#!/usr/bin/env python3
"""Derives the figures of an operating record with PyYAML, independently of govpack.

usage: operating_record.py WORKSPACE AS-OF      (AS-OF in RFC 3339 with an offset)

Prints JSON. The values that SampleWorkspaceTests.swift expects were printed by this script.
"""
import collections
import datetime as dt
import json
import pathlib
import re
import sys

import yaml

root = pathlib.Path(sys.argv[1])
as_of = dt.datetime.fromisoformat(sys.argv[2].replace("Z", "+00:00"))
SUCCESS = {"work_complete", "task_complete", "test_complete"}


def load(path):
    return yaml.safe_load((root / path).read_text(encoding="utf-8-sig"))


def time(text):
    value = dt.datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    return value if value.tzinfo else value.replace(tzinfo=dt.timezone.utc)


def week(instant):
    year, number, _ = instant.isocalendar()
    return f"{year}-W{number:02d}"


state = load("state/tasks.yaml")
by_status, completed, cycles = collections.Counter(), collections.Counter(), []
for name, task in state["tasks"].items():
    events = sorted((e for e in task.get("events", []) if time(e["timestamp"]) <= as_of),
                    key=lambda e: time(e["timestamp"]))
    moves = [e for e in events if e.get("to")]
    if task.get("events") and not events:
        continue  # not yet created at the as-of
    by_status[moves[-1]["to"] if moves else task.get("status", "draft")] += 1
    done = [time(e["timestamp"]) for e in moves if e["to"] in ("merged", "released")]
    if done:
        completed[week(min(done))] += 1
    merged = [time(e["timestamp"]) for e in moves if e["to"] == "merged"]
    started = [time(e["timestamp"]) for e in moves if e["to"] == "running"]
    if merged and started:
        cycles.append((name, (min(merged) - min(started)).total_seconds()))

sessions = collections.Counter()
ended = good = 0
for session in load("state/sessions.yaml")["sessions"].values():
    if time(session["started_at"]) > as_of:
        continue
    closing = [e for e in session.get("events", [])
               if e["action"] in ("session_terminated", "session_expired")
               and time(e["timestamp"]) <= as_of]
    expires = session.get("expires_at")
    if closing:
        sessions["terminated"] += 1
        ended += 1
        good += any((e.get("details") or {}).get("reason") in SUCCESS for e in closing)
    elif expires and time(expires) <= as_of:
        sessions["expired"] += 1
        ended += 1
    else:
        sessions["active"] += 1


def present(*names):
    return next((root / n for n in names if (root / n).exists()), None)


ledger = present("docs/BLUEPRINT_FREEZE_RECORD.md", "Docs/BLUEPRINT_FREEZE_RECORD.md")
frozen = re.findall(r"^- \*\*Blueprint ID\*\*:", ledger.read_text(), re.M) if ledger else []
capability_map = present("docs/CO_OS_CAPABILITY_MAP.md", "Docs/CO_OS_CAPABILITY_MAP.md")
total = planned = 0
if capability_map:
    for line in capability_map.read_text().splitlines():
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if len(cells) == 4 and cells[0].startswith("**") and cells[3] in ("✅", "⏳"):
            total += 1
            planned += cells[3] == "⏳"
decisions = [p for folder in ("ops/decision-log", "ops/decision_log")
             for p in (root / folder).glob("*.md")
             if p.name not in ("TEMPLATE.md", "README.md")]

print(json.dumps({
    "tasks_by_status": dict(sorted(by_status.items())),
    "completed_per_week": dict(sorted(completed.items())),
    "cycle_seconds": cycles,
    "cycle_mean_seconds": sum(s for _, s in cycles) / len(cycles) if cycles else None,
    "sessions": dict(sorted(sessions.items())),
    "sessions_ended": ended, "sessions_ended_well": good,
    "queue_locks": {q: t for q, t in (state.get("queues") or {}).items() if t},
    "decisions": len(decisions), "frozen_blueprints": len(frozen),
    "capabilities": {"total": total, "done": total - planned, "planned": planned},
}, indent=2))

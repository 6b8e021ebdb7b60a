#!/usr/bin/env python3
"""Derives the expected values of SampleRecordTests.swift from the samples, independently of govpack.

Needs PyYAML. Run: Derivation/samples.py FOLDER, with the folder of the samples. What it printed on
2026-11-21 stands in samples.txt beside it. The tests do not run it.
"""

import collections
import hashlib
import re
import subprocess
import sys

import yaml

ROOT = sys.argv[1]


def load(path):
    with open(f"{ROOT}/{path}", encoding="utf-8-sig") as file:
        return yaml.safe_load(file)


def lines(path):
    with open(f"{ROOT}/{path}", encoding="utf-8") as file:
        return file.read().split("\n")


def count(values):
    return dict(sorted(collections.Counter(values).items()))


def sample(name):
    print(f"== {name}")
    tasks = load(f"{name}/state/tasks.yaml")
    print("tasks by status", count(t["status"] for t in tasks["tasks"].values()))
    print("tasks by queue", count(t["queue"] for t in tasks["tasks"].values()))
    events = [e for t in tasks["tasks"].values() for e in t["events"]]
    print("events", len(events), "without from", sum("from" not in e for e in events))
    print("first event", min(e["timestamp"] for e in events))
    print("last event", max(e["timestamp"] for e in events))
    print("locks", tasks["queues"])
    agents = load(f"{name}/state/agents.yaml")["agents"]
    print("agents", len(agents), count(a["agent_type"] for a in agents.values()))
    sessions = load(f"{name}/state/sessions.yaml")["sessions"]
    print("sessions", len(sessions), count(s["state"] for s in sessions.values()))
    print("by role mode", count(s["role_mode"] for s in sessions.values()))
    print("session events", sum(len(s["events"]) for s in sessions.values()))
    print(
        "end reasons",
        count(
            e["details"].get("reason")
            for s in sessions.values()
            for e in s["events"]
            if e["action"] == "session_terminated"
        ),
    )


def real():
    name = "aios-2026-02-02"
    sample(name)
    machine = load(f"{name}/kernel/state_machine.yaml")
    print("states", len(machine["states"]), "transitions", len(machine["transitions"]))
    print(
        "prohibitions",
        {k: len(v["prohibitions"]) for k, v in sorted(machine["role_modes"].items())},
    )
    registry = load(f"{name}/spec_registry.yaml")
    specs = registry["specs"]
    print("specs", len(specs), count(s["scope"] for s in specs), count(s["status"] for s in specs))
    print("frozen", sum(s["version"]["frozen"] for s in specs))
    print("registry version", registry["registry_version"], "updated", registry["updated_at"])
    project = load(f"{name}/state/project.yaml")["projects"]["DGSF"]
    print(
        "project tasks", len(project["active_tasks"]), len(project["pending_tasks"]),
        "milestones", len(project["milestones"]), "risks", len(project["risks"]),
    )
    ledger = lines(f"{name}/docs/BLUEPRINT_FREEZE_RECORD.md")
    print("ledger", [l.split(": ")[1] for l in ledger if l.startswith("- **Blueprint ID**")])
    print("frozen on", count(l.split(": ")[1] for l in ledger if "**Frozen On**" in l))
    table = [l for l in lines(f"{name}/docs/CO_OS_CAPABILITY_MAP.md")]
    print("capabilities done", sum(bool(re.match(r"\| \*\*.*\| ✅ \|$", l)) for l in table))
    print("capabilities planned", sum(bool(re.match(r"\| \*\*.*\| ⏳ \|$", l)) for l in table))
    index = lines(f"{name}/docs/ARCHITECTURE_PACK_INDEX.md")[41:55]
    print("pack index", count(l.split("|")[5].strip() for l in index))
    cards = subprocess.run(
        ["find", f"{ROOT}/{name}/tasks", "-name", "*.md"], capture_output=True, text=True
    ).stdout.split()
    print("cards", len(cards), "in done", sum("/done/" in c for c in cards))
    fronts = [open(c, encoding="utf-8").read().split("---") for c in cards]
    heads = [yaml.safe_load(f[1]) for f in fronts if f[0] == ""]
    print("front matter", len(heads), "by type", count(h["type"] for h in heads))
    texts = [open(c, encoding="utf-8").read() for c in cards]
    print("boxes", sum(len(re.findall(r"^\s*- \[[ xX]\]", t, re.M)) for t in texts))
    print("ticked", sum(len(re.findall(r"^\s*- \[[xX]\]", t, re.M)) for t in texts))


def generated():
    name = "aios-generated"
    sample(name)
    reports = load(f"{name}/state/tasks.yaml")["reviews"]["TASK_FMT_001"]["reports"]
    for report in reports:
        print(
            "report", report["report_id"], report["verdict"], report["summary"],
            report["requirements_check"]["coverage_percentage"],
        )
    snapshot = "ops/freeze/specs_canon_GOVERNANCE_INVARIANTS.md_v1.0.0"
    record = load(f"{name}/{snapshot}.yaml")
    with open(f"{ROOT}/{name}/{snapshot}.snapshot", "rb") as file:
        print("snapshot is", hashlib.sha256(file.read()).hexdigest() == record["content_hash"])


real()
generated()

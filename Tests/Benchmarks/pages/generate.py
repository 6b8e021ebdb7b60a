#!/usr/bin/env python3
"""Writes a synthetic workspace of COUNT tasks, each with a card, state and an audit log.

usage: generate.py FOLDER COUNT

Everything in it is invented; the same COUNT gives the same bytes.
"""
import datetime as dt
import pathlib
import random
import sys

root, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
pick = random.Random(20261120)
START = dt.datetime(2026, 1, 5, tzinfo=dt.timezone.utc)
QUEUES = ["dev", "research", "data", "governance"]
WORDS = ("agent audit boundary budget check decision deploy draft evidence freeze guard incident "
         "ledger merge policy queue record release review risk scope session spec task").split()


def stamp(instant):
    return instant.isoformat(timespec="microseconds")


def sentence(length):
    return " ".join(pick.choice(WORDS) for _ in range(length)).capitalize() + "."


(root / "state").mkdir(parents=True, exist_ok=True)
(root / "tasks" / "done").mkdir(parents=True, exist_ok=True)
(root / "ops" / "audit").mkdir(parents=True, exist_ok=True)
(root / "govpack.yaml").write_text("name: Synthetic workspace\nexample: true\n")
lines = ["version: '0.1'", "queues: {}", "tasks:"]
for number in range(count):
    task = f"TASK_{number:05d}"
    queue = QUEUES[number % 4]
    begin = START + dt.timedelta(minutes=number * 40, microseconds=number)
    moves = [("task_start", "draft", "running", 0), ("task_finish", "running", "reviewing", 5),
             ("task_merge", "reviewing", "merged", 8), ("task_release", "merged", "released", 9)]
    moves = moves[: 4 if number % 10 else 1]
    lines += [f"  {task}:", f"    status: {moves[-1][2]}", f"    queue: {queue}",
              f"    branch: feature/{task}", f"    priority: P{number % 4}",
              f"    last_updated: '{stamp(begin + dt.timedelta(hours=moves[-1][3]))}'", "    events:"]
    log = [f"# Audit Log — {task}", ""]
    for action, old, new, hours in moves:
        at = begin + dt.timedelta(hours=hours)
        lines += [f"    - timestamp: '{stamp(at)}'", f"      action: {action}",
                  f"      from: {old}", f"      to: {new}"]
        log += [f"## {stamp(at + dt.timedelta(milliseconds=1))}", f"- status: {new}", "- details:",
                f"  - queue: {queue}", f"  - branch: feature/{task}"]
    (root / "ops" / "audit" / f"{task}.md").write_text("\n".join(log) + "\n")
    body = [f"---\ntask_id: {task}\ntype: dev\nqueue: {queue}\nbranch: feature/{task}",
            f"priority: P{number % 4}\nspec_ids: []\nverification:\n- {sentence(6)}\n---",
            f"# {task}: {sentence(5)[:-1]}", "## Goal", sentence(40), "## Steps"]
    body += [f"- [{'x' if step % 2 else ' '}] {sentence(9)}" for step in range(8)]
    body += ["## Notes", "| Item | Meaning |\n|---|---|"]
    body[-1] += "".join(f"\n| `{pick.choice(WORDS)}` | {sentence(8)} |" for _ in range(6))
    body += [sentence(60), "```python\nprint('example')\n```"]
    folder = root / "tasks" / ("done" if len(moves) == 4 else "")
    (folder / f"{task}.md").write_text("\n\n".join(body) + "\n")
(root / "state" / "tasks.yaml").write_text("\n".join(lines) + "\n")

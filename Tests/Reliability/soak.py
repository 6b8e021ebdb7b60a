"""Builds the same site again and again while the record changes, and watches what grows.

usage: soak.py [PROGRAM] [--builds=N] [--seed=N]      (500 builds of the release build)

Before each build one task of a small workspace changes, by a seeded generator, and the as-of goes
on by ten minutes. Checked are: every build ends well; memory is steady, which is that the last record,
built into an empty folder, needs what the first builds needed within 5 %, and that a build beside the
whole ledger needs no more than the ledger some times over; nothing is left beside the site or in the
folder for temporary files; the ledger's chain of hashes holds, by this script and by `govpack verify`;
and what the site consists of is printed.
"""

import collections
import datetime
import hashlib
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time

import published_site as site

START = datetime.datetime(2026, 2, 4, 20, tzinfo=datetime.timezone.utc)
STATES = ["draft", "running", "completed"]
# A build holds the ledger as bytes, as a tree and as lines, and the restatements that it names.
LEDGER_FACTOR = 6


def change(workspace, tasks, chance, now):
    """One task goes to another state; the file is written anew."""
    tasks[chance.randrange(len(tasks))] = (chance.choice(STATES), now)
    with open(os.path.join(workspace, "state", "tasks.yaml"), "w", encoding="utf-8") as file:
        file.write("version: '0.1'\ntasks:\n")
        for number, (state, at) in enumerate(tasks):
            file.write(f"  TASK_{number:05}:\n    status: {state}\n    queue: dev\n"
                       f"    last_updated: '{at}'\n")


def build(program, folder, as_of, out="s"):
    """Exit status, largest resident memory in KiB, and seconds."""
    start = time.monotonic()
    command = [program, "build", "--root", "w", "--out", out, "--as-of", as_of, "--quiet",
               "--pack", "friday", "--pack", "kpi", "--fail-on", "never", "--jobs", "2"]
    child = subprocess.Popen(
        command, cwd=folder, env=site.environment(TMPDIR=os.path.join(folder, "tmp")))
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, usage.ru_maxrss, time.monotonic() - start


def ledger_faults(path):
    """Lines that do not follow from the line before, by SHA-256."""
    previous = "0" * 64
    with open(path, "rb") as file:
        for number, line in enumerate(file.read().splitlines(), 1):
            entry = json.loads(line)
            if entry["prev"] != previous or entry["seq"] != number:
                yield number
            previous = hashlib.sha256(line).hexdigest()


def sizes(root):
    """Bytes and files of each part of a site."""
    total = collections.Counter()
    count = collections.Counter()
    for path, _, data in site.entries(root):
        if not os.path.isdir(os.path.join(root, path)):
            total[path.split("/")[0]] += len(data)
            count[path.split("/")[0]] += 1
    return total, count


def main(arguments):
    program = site.program_path(arguments)
    options = dict(text[2:].split("=", 1) for text in arguments if text.startswith("--"))
    builds, seed = int(options.get("builds", 500)), int(options.get("seed", 1))
    chance, folder = random.Random(seed), site.scratch_folder()
    try:
        os.mkdir(os.path.join(folder, "tmp"))
        workspace, published = os.path.join(folder, "w"), os.path.join(folder, "s")
        site.make_workspace(workspace, 20)
        tasks = [("running", START.isoformat())] * 20
        memory, wrong, start = [], 0, time.monotonic()
        print("build  MiB  ms   site KiB  ledger lines")
        for number in range(builds):
            now = (START + datetime.timedelta(minutes=10 * number)).isoformat()
            change(workspace, tasks, chance, now)
            status, largest, seconds = build(program, folder, now)
            memory.append(largest)
            wrong += status != 0
            if (number + 1) % max(1, builds // 10) == 0 or number == 0:
                lines = open(os.path.join(published, "ledger.jsonl"), "rb").read().count(b"\n")
                print(f"{number + 1:5} {largest / 1024:5.1f} {seconds * 1000:4.0f} "
                      f"{sum(sizes(published)[0].values()) / 1024:9.0f} {lines:8}", flush=True)
        faults = [f"{wrong} builds failed"] if wrong else []
        faults += check(program, folder, memory, anew(program, folder, now))
        for fault in faults:
            print(f"FAULT {fault}")
        print(f"{builds} builds, seed {seed}, {time.monotonic() - start:.0f} s: "
              f"{len(faults)} faults")
        return 1 if faults else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def anew(program, folder, as_of):
    """Largest resident memory in KiB of builds of the record into empty folders."""
    memory = []
    for _ in range(21):
        memory.append(build(program, folder, as_of, "anew")[1])
        shutil.rmtree(os.path.join(folder, "anew"))
        os.remove(os.path.join(folder, ".anew.lock"))
    return memory


def check(program, folder, memory, unpublished):
    faults = []
    published = os.path.join(folder, "s")
    tenth = max(1, len(memory) // 10)
    first, last = statistics.median(memory[:tenth]), statistics.median(memory[-tenth:])
    alone = statistics.median(unpublished)
    lines = os.path.getsize(os.path.join(published, "ledger.jsonl")) / 1024
    print(f"memory, median of the first {tenth}: {first / 1024:.1f} MiB, of the last: "
          f"{last / 1024:.1f} MiB ({last / first - 1:+.1%}); at most {max(memory) / 1024:.1f} MiB")
    print(f"the last record into an empty folder: {alone / 1024:.1f} MiB ({alone / first - 1:+.1%}); "
          f"so the ledger of {lines:.0f} KiB costs {(last - alone) / lines:.1f} times its size")
    if abs(alone / first - 1) > 0.05:
        faults.append("memory is not what it was")
    if last - alone > LEDGER_FACTOR * lines + 0.05 * first:
        faults.append(f"a build holds the ledger more than {LEDGER_FACTOR} times over")
    left = sorted(set(os.listdir(folder)) - {"w", "s", "tmp", ".s.lock"})
    left += os.listdir(os.path.join(folder, "tmp"))
    left += sorted(set(os.listdir(os.path.join(folder, "w"))) - {"govpack.yaml", "ops", "state"})
    if left:
        faults.append(f"left behind: {left}")
    broken = list(ledger_faults(os.path.join(published, "ledger.jsonl")))
    if broken:
        faults.append(f"the ledger does not hold at lines {broken}")
    if not site.is_verified(program, published):
        faults.append("the site does not verify")
    total, count = sizes(published)
    for name in sorted(total, key=lambda name: -total[name]):
        print(f"  {name}: {total[name] / 1024:.0f} KiB in {count[name]} files")
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
"""Counts deployments, changes and lead times of the repository that git_history.sh builds, by
asking git alone, one question at a time: `python3 git_history.py REPOSITORY`.

Nothing here is the program's way of doing it: a release's commits are `git rev-list PREV..TAG`, a
merge's are `git rev-list MERGE^1..MERGE^2`, and sizes come from `git diff --numstat`.
"""
import datetime
import subprocess
import sys

TAGS = ["v1.0.0", "v1.1.0", "v1.2.0", "v1.2.1-hotfix", "v1.2.2"]


def git(*words):
    return subprocess.run(
        ["git", "-C", sys.argv[1], *words], check=True, capture_output=True, text=True
    ).stdout.split("\n")[:-1]


def utc(seconds):
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc)


def tag_time(tag):
    kind = git("cat-file", "-t", tag)[0]
    if kind == "tag":
        return utc(git("for-each-ref", "--format=%(taggerdate:unix)", f"refs/tags/{tag}")[0])
    return utc(git("show", "-s", "--format=%ct", tag)[0])


times = {tag: tag_time(tag) for tag in TAGS}
weeks = {}
for tag, time in times.items():
    year, week, _ = time.isocalendar()
    weeks.setdefault(f"{year}-W{week:02}", []).append(tag)
print("deployments per week:", {week: len(tags) for week, tags in weeks.items()})

for previous, tag in zip(TAGS, TAGS[1:]):
    print(tag, times[tag].isoformat())
    for sha in reversed(git("rev-list", "--first-parent", f"{previous}..{tag}")):
        parents = git("show", "-s", "--format=%P", sha)[0].split()
        work = git("rev-list", f"{parents[0]}..{parents[1]}") if len(parents) > 1 else [sha]
        authored = min(utc(git("show", "-s", "--format=%at", one)[0]) for one in work)
        rows = [row.split("\t") for row in git("diff", "--numstat", parents[0], sha)]
        added, deleted = (sum(int(row[i]) for row in rows) for i in (0, 1))
        merged = utc(git("show", "-s", "--format=%ct", sha)[0])
        print(
            f"  {sha[:12]} commits={len(work) + (len(parents) > 1)} authored={authored.isoformat()}"
            f" merged={merged.isoformat()} lead={int((times[tag] - authored).total_seconds())}"
            f" +{added} -{deleted} {git('show', '-s', '--format=%s', sha)[0]}")

#!/usr/bin/env python3
"""A seeded history for `git fast-import`: so many commits (half of them in merged branches), one
tag in every fifty: `python3 generate.py COMMITS | git fast-import --quiet`."""
import random
import sys

count = int(sys.argv[1])
rng = random.Random(20261120)
out = sys.stdout.buffer
people = [f"Person {i} <person{i}@example.org>" for i in range(20)]
kinds = ["feat", "fix", "docs", "chore", "refactor", "test"]
time = 1_700_000_000
mark = 0


def data(text):
    raw = text.encode()
    out.write(b"data %d\n%s\n" % (len(raw), raw))


def commit(branch, message, parents, files):
    global mark, time
    mark += 1
    time += rng.randrange(60, 3600)
    author = rng.choice(people)
    out.write(f"commit refs/heads/{branch}\nmark :{mark}\n".encode())
    out.write(f"author {author} {time - rng.randrange(0, 86400)} +0000\n".encode())
    out.write(f"committer {author} {time} +0000\n".encode())
    data(message)
    for word, parent in zip(["from", "merge"], parents):
        out.write(f"{word} :{parent}\n".encode())
    for name, text in files:
        out.write(f"M 100644 inline {name}\n".encode())
        data(text)
    return mark


def files():
    return [
        (f"src/part{rng.randrange(40)}/file{rng.randrange(25)}.txt",
         "\n".join(str(rng.randrange(1000)) for _ in range(rng.randrange(5, 80))))
        for _ in range(rng.randrange(1, 5))
    ]


head = commit("main", "Begin", [], files())
tags = 0
while mark < count:
    kind = rng.choice(kinds)
    if rng.random() < 0.3:
        tip = head
        written = []
        for _ in range(rng.randrange(1, 5)):
            changed = files()
            written += changed
            tip = commit("topic", f"{kind}: a step", [tip], changed)
        number = mark
        head = commit(
            "main", f"Merge pull request #{number} from acme/topic\n\n{kind}: something",
            [head, tip], written)
    else:
        head = commit("main", f"{kind}: something (#{mark + 1})", [head], files())
    if mark // 50 > tags:
        tags = mark // 50
        out.write(f"tag v1.{tags}.0\nfrom :{head}\n".encode())
        out.write(f"tagger {people[0]} {time + 600} +0000\n".encode())
        data(f"Release {tags}")

#!/usr/bin/env python3
"""Changes every file of a signed, published site, one after the other: `verify` must name each.

    Tests/Reliability/tamper.py [PROGRAM] [WORKSPACE] [SEED]

Builds the workspace (default: the example of this repository) into a temporary folder, signed. Then
each file alone has one bit of a byte at a seeded offset changed; the files that hold the chain
(manifest, ledger, restatements, SHA256SUMS, signatures) at 60 offsets. In batches of files of which each
must be named, the first byte and the last are changed, and files deleted, renamed, emptied, cut by a
byte, prolonged by one, made a link to a copy of themselves, and swapped with a neighbour; a file is
added to every folder. Untouched, the site must verify before, between and after. Ends with status 1
if a change was not found (status 2 of `verify`, and the path in what it prints).
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile

CHAIN = ["manifest.json", "ledger.jsonl", "restatements.jsonl", "SHA256SUMS", "manifest.json.minisig",
         "ledger.jsonl.minisig"]
AS_OF = "2026-11-20T15:00:00Z"
BATCH = 20


class Site:
    def __init__(self, program, workspace, folder):
        self.program, self.root = program, os.path.join(folder, "site")
        self.key = os.path.join(folder, "key.pub")
        secret = os.path.join(folder, "key.sec")
        self.run("keygen", "--secret-key", secret, "--public-key", self.key)
        self.run("build", "--root", workspace, "--out", self.root, "--as-of", AS_OF, "--fail-on", "never",
                 "--quiet", "--sign-key", secret)
        self.paths = sorted(os.path.relpath(os.path.join(folder, name), self.root)
                            for folder, _, names in os.walk(self.root) for name in names)
        self.faults, self.changes, self.runs = [], {}, 0

    def run(self, *words):
        subprocess.run([self.program, *words], check=True, capture_output=True)

    def verify(self):
        self.runs += 1
        result = subprocess.run([self.program, "verify", self.root, "--public-key", self.key],
                                capture_output=True, timeout=600)
        return result.returncode, (result.stdout + result.stderr).decode("utf-8", "replace")

    def expect(self, kind, names):
        """The site was changed so that each of `names` must be named."""
        status, text = self.verify()
        self.changes[kind] = self.changes.get(kind, 0) + len(names)
        lines = text.splitlines()
        for name in names:
            # `differs: PATH: …`, `broken: ledger.jsonl:7: …`
            is_named = any(line.partition(": ")[2].startswith((name + ":", name + " "))
                          or line.partition(": ")[2] == name for line in lines)
            if status != 2 or not is_named:
                self.faults.append(f"{kind}: {name}: status {status}")

    def expect_clean(self):
        status, text = self.verify()
        if status != 0:
            self.faults.append(f"a clean site does not verify: {text[:400]}")

    def file(self, path):
        return os.path.join(self.root, path)

    def read(self, path):
        with open(self.file(path), "rb") as file:
            return file.read()

    def write(self, path, data):
        with open(self.file(path), "wb") as file:
            file.write(data)

    def flipped(self, data, offset, bit=0):
        return data[:offset] + bytes([data[offset] ^ (1 << bit)]) + data[offset + 1:]


def single_flips(site, random_source):
    for path in site.paths:
        data = site.read(path)
        if not data:
            continue
        for _ in range(60 if path in CHAIN else 1):
            offset, bit = random_source.randrange(len(data)), random_source.randrange(8)
            site.write(path, site.flipped(data, offset, bit))
            site.expect("byte changed, alone", [path])
        site.write(path, data)


def batches(site):
    """Files in groups; those of the chain alone, so that their loss hides nothing else."""
    others = [path for path in site.paths if path not in CHAIN]
    for start in range(0, len(others), BATCH):
        yield others[start:start + BATCH]
    for path in site.paths:
        if path in CHAIN:
            yield [path]


def changed(site, kind, change):
    for paths in batches(site):
        kept = {path: site.read(path) for path in paths}
        paths = [path for path in paths if kept[path] and change(kept[path]) != kept[path]]
        for path in paths:
            site.write(path, change(kept[path]))
        if paths:
            site.expect(kind, paths)
        for path in paths:
            site.write(path, kept[path])


def moved(site):
    for paths in batches(site):
        for path in paths:
            os.rename(site.file(path), site.file(path) + ".gone")
        site.expect("renamed", paths)
        if paths[0] not in CHAIN:
            site.expect("added by a renaming", [path + ".gone" for path in paths])
        for path in paths:
            os.rename(site.file(path) + ".gone", site.file(path))


def deleted(site):
    for paths in batches(site):
        kept = {path: site.read(path) for path in paths}
        for path in paths:
            os.remove(site.file(path))
        site.expect("deleted", paths)
        for path in paths:
            site.write(path, kept[path])


def linked(site, folder):
    for paths in batches(site):
        for path in paths:
            copy = os.path.join(folder, "copy-" + path.replace("/", "-"))
            shutil.move(site.file(path), copy)
            os.symlink(copy, site.file(path))
        site.expect("made a link to the same bytes", paths)
        for path in paths:
            copy = os.path.join(folder, "copy-" + path.replace("/", "-"))
            os.remove(site.file(path))
            shutil.move(copy, site.file(path))


def swapped(site):
    for paths in batches(site):
        if paths[0] in CHAIN:
            continue
        pairs = [(left, right) for left, right in zip(paths[::2], paths[1::2])
                 if site.read(left) != site.read(right)]
        for _ in range(2):
            for left, right in pairs:
                os.rename(site.file(left), site.file(left) + "~")
                os.rename(site.file(right), site.file(left))
                os.rename(site.file(left) + "~", site.file(right))
            if _ == 0 and pairs:
                site.expect("swapped", [path for pair in pairs for path in pair])


def added(site):
    folders = sorted({os.path.dirname(path) for path in site.paths})
    # A page of somebody else's at the root is kept, not published; a README.md there is the user's.
    names = [os.path.join(folder, "added.html") for folder in folders]
    for start in range(0, len(names), BATCH):
        group = names[start:start + BATCH]
        for name in group:
            site.write(name, b"<p>added")
        site.expect("added", group)
        for name in group:
            os.remove(site.file(name))


def main():
    words = sys.argv[1:]
    program = os.path.abspath(words[0] if words else ".build/release/govpack")
    project = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
    workspace = os.path.abspath(words[1] if len(words) > 1 else project)
    seed = int(words[2]) if len(words) > 2 else 20261120
    with tempfile.TemporaryDirectory() as folder:
        site = Site(program, workspace, folder)
        site.expect_clean()
        single_flips(site, random.Random(seed))
        site.expect_clean()
        changed(site, "first byte changed", lambda data: site.flipped(data, 0))
        changed(site, "last byte changed", lambda data: site.flipped(data, len(data) - 1))
        changed(site, "emptied", lambda data: b"")
        changed(site, "cut by a byte", lambda data: data[:-1])
        changed(site, "prolonged by a byte", lambda data: data + b"\n")
        deleted(site)
        moved(site)
        linked(site, folder)
        swapped(site)
        added(site)
        site.expect_clean()
    for kind, count in site.changes.items():
        print(f"{count:6} {kind}")
    for fault in site.faults[:40]:
        print(fault, file=sys.stderr)
    print(f"{len(site.paths)} files, {sum(site.changes.values())} changes, {site.runs} runs of verify: "
          f"{len(site.faults)} not found; seed {seed}")
    return 1 if site.faults else 0


if __name__ == "__main__":
    sys.exit(main())

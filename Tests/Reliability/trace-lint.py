"""Reads the system calls of a build, and checks that nothing gets its name before it is on the disk.

usage: trace-lint.py [PROGRAM]      (default: the release build)

Every rename of the build is looked at: each file and folder below the renamed path that was written
to must have been synced after its last change and before the rename (fsync of it, or syncfs of the
file system), and the folder in which the rename happened after it. The lint is then run once more
on the same trace without its sync calls, and must find that. Needs strace.
"""

import os
import re
import shutil
import subprocess
import sys

import published_site as site

NAMES = ("write,pwrite64,writev,ftruncate,openat,mkdir,mkdirat,linkat,symlinkat,unlinkat,fsync,"
         "fdatasync,syncfs,rename,renameat,renameat2")
PLACE = r'(?:AT_FDCWD|\d+)(?:<([^>]*)>)?, "([^"]*)"'
LINE = re.compile(r"^(\d+) +(\w+)\((.*)$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
SYNCS = {"fsync", "fdatasync", "syncfs"}


def calls(log):
    """(name, arguments and result) in the order in which the calls ended."""
    open_calls = {}
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if match := RESUMED.match(line):
                thread, name, rest = match.groups()
                yield name, open_calls.pop((thread, name), "") + rest
            elif match := LINE.match(line):
                thread, name, rest = match.groups()
                if rest.endswith("<unfinished ...>"):
                    open_calls[thread, name] = rest.removesuffix("<unfinished ...>")
                else:
                    yield name, rest


def join(folder, name):
    return os.path.normpath(os.path.join(folder or "/", name))


class Trace:
    """What was changed, synced and renamed, each with its number in the trace."""

    def __init__(self, log, ignores_syncs=False):
        self.changes, self.syncs, self.whole, self.renames = {}, {}, [], []
        for number, (name, text) in enumerate(calls(log)):
            if re.search(r"\) += -1 ", text):
                continue
            if name in SYNCS:
                if not ignores_syncs:
                    self.sync(number, name, text)
            elif name.startswith("rename"):
                places = re.findall(PLACE, text)
                self.renames.append((number, [join(*place) for place in places]))
            else:
                self.change(number, name, text)

    def sync(self, number, name, text):
        if name == "syncfs":
            self.whole.append(number)
        else:
            path = re.match(r"\d+<([^>]*)>", text)[1]
            self.syncs.setdefault(path, []).append(number)

    def change(self, number, name, text):
        if name in ("write", "pwrite64", "writev", "ftruncate"):
            path = re.match(r"\d+<([^>]*)>", text)[1]
            if path.startswith("/"):
                self.changes[path] = number
        elif name == "openat" and "O_CREAT" not in text:
            return
        else:
            # A new or a removed name is a change of its folder; a new file is one itself.
            place = re.findall(PLACE, text)[-1:] or [("", re.findall(r'"([^"]*)"', text)[-1])]
            path = join(*place[0])
            self.changes[os.path.dirname(path)] = number
            if name in ("openat", "mkdir", "mkdirat"):
                self.changes[path] = number

    def is_synced(self, path, after, before):
        return any(after < number < before for number in self.syncs.get(path, []) + self.whole)

    def faults(self):
        end = float("inf")
        for number, (source, *others) in self.renames:
            target = others[0] if others else source
            below = [(path, last) for path, last in self.changes.items()
                     if last < number and (path + "/").startswith(source + "/")]
            for path, last in sorted(below):
                if not self.is_synced(path, last, number):
                    yield f"{path} has its name before it is synced"
            for folder in {os.path.dirname(source), os.path.dirname(target)}:
                if not self.is_synced(folder, number, end):
                    yield f"{folder} is not synced after the rename"


def main(arguments):
    program = site.program_path(arguments)
    folder = site.scratch_folder()
    try:
        site.make_workspace(os.path.join(folder, "w"), 20)
        log = os.path.join(folder, "trace")
        renames = changes = found = blind = 0
        # The first site is renamed to its place, the second changes places with it.
        for as_of in [site.OLD, site.NEW]:
            subprocess.run(
                ["strace", "-f", "-y", "-qq", "-s", "0", "-e", f"trace={NAMES}", "-o", log, program,
                 "build", "--root", "w", "--out", "s", "--as-of", as_of, "--quiet"],
                cwd=folder, env=site.environment(), check=True, timeout=site.TIMEOUT)
            trace = Trace(log)
            for fault in trace.faults():
                print(f"FAULT {fault}")
                found += 1
            renames += len(trace.renames)
            changes += len(trace.changes)
            blind += len(list(Trace(log, ignores_syncs=True).faults()))
        print(f"{renames} renames, {changes} files and folders written: {found} faults; "
              f"without the sync calls the lint finds {blind}")
        return 0 if found == 0 and renames >= 2 and blind > changes / 2 else 1
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

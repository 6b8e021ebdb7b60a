"""Lets every system call of a build fail, one run each, and checks what is left.

usage: fault-sweep.py [PROGRAM] [--workers=N] [--calls=NAME,…] [--minutes=N]
                                                                 (default: the release build)

A small workspace with a published site is built once under strace; that lists the system calls
that the program makes after its start. Then, for each call and each error that the call can
meet, one build is run in which strace makes exactly that call fail (or kills the process right
before it). After each run:

- the site is the old one or the new one, whole, by `govpack verify` and by its manifest; or, where
  a file of the workspace could not be read, a whole site that lists that file, with exit 1;
- exit 0 means the new site; the only other exits are 1 (findings), 74 and 75, and 78 where
  govpack.yaml, or the time zone that it names, could not be read: then nothing is built;
- an interrupted call (EINTR) is not a failure: exit 0;
- the next run, left alone, exits 0, gives the new site (after one that lists a file: a whole one)
  and leaves nothing beside it.

strace counts the calls of each thread by itself, so call N of every thread fails. Calls with a
number that the loader has used up on the main thread cannot be told apart from the loader's: their
count is printed. The runs come in a fixed, mixed order, so that those of the first minutes are a
fair sample. Needs strace. Exits 1 where anything is wrong.
"""

import collections
import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time

import published_site as site

IO = ["EIO", "KILL"]
# What each call can meet, beside a failing disk and the end of the process.
ERRORS = {
    "openat": ["EIO", "EMFILE", "ENOSPC", "EINTR", "KILL"],
    "openat2": ["EIO", "EMFILE", "EINTR"],
    "mkdirat": ["ENOSPC"] + IO, "mkdir": ["ENOSPC"] + IO,
    "write": ["ENOSPC", "EINTR"] + IO, "pwrite64": ["ENOSPC", "EINTR"] + IO,
    "fsync": ["ENOSPC", "EINTR"] + IO, "fdatasync": ["ENOSPC", "EINTR"] + IO,
    "syncfs": ["ENOSPC", "EINTR"] + IO,
    "rename": ["ENOSPC"] + IO, "renameat": ["ENOSPC"] + IO, "renameat2": ["ENOSPC"] + IO,
    "linkat": ["ENOSPC", "EMLINK"] + IO, "symlinkat": ["ENOSPC"] + IO,
    "unlinkat": IO, "fchmod": ["EINTR"] + IO, "fchmodat": IO,
    "ftruncate": ["ENOSPC", "EINTR"] + IO, "flock": ["EINTR", "ENOLCK"] + IO,
    "close": ["EIO", "EINTR", "KILL"], "getdents64": ["EIO"], "newfstatat": ["EIO"],
    "readlink": ["EIO"], "readlinkat": ["EIO"], "read": ["EIO", "EINTR"], "pread64": ["EIO", "EINTR"],
}
EXITS = {0, 1, 74, 75}
PACKS = ["--pack", "friday", "--pack", "kpi"]
CALL = re.compile(r"^(\d+) +(\w+)\(")


def build_command(program, as_of):
    return [program, "build", "--root", "w", "--out", "s", "--as-of", as_of, "--quiet",
            "--jobs", "1"] + PACKS


def run(command, folder):
    return subprocess.run(
        command, cwd=folder, env=site.environment(), capture_output=True, timeout=site.TIMEOUT,
        stdin=subprocess.DEVNULL)


class Reference:
    """The old and the new site, and the calls of the build between them."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        site.make_workspace(os.path.join(folder, "w"))
        self.build(site.OLD)
        self.old = site.digest(self.site)
        shutil.copytree(self.site, os.path.join(folder, "old"), symlinks=True)
        log = os.path.join(folder, "trace")
        self.build(site.NEW, ["strace", "-f", "-qq", "-o", log])
        self.new = site.digest(self.site)
        assert self.old != self.new, "the two sites must differ"
        for name in ("old", "s"):
            path = os.path.join(folder, name)
            assert site.is_verified(program, path), f"{name} is whole"
            assert os.path.getsize(os.path.join(path, "ledger.jsonl")) > 0, "there is a ledger"
        self.calls, self.hidden, self.total = self.read(log)

    @property
    def site(self):
        return os.path.join(self.folder, "s")

    def build(self, as_of, prefix=()):
        done = run([*prefix, *build_command(self.program, as_of)], self.folder)
        assert done.returncode == 0, f"exit {done.returncode}: {done.stderr.decode()}"

    @staticmethod
    def read(log):
        """Numbers of each call to let fail; how many cannot be reached; how many there are."""
        loader, counts = collections.Counter(), collections.Counter()
        is_loading, total, main = True, 0, None
        seen = collections.defaultdict(set)
        with open(log, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                # The first thing that main does.
                if "rt_sigaction(SIGPIPE, {sa_handler=SIG_IGN" in line:
                    is_loading = False
                match = CALL.match(line)
                if not match or match[2] not in ERRORS:
                    continue
                thread, name = match.groups()
                counts[thread, name] += 1
                if is_loading:
                    loader[name] += 1
                else:
                    total += 1
                    seen[name].add((thread, counts[thread, name]))
        hidden = 0
        calls = {}
        for name, places in seen.items():
            numbers = {number for _, number in places}
            calls[name] = sorted(number for number in numbers if number > loader[name])
            hidden += sum(1 for _, number in places if number <= loader[name])
        return calls, hidden, total


class Worker(threading.Thread):
    """Runs cases in a folder of its own until none are left."""

    def __init__(self, sweep, index):
        super().__init__()
        self.sweep, self.reference = sweep, sweep.reference
        self.folder = os.path.join(self.reference.folder, f"worker-{index}")
        os.mkdir(self.folder)
        site.copy_tree(os.path.join(self.reference.folder, "w"), os.path.join(self.folder, "w"))
        self.reset()

    @property
    def site(self):
        return os.path.join(self.folder, "s")

    def reset(self):
        for name in self.leftovers():
            shutil.rmtree(os.path.join(self.folder, name), ignore_errors=True)
        site.copy_tree(os.path.join(self.reference.folder, "old"), self.site)

    def leftovers(self):
        return sorted(set(os.listdir(self.folder)) - {"w", "s", ".s.lock", "log"})

    def run(self):
        while (case := self.sweep.take()) is not None:
            try:
                self.one(*case)
            except Exception as error:  # A case that cannot be judged is a fault.
                self.sweep.fault(case, f"not judged: {error!r}")
                self.reset()

    def one(self, name, error, number):
        log = os.path.join(self.folder, "log")
        what = f"signal=KILL:when={number}" if error == "KILL" else f"error={error}:when={number}"
        # With --seccomp-bpf only this call stops the program, which is quick; but a signal that is
        # injected at such a stop is lost.
        quick = [] if error == "KILL" else ["--seccomp-bpf"]
        done = run(
            ["strace", "-f", *quick, "-qq", "-o", log, "-e", f"trace={name}",
             "-e", "signal=none", "-e", f"inject={name}:{what}",
             *build_command(self.reference.program, site.NEW)], self.folder)
        with open(log, encoding="utf-8", errors="replace") as lines:
            injected = lines.read().count("(INJECTED)")
        is_killed = done.returncode in (-9, 137)
        if not injected and not is_killed:
            self.sweep.count("not reached")
            return self.reset()
        found = site.digest(self.site)
        kind = {self.reference.old: "old", self.reference.new: "new"}.get(found, "other")
        case = (name, error, number)
        self.follow(case, self.judge(case, kind, found, done, is_killed))

    def judge(self, case, kind, found, done, is_killed):
        """What the site is now."""
        sweep, status, message = self.sweep, done.returncode, done.stderr.decode().strip()
        sweep.count("injected")
        sweep.count(f"{case[1]} {'killed' if is_killed else f'exit {status}'}")
        if kind == "other":
            if status == 1 and "GP" in message and sweep.is_whole(self, found):
                kind = "new, naming the file"
            else:
                sweep.count("mixed")
                sweep.fault(case, f"exit {status}, a site that is neither: {message}")
        sweep.count(f"site: {kind}")
        if is_killed:
            if case[1] != "KILL":
                sweep.fault(case, "killed by itself")
        elif status == 78 and kind == "old" and message.startswith("govpack.yaml:"):
            sweep.count("nothing built, naming govpack.yaml")
        elif status not in EXITS:
            sweep.count("wrong status")
            sweep.fault(case, f"exit {status}: {message}")
        elif (status == 0) and kind != "new" or case[1] == "EINTR" and status != 0:
            sweep.count("wrong status")
            sweep.fault(case, f"exit {status}, site {kind}: {message}")
        return kind

    def follow(self, case, kind):
        """The run after it. Where nothing was changed, that is the reference's own run."""
        if kind == "old" and not self.leftovers():
            return
        done = run(build_command(self.reference.program, site.NEW), self.folder)
        self.sweep.count("run after")
        left, found = self.leftovers(), site.digest(self.site)
        # A pack that was published without a file stays in the ledger, as an earlier revision.
        is_good = found == self.reference.new or (
            kind == "new, naming the file" and self.sweep.is_whole(self, found))
        if done.returncode != 0 or not is_good or left:
            self.sweep.fault(
                case, f"the run after: exit {done.returncode}, left {left}: "
                f"{done.stderr.decode().strip()}")
        self.reset()


class Sweep:
    """The cases, and what came of them."""

    def __init__(self, reference, cases, minutes):
        self.reference, self.cases, self.lock = reference, cases, threading.Lock()
        self.counts, self.faults, self.whole = collections.Counter(), [], {}
        self.position, self.start = 0, time.monotonic()
        self.end = self.start + 60 * minutes

    def take(self):
        with self.lock:
            if self.position == len(self.cases) or time.monotonic() > self.end:
                return None
            self.position += 1
            if self.position % 100 == 0:
                print(f"  {self.position} of {len(self.cases)} runs, "
                      f"{time.monotonic() - self.start:.0f} s, {len(self.faults)} faults",
                      flush=True)
            return self.cases[self.position - 1]

    def count(self, what):
        with self.lock:
            self.counts[what] += 1

    def fault(self, case, message):
        with self.lock:
            self.faults.append((case, message))
            name, error, number = case
            print(f"FAULT {name} {error} #{number}: {message}", flush=True)

    def is_whole(self, worker, found):
        if found not in self.whole:
            self.whole[found] = site.is_verified(self.reference.program, worker.site)
        return self.whole[found]


def main(arguments):
    program = site.program_path(arguments)
    options = dict(text[2:].split("=", 1) for text in arguments if text.startswith("--"))
    if not shutil.which("strace"):
        sys.exit("error: strace is not installed")
    folder = site.scratch_folder()
    try:
        reference = Reference(program, folder)
        wanted = options["calls"].split(",") if "calls" in options else list(ERRORS)
        cases = [(name, error, number) for name in wanted for error in ERRORS[name]
                 for number in reference.calls.get(name, [])]
        random.Random(1).shuffle(cases)
        print(f"{reference.total} calls of {len(reference.calls)} kinds after the start, "
              f"{reference.hidden} of them out of reach; {len(cases)} runs", flush=True)
        sweep = Sweep(reference, cases, float(options.get("minutes", "inf")))
        workers = [Worker(sweep, index)
                   for index in range(int(options.get("workers", os.cpu_count() or 1)))]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        for what in ["mixed", "wrong status"]:
            sweep.counts[what] += 0
        for what, count in sorted(sweep.counts.items()):
            print(f"{what}: {count}")
        print(f"{sweep.position} of {len(cases)} runs, {len(sweep.faults)} faults, {time.monotonic() - sweep.start:.0f} s")
        return 1 if sweep.faults else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

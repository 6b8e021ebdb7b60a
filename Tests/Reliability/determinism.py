"""Builds the same record many times in different surroundings and counts the different sites.

usage: determinism.py [PROGRAM] [--runs=N] [--example=N]

N runs (200) of a small workspace and N (20) of the repository's example, each a new process (with
its own random seeds for hashes), in turn over: time zone, locale, number of threads and of cores,
umask, working folder, home folder, and a copy of the workspace whose files were made in another
order (on a file system in memory a folder is listed in that order). Of each kind of run there must
be one SHA-256 of the whole site, names, mode bits and bytes. The combinations are drawn by a seeded
generator, so that a second run of this script does the same.
"""

import collections
import os
import random
import shutil
import subprocess
import sys
import time

import published_site as site

PROJECT = os.path.realpath(os.path.join(site.HERE, "..", ".."))
EXAMPLE = ["Docs", "govpack.yaml", "ops", "state", "Templates"]

ZONES = ["UTC", "Asia/Kathmandu", "Pacific/Chatham", "America/St_Johns", ""]
LOCALES = ["C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8"]


def shuffled_copy(source, target, chance):
    """The same files, made in another order."""
    files = [os.path.relpath(os.path.join(folder, name), source)
             for folder, _, names in os.walk(source) for name in names]
    chance.shuffle(files)
    for path in files:
        copy = os.path.join(target, path)
        os.makedirs(os.path.dirname(copy), exist_ok=True)
        shutil.copyfile(os.path.join(source, path), copy)


def surroundings(chance, cores):
    return {
        "zone": chance.choice(ZONES), "locale": chance.choice(LOCALES),
        "jobs": chance.choice([None, "1", "3"]),
        "cores": chance.choice([cores, [cores[0]]]), "umask": chance.choice([0o022, 0o077]),
        "is_inside": chance.random() < 0.5, "has_home": chance.random() < 0.5,
    }


def build(program, workspace, folder, as_of, around, packs):
    """The digest of a new site; the exit status where there is none."""
    out = os.path.join(folder, "out")
    shutil.rmtree(out, ignore_errors=True)
    changes = {"LC_ALL": around["locale"], "LANG": around["locale"]}
    if around["zone"]:
        changes["TZ"] = around["zone"]
    changes["HOME"] = os.path.join(folder, "home") if around["has_home"] else "/nonexistent"
    root = "." if around["is_inside"] else workspace
    command = [program, "build", "--root", root, "--out", out, "--as-of", as_of, "--fail-on",
               "never", "--quiet", *packs] + (["--jobs", around["jobs"]] if around["jobs"] else [])

    def prepare():
        os.umask(around["umask"])
        os.sched_setaffinity(0, around["cores"])

    done = subprocess.run(
        command, cwd=workspace if around["is_inside"] else folder, preexec_fn=prepare,
        env=site.environment(**changes), capture_output=True, timeout=2 * site.TIMEOUT)
    return site.digest(out) if done.returncode == 0 else f"exit {done.returncode}: {done.stderr}"


def rounds(program, source, runs, as_of, packs, chance, cores):
    """How often each digest came."""
    found = collections.Counter()
    seen = set()
    for number in range(runs):
        folder = site.scratch_folder()
        try:
            os.mkdir(os.path.join(folder, "home"))
            workspace = os.path.join(folder, f"copy-{number}")
            shuffled_copy(source, workspace, chance)
            around = surroundings(chance, cores)
            seen.add(str(around))
            found[build(program, workspace, folder, as_of, around, packs)] += 1
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return found, len(seen)


def main(arguments):
    program = site.program_path(arguments)
    options = dict(text[2:].split("=", 1) for text in arguments if text.startswith("--"))
    chance, cores = random.Random(2026), sorted(os.sched_getaffinity(0))
    folder, bad = site.scratch_folder(), 0
    try:
        small, example = os.path.join(folder, "small"), os.path.join(folder, "example")
        site.make_workspace(small, 30)
        os.mkdir(example)
        for name in EXAMPLE:
            path = os.path.join(PROJECT, name)
            copy = shutil.copytree if os.path.isdir(path) else shutil.copyfile
            copy(path, os.path.join(example, name))
        kinds = [("small workspace", small, int(options.get("runs", 200)), site.NEW),
                 ("example", example, int(options.get("example", 20)), "2026-11-20T15:00:00Z")]
        for name, source, runs, as_of in kinds:
            start = time.monotonic()
            found, seen = rounds(program, source, runs, as_of, [], chance, cores)
            print(f"{name}: {runs} runs in {seen} different surroundings, {len(found)} different "
                  f"sites, {time.monotonic() - start:.0f} s")
            for digest, count in found.most_common():
                print(f"  {count} × {digest}")
            bad += len(found) != 1 or not all(len(digest) == 64 for digest in found)
        return 1 if bad else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

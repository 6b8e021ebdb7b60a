"""What the reliability tests share: a small workspace with a published site, and what is in a site.

No part of this uses govpack's own code; `verify-site.py` beside it does the same from a shell.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.realpath(__file__))

# No run takes long; a machine that is stopped for a while must not fail a test.
TIMEOUT = 300

OLD = "2026-02-06T20:00:00Z"
NEW = "2026-02-13T20:00:00Z"

# Settings with an effect on every page, so that a build that overlooks a file is another site.
FILES = {
    "govpack.yaml": "organisation: Fault Sweep\ntimezone: Europe/Berlin\n",
    "state/services.yaml": "services:\n- id: api\n  tier: 1\n",
    "state/agents.yaml": "agents:\n  builder:\n    role: developer\n",
    "ops/decision-log/ADR-1.md": (
        "---\nid: ADR-1\ntitle: Keep the record in files\nstatus: accepted\n"
        "date: 2026-02-02\nowner: ops\n---\n\n## Context\n\nFiles are read by everybody.\n"),
    "ops/deployments/2026.jsonl": (
        '{"id":"DEP-1","service":"api","environment":"production",'
        '"finished_at":"2026-02-03T10:00:00Z","status":"succeeded"}\n'),
    "ops/actions/2026.jsonl": (
        '{"type":"action","id":"a1","ts":"2026-02-03T08:00:00Z","workflow_id":"w",'
        '"unit_id":"u1","op":"chat"}\n'
        '{"type":"unit","id":"u2","ts":"2026-02-03T09:00:00Z","workflow_id":"w",'
        '"unit_id":"u1","event":"completed"}\n'),
}


def environment(**changes):
    """The environment of a run: no zone, locale or crash report of the machine's own."""
    kept = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")}
    return kept | {"SWIFT_BACKTRACE": "enable=no"} | changes


def make_workspace(folder, tasks=5):
    """Writes the workspace: some tasks, and one file of several other kinds."""
    subprocess.run(
        [sys.executable, os.path.join(HERE, "make-workspace.py"), folder, str(tasks)], check=True)
    for path, text in FILES.items():
        file = os.path.join(folder, path)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "w", encoding="utf-8") as output:
            output.write(text)


def entries(root):
    """Every file and folder below a folder: path, mode, and of files the bytes; in order."""
    found = []
    for folder, folders, names in os.walk(root):
        for name in sorted(folders + names):
            path = os.path.join(folder, name)
            data = b""
            if not os.path.isdir(path):
                with open(path, "rb") as file:
                    data = file.read()
            found.append((os.path.relpath(path, root), os.stat(path).st_mode, data))
    return sorted(found)


def digest(root):
    """One SHA-256 of a whole tree: names, mode bits and bytes. None where there is no tree."""
    if not os.path.isdir(root):
        return None
    whole = hashlib.sha256()
    for path, mode, data in entries(root):
        whole.update(f"{path}\0{mode:o}\0{len(data)}\0".encode() + data)
    return whole.hexdigest()


def _site_checker():
    spec = importlib.util.spec_from_file_location(
        "verify_site", os.path.join(HERE, "verify-site.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_CHECKER = _site_checker()


def faults(site):
    """What in a site is not as its manifest says, by code that is not govpack's."""
    import json
    try:
        with open(os.path.join(site, "manifest.json"), "rb") as file:
            return list(_CHECKER.faults(site, json.loads(file.read())))
    except (OSError, ValueError, KeyError) as error:
        return [str(error)]


def is_verified(program, site):
    """Whether `govpack verify` passes on a site, and the check by its manifest too."""
    run = subprocess.run(
        [program, "verify", site], capture_output=True, env=environment(), timeout=TIMEOUT)
    return run.returncode == 0 and not faults(site)


def scratch_folder():
    """A new folder, in memory where that is possible: the tests write much and keep nothing."""
    import tempfile
    memory = "/dev/shm"
    where = memory if os.access(memory, os.W_OK) else None
    return tempfile.mkdtemp(prefix="govpack-reliability-", dir=where)


def copy_tree(source, target):
    """Replaces a tree by a copy of another."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)


def program_path(arguments):
    """The program under test: the first argument that is no flag, else the release build."""
    given = [argument for argument in arguments if not argument.startswith("--")]
    default = os.path.join(HERE, "..", "..", ".build", "release", "govpack")
    path = os.path.realpath(given[0] if given else default)
    if not os.access(path, os.X_OK):
        sys.exit(f"error: there is no program at {path}: `make release` builds it")
    return path

#!/usr/bin/env python3
"""Holds typed files to the schemas of `govpack schema` with a validator that is not govpack's.

    validate.py PROGRAM WORKSPACE...     every typed file of the workspaces must be valid
    validate.py PROGRAM --broken FOLDER  every variant of broken.tsv must be refused at its line

The validator is check-jsonschema (PyPI), taken from beside this Python; exit status 77 where it is
not installed. Lines of JSON are put together to one array and front matter is cut out first, both
with no more than Python's own means.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def validator():
    for folder in [os.path.dirname(sys.executable), *os.environ.get("PATH", "").split(":")]:
        program = os.path.join(folder, "check-jsonschema")
        if os.access(program, os.X_OK):
            return program
    print("skipped: there is no check-jsonschema; python3 -m pip install check-jsonschema")
    sys.exit(77)


def kinds(program):
    """Kind, form and patterns, as `govpack schema` lists them."""
    text = subprocess.run([program, "schema"], capture_output=True, text=True, check=True).stdout
    rows = [re.split(r"  +", line.strip(), maxsplit=2) for line in text.splitlines()[1:]]
    return [(kind, form, files.split(", ")) for kind, form, files in rows]


def moved(workspace):
    """`paths:` of govpack.yaml, as far as the workspaces here use it: one path a key."""
    text = (workspace / "govpack.yaml").read_text() if (workspace / "govpack.yaml").exists() else ""
    block = re.search(r"^paths:\n((?:[ ]+.*\n|\n)*)", text, re.M)
    return dict(re.findall(r"^ +(\w+): *(\S+)", block.group(1), re.M)) if block else {}


KEYS = {"taskcard": "cards", "spec-registry": "spec_registry", "state-machine": "state_machine"}
NO_RECORDS = {"README.md", "TEMPLATE.md", "INDEX.md"}


def files(workspace, kind, patterns):
    elsewhere = moved(workspace).get(KEYS.get(kind, ""))
    if elsewhere:
        tail = patterns[0].partition("**/")[2]
        patterns = [f"{elsewhere}/**/{tail}" if tail else elsewhere]
    found = set()
    for pattern in patterns:
        found.update(path for path in workspace.glob(pattern) if path.is_file())
    # A specification change is no decision, though it lies among them.
    if kind == "project-decision":
        found = {path for path in found if not path.name.startswith("SCP-")}
    return sorted(path for path in found if path.name not in NO_RECORDS)


def instance(path):
    """The text to validate, its suffix, and the file's line of each line of it."""
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".md":
        parts = re.match(r"---\r?\n(.*?\n)---\r?\n", text, re.S)
        return (parts.group(1), ".yaml", 1) if parts else None
    if path.suffix == ".jsonl":
        lines = [json.loads(line) for line in text.splitlines() if line.strip()]
        return json.dumps(lines), ".json", 0
    return text, path.suffix.replace("yml", "yaml"), 0


def check(program, kind, paths, schema_text):
    """Path, JSON path and message of each error."""
    with tempfile.TemporaryDirectory() as folder:
        groups = {}
        for number, path in enumerate(paths):
            found = instance(path)
            if found is None:
                continue
            text, suffix, _ = found
            name = os.path.join(folder, f"{number}{suffix}")
            Path(name).write_text(text)
            groups.setdefault(path.suffix == ".jsonl", {})[name] = path
        errors = []
        for is_lines, names in groups.items():
            schema = json.loads(schema_text)
            if is_lines:
                schema = {"$schema": schema["$schema"], "type": "array", "items": schema}
            file = os.path.join(folder, "schema")
            Path(file).write_text(json.dumps(schema))
            run = subprocess.run(
                [validator(), "--output-format", "json", "--schemafile", file, *names],
                capture_output=True, text=True)
            try:
                report = json.loads(run.stdout)
            except json.JSONDecodeError:
                sys.exit(f"check-jsonschema on {kind}: {run.stdout}{run.stderr}")
            for error in report.get("errors", []):
                errors.append((names[error["filename"]], error["path"], error["message"]))
            for error in report.get("parse_errors", []):
                errors.append((names[error["filename"]], "$", error["message"]))
        return len([n for g in groups.values() for n in g]), errors


def schema(program, kind):
    return subprocess.run(
        [program, "schema", kind], capture_output=True, text=True, check=True).stdout


def valid(program, workspaces):
    failures = 0
    for workspace in map(Path, workspaces):
        total = 0
        for kind, _, patterns in kinds(program):
            paths = files(workspace, kind, patterns)
            if not paths:
                continue
            count, errors = check(program, kind, paths, schema(program, kind))
            total += count
            for path, place, message in errors:
                print(f"{path}: {kind}: {place}: {message}")
            failures += len(errors)
        print(f"{workspace}: {total} files held to their schemas")
    return failures


# The line of a JSON path, by the marks of a YAML parser that is not govpack's.


def steps(place):
    return [int(number) if number else (name or quoted)
            for number, name, quoted in re.findall(r"\[(\d+)\]|\.([^.\[\]]+)|\['([^']+)'\]", place)]


def line_of(path, place):
    from ruamel.yaml import YAML
    wanted = steps(place)
    if path.suffix == ".jsonl":
        return wanted[0] + 1
    text, _, offset = instance(path)
    node = YAML(typ="rt", pure=True).compose(text)
    for step in wanted:
        if isinstance(step, int):
            node = node.value[step]
        else:
            node = next(value for key, value in node.value if key.value == step)
    return node.start_mark.line + 1 + offset


def broken(program, folder):
    failures = 0
    rows = (Path(folder) / "broken.tsv").read_text().splitlines()[1:]
    for row in rows:
        name, kind, path, line, place, _ = row.split("\t")
        file = Path(folder) / "Broken" / name / path
        _, errors = check(program, kind, [file], schema(program, kind))
        found = sorted({(line_of(file, where), where) for _, where, _ in errors})
        if found != [(int(line), place)]:
            print(f"{name}: expected line {line}, {place}; the validator says {found}")
            for error in errors:
                print("   ", error[1:])
            failures += 1
    print(f"{len(rows)} broken variants, {len(rows) - failures} refused where they should be")
    return failures


if __name__ == "__main__":
    program, arguments = sys.argv[1], sys.argv[2:]
    validator()
    if arguments[:1] == ["--broken"]:
        sys.exit(1 if broken(program, arguments[1]) else 0)
    sys.exit(1 if valid(program, arguments) else 0)

"""Workspaces in which every text field of every kind of file holds a payload.

The fields are those that `govpack schema` prints, so that a field that is new is tested without a
line here. Of every payload there is one record of every kind, made twice: once so that it is kept (the
words of closed vocabularies, times and numbers are right, all else is the payload), once with the
payload in every scalar, so that the payload is quoted by diagnostics. Markdown records carry it in
their front matter, heading, text, links, images, tables and code, and as a file name where the
system allows that. What figures are made for (services, workflows, vendors, budgets, and the events and
actions that name them) holds twelve payloads in each field, put together: every one of them has pages
and charts of its own, and those of a thousand services would be a gigabyte.
"""

import json
import os
import re
import subprocess

BEGIN = ["2026-11-10T10:00:00Z", "2026-11-10"]
END = ["2026-11-10T11:00:00Z", "2026-11-11"]
LATER = re.compile(r"finish|resolv|merged|mitigat|closed|end|until|complet|acknowledged|expires|to$")
FIGURED = {"services", "workflows", "vendors", "risk-budget", "log", "deployment", "change", "incident"}
TOGETHER = 12
PLAIN = ["1", "50%", "3d", "EUR", "1-14", "09:00-17:00", "14:00", "2026-Q4", "2026-W46", "a" * 64, "pass", ""]


def payloads(suites):
    """Name and text of each payload, each text once, in the order of the suites."""
    found = []
    with open(os.path.join(suites, "naughty-strings", "blns.json"), encoding="utf-8") as file:
        found += [("blns", text) for text in json.load(file)]
    with open(os.path.join(suites, "xss", "dompurify-payloads.json"), encoding="utf-8") as file:
        found += [("dompurify", case["payload"]) for case in json.load(file)]
    with open(os.path.join(suites, "xss", "html5.txt"), encoding="utf-8") as file:
        text = file.read()
    # Each vector of html5.txt is a division with its number, closed by one and the same tail.
    found += [("html5", vector) for vector in re.split(r"//\[\"'`-->\]\]>\]</div>", text) if vector.strip()]
    result = {}
    for suite, text in found:
        if isinstance(text, str):
            result.setdefault(text.encode("utf-8", "replace").decode(), suite)
    return [(suite, text) for text, suite in result.items()]


class Kind:
    def __init__(self, program, name, form, patterns):
        self.name, self.form, self.patterns = name, form, patterns
        text = subprocess.run([program, "schema", name], capture_output=True, text=True, check=True).stdout
        self.schema = json.loads(text)


def kinds(program):
    text = subprocess.run([program, "schema"], capture_output=True, text=True, check=True).stdout
    rows = [re.split(r"  +", line.strip(), maxsplit=2) for line in text.splitlines()[1:]]
    return [Kind(program, name, form, files.split(", ")) for name, form, files in rows]


class Maker:
    """Values of a schema with one payload in them. `fields` collects the paths that had it."""

    def __init__(self, text, number, is_broken, fields):
        self.text, self.number, self.is_broken, self.fields = text, number, is_broken, fields

    def payload(self, path):
        self.fields.add(path)
        return self.text

    def value(self, schema, path, name=""):
        if schema is True or not schema:
            return self.payload(path)
        if "const" in schema:
            return schema["const"]
        if "anyOf" in schema:
            options = [option for option in schema["anyOf"] if option.get("type") != "null"]
            fixed = [option for option in options if "enum" in option]
            free = [option for option in options if "enum" not in option]
            takes = free if free and (not fixed or self.is_broken or self.number % 2) else fixed
            return self.value(takes[0], path, name)
        if "enum" in schema:
            words = [word for word in schema["enum"] if word is not None]
            return self.payload(path) if self.is_broken else words[self.number % len(words)]
        types = schema.get("type", "string")
        types = types if isinstance(types, list) else [types]
        if "object" in types or "properties" in schema or "allOf" in schema:
            return self.object(schema, path)
        if "array" in types:
            return [self.value(schema.get("items", {}), path + "[]", name)]
        return self.scalar(schema, types, path, name)

    def object(self, schema, path):
        result = {}
        for name, own in schema.get("properties", {}).items():
            result[name] = self.value(own, f"{path}.{name}", name)
        more = schema.get("additionalProperties")
        if isinstance(more, dict) and not schema.get("properties"):
            form = schema.get("propertyNames", {}).get("pattern")
            key = self.plain(form, "") if form else self.payload(path + ".KEY")
            result[key] = self.value(more, f"{path}.*")
        for rule in schema.get("allOf", []):
            if self.holds(rule.get("if", {}), result):
                result.update(self.object(rule.get("then", {}), path))
        return result

    @staticmethod
    def holds(condition, value):
        for name, form in condition.get("properties", {}).items():
            if "const" in form and value.get(name) != form["const"]:
                return False
            if "enum" in form and value.get(name) not in form["enum"]:
                return False
        return True

    def scalar(self, schema, types, path, name):
        form = schema.get("pattern")
        if self.is_broken:
            return self.payload(path)
        if "boolean" in types and "string" not in types:
            return self.number % 2 == 0
        if ("integer" in types or "number" in types) and ("string" not in types or form):
            return max(1, schema.get("minimum", 1))
        # A time, a number or a currency is never the payload, even where the form lets it be empty.
        if form and (form.startswith("^([") or not re.search(form, self.text)):
            return self.plain(form, name)
        return self.payload(path)

    @staticmethod
    def plain(form, name):
        times = END + BEGIN if LATER.search(name) else BEGIN + END
        return next((text for text in times + PLAIN if re.search(form, text)), "x")


# Writing


def quoted(text):
    """A double-quoted scalar of YAML."""
    result = []
    for character in text:
        code = ord(character)
        if character in '"\\':
            result.append("\\" + character)
        elif 0x20 <= code <= 0x7E:
            result.append(character)
        else:
            result.append(f"\\x{code:02x}" if code < 0x100 else f"\\U{code:08x}")
    return '"' + "".join(result) + '"'


def flow(value):
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"? {quoted(key)} : {flow(item)}" for key, item in value.items()) + "}"
    return json.dumps(value)


def document(values):
    """One YAML file of the records of many values: lists put together, maps united."""
    united = {}
    for value in values:
        for name, item in value.items():
            if isinstance(item, list):
                united.setdefault(name, []).extend(item)
            elif isinstance(item, dict) and isinstance(united.get(name), dict):
                united[name].update(item)
            else:
                united[name] = item
    lines = []
    for name, item in united.items():
        if isinstance(item, list):
            lines += [f"{quoted(name)}:"] + [f"- {flow(entry)}" for entry in item]
        elif isinstance(item, dict):
            lines.append(f"{quoted(name)}:")
            for key, entry in item.items():
                lines += [f"  ? {quoted(key)}", f"  : {flow(entry)}"]
        else:
            lines.append(f"{quoted(name)}: {flow(item)}")
    return "\n".join(lines) + "\n"


def markdown(front, text):
    """A record in Markdown; the payload as it is, in every kind of place."""
    head = "".join(f"{quoted(name)}: {flow(value)}\n" for name, value in front.items())
    line = text.replace("\r", " ").replace("\n", " ")
    return (f"---\n{head}---\n# {text}\n\n**Status**: {text}\n**Owner**: {text}\n**Risk**: {text}\n\n"
            f"## {text}\n\nText {text} and [{text}]({text}) and ![{text}]({text}) and <{text}>"
            f" and [{line}](<{line}>).\n\n{text}\n\n| {line} | b |\n|---|---|\n| {line} | `{line}` |\n\n"
            f"- [ ] {line}\n\n> [!NOTE]\n> {line}\n\n```{line}\n{text}\n```\n\n    {line}\n\n"
            f"[{line}]: {line}\n")


def prose(text):
    """The forms without front matter: audit logs, the freeze record, the capability map."""
    line = text.replace("\r", " ").replace("\n", " ")
    return (f"# Audit Log — {line}\n\n## 2026-11-10T10:00:00+00:00\n- status: {line}\n- details:\n"
            f"  - {line}: {line}\n",
            f"### 2.1 {line}\n- **Blueprint ID**: {line}\n- **File**: `{line}`\n- **Owner**: {line}\n"
            "- **Frozen On**: 2026-11-01\n\n",
            f"### 2.1 {line}\n\n| Capability | Description | Implementation | Status |\n|---|---|---|---|\n"
            f"| **{line}** | {line} | `{line}` | ✅ |\n\n")


def file_name(text, suffix):
    """The payload as a name, where one folder's file may be called that; else None."""
    name = text + suffix
    is_name = text not in ("", ".", "..") and "/" not in text and "\0" not in text
    return name if is_name and len(name.encode()) <= 255 else None


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


class Workspace:
    """The records of some payloads, in `folder`."""

    def __init__(self, folder, kinds, cases, is_broken):
        self.folder, self.cases, self.is_broken = folder, cases, is_broken
        self.fields, self.file_names = set(), 0
        # The settings of a workspace are its own; see `named`.
        for kind in kinds:
            if kind.name not in ("settings", "state-machine"):
                self.write_kind(kind)
        self.write_prose()

    def write_kind(self, kind):
        cases = self.cases
        if kind.name in FIGURED:
            groups = [cases[start:start + TOGETHER] for start in range(0, len(cases), TOGETHER)]
            cases = [(group[0][0], " ".join(text for _, text in group)) for group in groups]
        values = [(number, text, self.made(kind, number, text)) for number, text in cases]
        place = kind.patterns[0]
        if "*" not in place:
            write(os.path.join(self.folder, place), document([value for _, _, value in values]))
            return
        if "JSON lines" in kind.form:
            lines = []
            for number, text, value in values:
                lines += self.log_lines(kind, number, text) if kind.name == "log" else [value]
            text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
            write(os.path.join(self.folder, place.split("/**")[0], "hostile.jsonl"), text)
        suffix = ".md" if "front matter" in kind.form else "." + place.rsplit(".", 1)[1]
        if suffix != ".jsonl":
            for number, text, value in values:
                self.write_file(kind, place, suffix, number, text, value)

    def made(self, kind, number, text):
        return Maker(text, number, self.is_broken, self.fields).value(kind.schema, kind.name)

    def log_lines(self, kind, number, text):
        """One line of each type; their ids differ, for of two lines with one id the first counts."""
        lines = []
        for index, word in enumerate(["action", "unit", "review", "control", "eval"]):
            schema = dict(kind.schema, properties=dict(kind.schema["properties"], type={"const": word}))
            line = Maker(text, number, self.is_broken, self.fields).value(schema, f"log {word}")
            line.pop("supersedes", None)
            if not self.is_broken:
                line["id"] += f" {index}"
            lines.append(line)
        return lines

    def write_file(self, kind, place, suffix, number, text, value):
        folder = place.split("/**")[0]
        if kind.name == "minutes":
            folder, own = f"{folder}/friday", None
        else:
            own = file_name(text, suffix)
        prefix = "SCP-" if "SCP-" in place else ""
        self.file_names += own is not None
        name = prefix + (own or f"P{number:04}{suffix}")
        if kind.name == "minutes":
            name = f"2026-{1 + number // 28 % 11:02}-{1 + number % 28:02}.md"
        body = {".md": lambda: markdown(value, text), ".yaml": lambda: flow(value) + "\n",
                ".json": lambda: json.dumps([value] if not isinstance(value, list) else value)}[suffix]()
        try:
            write(os.path.join(self.folder, folder, kind.name, name), body)
        except OSError:
            write(os.path.join(self.folder, folder, kind.name, f"{prefix}P{number:04}{suffix}"), body)

    def write_prose(self):
        frozen, capabilities = "", ""
        for number, text in self.cases:
            audit, blueprint, capability = prose(text)
            write(os.path.join(self.folder, "ops/audit", f"P{number:04}.md"), audit)
            frozen += blueprint
            capabilities += capability
        write(os.path.join(self.folder, "docs/BLUEPRINT_FREEZE_RECORD.md"), frozen)
        write(os.path.join(self.folder, "docs/CO_OS_CAPABILITY_MAP.md"), capabilities)


def named(folder, text):
    """A small workspace whose name is the payload."""
    write(os.path.join(folder, "govpack.yaml"), f"name: {quoted(text)}\n")
    write(os.path.join(folder, "state/tasks.yaml"), "tasks:\n  T: {status: running, queue: dev}\n")

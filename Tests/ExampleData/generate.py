#!/usr/bin/env python3
"""Writes the delivery record of the example company: ops/deployments, ops/changes, ops/incidents.

    python3 Tests/ExampleData/generate.py          writes the lines
    python3 Tests/ExampleData/generate.py --check  fails where the lines differ from the files

The company is invented; the same program gives the same bytes. What the pages are to tell stands in
the tables SPECIAL and INCIDENTS, the rest is ordinary weeks. The three incidents that are written as
Markdown (INC-004, INC-013, INC-014) are kept by hand.
"""
import datetime as dt
import hashlib
import json
import pathlib
import sys
import zoneinfo

ROOT = pathlib.Path(__file__).resolve().parents[2]
UTC = dt.timezone.utc
BERLIN, KOLKATA = zoneinfo.ZoneInfo("Europe/Berlin"), zoneinfo.ZoneInfo("Asia/Kolkata")
# From 2026-11-04T10:49Z three quarters of the risk budget customer-facing are used up, and the owner
# approves each deployment.
OWNER_APPROVES = dt.datetime(2026, 11, 4, 10, 49, tzinfo=UTC)

# Refactorings whose point was to take a switch out, for the norm of deletions.
FLAG_REMOVALS = {"CHG-0158", "CHG-0167"}

# service: (zone, working hours, holidays)
SERVICES = {
    "web-portal": (KOLKATA, (10, 18), {"2026-10-02", "2026-10-20"}),
    "support-desk": (KOLKATA, (10, 18), {"2026-10-02", "2026-10-20"}),
    "invoice-api": (BERLIN, (9, 17), set()),
    "triage-worker": (BERLIN, (9, 17), set()),
}
# Ordinary deployments of each service, in the order above, by ISO week.
PLAN = {
    32: (2, 1, 2, 1), 33: (1, 1, 2, 1), 34: (2, 2, 2, 1), 35: (2, 1, 2, 1), 36: (2, 2, 2, 1),
    37: (3, 1, 2, 2), 38: (2, 1, 2, 1), 39: (2, 2, 2, 1), 40: (2, 1, 2, 2), 41: (3, 1, 2, 1),
    42: (2, 2, 2, 1), 43: (2, 2, 2, 1), 44: (3, 2, 2, 1), 45: (2, 1, 2, 1), 46: (1, 1, 2, 1),
    47: (1, 1, 2, 0),
}
# Ordinary deployments with something about them: (week, service, which) -> name, finish in UTC.
SPECIAL = {
    (32, "web-portal", 1): ("portal-letters", "2026-08-06T06:05"),
    (36, "triage-worker", 0): ("triage-stopped", "2026-09-02T09:30"),
    (37, "support-desk", 0): ("desk-broken", "2026-09-10T08:50"),
    (39, "web-portal", 1): ("portal-schema", "2026-09-22T07:10"),
    (40, "invoice-api", 1): ("invoice-quiet", "2026-10-01T12:40"),
    (41, "web-portal", 1): ("portal-footer", "2026-10-07T09:15"),
    (42, "invoice-api", 0): ("invoice-limits", "2026-10-14T08:20"),
    (42, "support-desk", 1): ("desk-views", "2026-10-15T09:05"),
    (43, "web-portal", 0): ("portal-flags", "2026-10-21T05:40"),
    (43, "web-portal", 1): ("portal-prices", "2026-10-22T09:30"),
    (44, "support-desk", 0): ("desk-queue", "2026-10-27T12:10"),
    (44, "web-portal", 1): ("portal-cache", "2026-10-29T12:15"),
    (44, "web-portal", 2): ("portal-broken", "2026-10-30T09:45"),
    (45, "support-desk", 0): ("desk-search", "2026-11-04T06:30"),
    (46, "support-desk", 0): ("desk-macros", "2026-11-10T07:20"),
    (46, "web-portal", 0): ("portal-import", "2026-11-12T12:25"),
    (47, "web-portal", 0): ("portal-cookies", "2026-11-16T06:30"),
    (47, "support-desk", 0): ("desk-labels", "2026-11-17T08:05"),
}
# What is not ordinary about a deployment, by its name or its place in the plan. A name in `remediates` and `rollback_of` stands for its id.
ODD = {
    "triage-stopped": {"outcome": "cancelled"},
    "desk-broken": {"outcome": "failed"},
    "portal-broken": {"outcome": "failed"},
    "portal-schema": {"outcome": "rolled_back"},
    "portal-footer": {"approved_by": ["project-lead"]},
    "desk-macros": {"approved_by": ["platform-engineer"]},
    # No customer noticed that these had failed: the next ordinary deployment mended them.
    "38-support-desk-0": {"remediates": "desk-broken"},
    "45-web-portal-0": {"remediates": "portal-broken"},
}
# Repairs: name, service, finish in UTC, fields.
REPAIRS = [
    ("portal-schema-back", "web-portal", "2026-09-22T08:02",
     {"kind": "rollback", "rollback_of": "portal-schema", "incident": "INC-004"}),
    ("invoice-limits-fix", "invoice-api", "2026-10-14T09:31",
     {"kind": "hotfix", "remediates": "invoice-limits", "incident": "INC-006"}),
    ("portal-flags-back", "web-portal", "2026-10-21T06:49",
     {"kind": "rollback", "rollback_of": "portal-flags", "incident": "INC-007"}),
    ("portal-prices-fix", "web-portal", "2026-10-22T10:58",
     {"kind": "hotfix", "remediates": "portal-prices", "incident": "INC-008"}),
    ("desk-queue-back", "support-desk", "2026-10-27T19:02",
     {"kind": "rollback", "rollback_of": "desk-queue", "incident": "INC-009"}),
    ("portal-cache-fix", "web-portal", "2026-10-29T14:43",
     {"kind": "hotfix", "remediates": "portal-cache", "incident": "INC-010"}),
    ("portal-import-back", "web-portal", "2026-11-12T13:52",
     {"kind": "rollback", "rollback_of": "portal-import", "incident": "INC-013"}),
]
# Rehearsals, which are no deployments to production.
STAGING = [
    ("web-portal", "2026-09-21T11:30"), ("invoice-api", "2026-10-13T13:10"),
    ("web-portal", "2026-11-11T10:40"),
]
# Changes that break a rule, by deployment and place in it: what is laid over the change.
BREACHES = {
    ("invoice-quiet", 0): {"approvals": 1},
    ("desk-views", 0): {"artifacts": {"test_plan": True, "rollback_plan": False}},
    ("portal-broken", 0): {"artifacts": {"test_plan": True, "rollback_plan": False}},
}
# Changes that nobody has merged: service, requested in UTC, author, first review.
PENDING = [
    # Past the deadline of eight working hours, since 12 November.
    ("support-desk", "2026-11-11T06:10", "ai_builder-0000a002", None),
    ("web-portal", "2026-11-20T05:20", "ai_builder-0000a001", None),
    ("invoice-api", "2026-11-19T13:30", "project-lead", "2026-11-20T09:15"),
]
AGENTS = ["ai_builder-0000a001", "ai_builder-0000a002"]
PEOPLE = ["platform-engineer", "project-lead", "human-operator"]


def page(at, responder, zone, acknowledged=None):
    entry = {"at": at, "responder": responder, "zone": zone}
    if acknowledged:
        entry["acknowledged_at"] = acknowledged
    return entry


def night(at, acknowledged):
    return page(at, "human-operator", "Asia/Kolkata", acknowledged)


def berlin(at, acknowledged):
    return page(at, "platform-engineer", "Europe/Berlin", acknowledged)


def work(date, hours, role="platform-engineer", **more):
    return {"date": date, "hours": hours, "role": role, **more}


INCIDENTS = [
    dict(id="INC-001", services=["web-portal"], severity="SEV-3",
         detected_at="2026-08-06T06:40:00Z", impact_start="2026-08-06T06:20:00Z",
         mitigated_at="2026-08-06T07:50:00Z", resolved_at="2026-08-06T09:00:00Z",
         caused_by="portal-letters", failure_mode="missing-validation",
         pages=[night("2026-08-06T06:42:00Z", "2026-08-06T06:45:00Z")],
         remediation=[work("2026-08-06", 3)]),
    dict(id="INC-002", services=["invoice-api"], severity="SEV-2",
         detected_at="2026-08-25T13:10:00Z", impact_start="2026-08-25T13:05:00Z",
         mitigated_at="2026-08-25T13:40:00Z", resolved_at="2026-08-25T15:00:00Z",
         caused_by="not_change_related", failure_mode="upstream-outage",
         pages=[berlin("2026-08-25T13:12:00Z", "2026-08-25T13:14:00Z")],
         remediation=[work("2026-08-25", 1.5)]),
    dict(id="INC-003", services=["support-desk"], severity="SEV-3",
         detected_at="2026-09-09T05:00:00Z", impact_start="2026-09-09T04:30:00Z",
         mitigated_at="2026-09-09T06:30:00Z", resolved_at="2026-09-09T10:00:00Z",
         failure_mode="capacity",
         pages=[berlin("2026-09-09T05:02:00Z", "2026-09-09T05:20:00Z")],
         remediation=[work("2026-09-09", 4, "human-operator")]),
    dict(id="INC-005", services=["support-desk"], severity="SEV-3",
         detected_at="2026-10-07T10:15:00Z", impact_start="2026-10-07T10:00:00Z",
         mitigated_at="2026-10-07T11:04:00Z", resolved_at="2026-10-07T12:00:00Z",
         failure_mode="capacity",
         pages=[night("2026-10-07T10:16:00Z", "2026-10-07T10:19:00Z")],
         remediation=[work("2026-10-07", 2, "human-operator")]),
    dict(id="INC-006", services=["invoice-api"], severity="SEV-2",
         detected_at="2026-10-14T08:58:00Z", impact_start="2026-10-14T08:55:00Z",
         mitigated_at="2026-10-14T09:33:00Z", resolved_at="2026-10-14T11:00:00Z",
         caused_by="invoice-limits", failure_mode="missing-validation",
         pages=[berlin("2026-10-14T08:59:00Z", "2026-10-14T09:01:00Z")],
         remediation=[work("2026-10-14", 5)]),
    dict(id="INC-007", services=["web-portal"], severity="SEV-2",
         detected_at="2026-10-21T06:16:00Z", impact_start="2026-10-21T06:10:00Z",
         mitigated_at="2026-10-21T06:51:00Z", resolved_at="2026-10-21T09:30:00Z",
         caused_by="portal-flags", failure_mode="bad-configuration",
         pages=[night("2026-10-21T06:17:00Z", "2026-10-21T06:20:00Z"),
                berlin("2026-10-21T06:25:00Z", "2026-10-21T06:27:00Z")],
         remediation=[work("2026-10-21", 6)]),
    dict(id="INC-008", services=["web-portal"], severity="SEV-2",
         detected_at="2026-10-22T10:15:00Z", impact_start="2026-10-22T10:08:00Z",
         mitigated_at="2026-10-22T11:00:00Z", resolved_at="2026-10-22T12:30:00Z",
         caused_by="portal-prices", failure_mode="bad-configuration", affected_fraction=0.5,
         pages=[night("2026-10-22T10:16:00Z", "2026-10-22T10:18:00Z")],
         remediation=[work("2026-10-22", 4.5, cost={"amount": "240.00", "currency": "EUR"})]),
    # 00:11 of the night in Kolkata, 19:41 in Berlin.
    dict(id="INC-009", services=["support-desk"], severity="SEV-1",
         detected_at="2026-10-27T18:40:00Z", impact_start="2026-10-27T18:39:00Z",
         mitigated_at="2026-10-27T19:04:00Z", resolved_at="2026-10-27T21:00:00Z",
         caused_by="desk-queue", failure_mode="bad-configuration", affected_fraction=0.4,
         pages=[night("2026-10-27T18:41:00Z", "2026-10-27T18:49:00Z"),
                berlin("2026-10-27T18:46:00Z", "2026-10-27T18:47:00Z")],
         remediation=[work("2026-10-28", 9, "human-operator"), work("2026-10-28", 3)]),
    dict(id="INC-010", services=["web-portal"], severity="SEV-2",
         detected_at="2026-10-29T14:04:00Z", impact_start="2026-10-29T14:00:00Z",
         mitigated_at="2026-10-29T14:44:00Z", resolved_at="2026-10-29T16:00:00Z",
         caused_by="portal-cache", failure_mode="bad-configuration", postmortem="PM-002",
         pages=[night("2026-10-29T14:05:00Z", "2026-10-29T14:09:00Z")],
         remediation=[work("2026-10-29", 6), work("2026-10-30", 8)]),
    # Overlaps INC-010 by 24 minutes on the same service.
    dict(id="INC-011", services=["web-portal"], severity="SEV-3",
         detected_at="2026-10-29T14:31:00Z", impact_start="2026-10-29T14:20:00Z",
         mitigated_at="2026-10-29T15:20:00Z", resolved_at="2026-10-29T17:00:00Z",
         pages=[night("2026-10-29T14:32:00Z", "2026-10-29T14:40:00Z")],
         remediation=[work("2026-10-29", 2, "human-operator")]),
    # The budget customer-facing passes three quarters 49 minutes into it. No cause is stated.
    dict(id="INC-012", services=["support-desk"], severity="SEV-2",
         detected_at="2026-11-04T10:03:00Z", impact_start="2026-11-04T10:00:00Z",
         mitigated_at="2026-11-04T10:54:00Z", resolved_at="2026-11-04T13:00:00Z",
         failure_mode="capacity",
         pages=[night("2026-11-04T10:04:00Z", "2026-11-04T10:07:00Z")],
         remediation=[work("2026-11-04", 8, "human-operator"), work("2026-11-05", 5)]),
    # Announced for two hours, took twelve minutes longer.
    dict(id="MNT-001", services=["invoice-api"], severity="SEV-3", kind="maintenance",
         detected_at="2026-11-08T08:00:00Z", impact_start="2026-11-08T08:00:00Z",
         mitigated_at="2026-11-08T10:12:00Z", resolved_at="2026-11-08T10:12:00Z",
         caused_by="not_change_related",
         announced={"start": "2026-11-08T08:00:00Z", "end": "2026-11-08T10:00:00Z"}),
    # The same as INC-013, reported a second time by customers.
    dict(id="INC-015", services=["web-portal"], severity="SEV-1",
         detected_at="2026-11-12T13:11:00Z", impact_start="2026-11-12T12:55:00Z",
         mitigated_at="2026-11-12T13:53:00Z", resolved_at="2026-11-12T14:00:00Z",
         duplicate_of="INC-013"),
]


class Dice:
    """Lehmer's generator (MINSTD): the same numbers in any version of Python."""

    def __init__(self, seed):
        self.state = seed

    def between(self, low, high):
        self.state = self.state * 48271 % 2147483647
        return low + self.state % (high - low + 1)

    def pick(self, items):
        return items[self.between(0, len(items) - 1)]


def utc(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=UTC)


def stamp(instant, zone):
    return instant.astimezone(zone).replace(microsecond=0, fold=0).isoformat()


def back(instant, minutes, service):
    """That many working minutes earlier, to the minute."""
    zone, (start, end), holidays = SERVICES[service]
    while minutes > 0:
        instant -= dt.timedelta(minutes=1)
        local = instant.astimezone(zone)
        if (local.weekday() < 5 and start <= local.hour < end
                and local.date().isoformat() not in holidays):
            minutes -= 1
    return instant


def commit(text):
    return hashlib.sha1(text.encode()).hexdigest()[:12]


dice = Dice(20261120)


def ordinary_finish(week, service, which):
    """Monday to Thursday, spread over the week."""
    zone, (start, end), holidays = SERVICES[service]
    first = (which * 2 + list(SERVICES).index(service) + week) % 4
    for shift in range(4):
        day = dt.date.fromisocalendar(2026, week, 1 + (first + shift) % 4)
        if day.isoformat() not in holidays:
            break
    minute = dice.between((start + 1) * 60 + 30, (end - 1) * 60)
    local = dt.datetime.combine(day, dt.time(minute // 60, minute % 60), zone)
    return local.astimezone(UTC)


def deployments():
    found = []
    for week, counts in PLAN.items():
        for service, count in zip(SERVICES, counts):
            for which in range(count):
                if (week, service, which) in SPECIAL:
                    name, text = SPECIAL[(week, service, which)]
                    finish = utc(text)
                else:
                    name, finish = f"{week}-{service}-{which}", ordinary_finish(week, service, which)
                found.append(deployment(name, service, finish, ODD.get(name, {})))
    for name, service, text, fields in REPAIRS:
        found.append(deployment(name, service, utc(text), {"planned": False, **fields}))
    for index, (service, text) in enumerate(STAGING):
        found.append(deployment(f"staging-{index}", service, utc(text), {"environment": "staging"}))
    found.sort(key=lambda d: (d["finish"], d["name"]))
    for number, entry in enumerate(found, 1):
        entry["id"] = f"DEP-{number:04d}"
    return found


def deployment(name, service, finish, fields):
    owner = finish > OWNER_APPROVES and service in ("web-portal", "support-desk")
    return {
        "name": name, "service": service, "finish": finish,
        "start": finish - dt.timedelta(minutes=dice.between(6, 18)),
        "approved_by": ["project-owner"] if owner else ["platform-engineer"],
        "fields": fields, "changes": [],
    }


def add_changes(entries):
    """Gives each deployment its changes, and each change its number, by creation."""
    changes = []
    for entry in entries:
        kind = entry["fields"].get("kind")
        if kind == "rollback" or entry["name"].startswith("staging"):
            continue
        for place in range(1 if kind == "hotfix" else dice.pick([1, 2, 2, 2, 3])):
            changes.append(hotfix(entry) if kind == "hotfix" else ordinary(entry, place))
    for service, requested, author, review in PENDING:
        changes.append(pending(service, utc(requested), author, review))
    changes.sort(key=lambda c: (c["created"], c["service"], c["authored"]))
    for number, change in enumerate(changes, 1):
        change["id"] = f"CHG-{number:04d}"
        change["commits"] = [
            commit(f"{change['id']}/{n}") for n in range(1, change.pop("size") + 1)]
        if change["entry"]:
            change["entry"]["changes"].append(change)
    return changes


def ordinary(entry, place):
    service, week = entry["service"], entry["finish"].isocalendar().week
    merged = back(entry["start"], dice.between(15, 150), service)
    review = back(merged, dice.between(20, 200), service)
    # Reviews were slow while incidents kept their reviewers busy.
    waits = (90, 560) if 43 <= week <= 45 else (30, 380)
    requested = back(review, dice.between(*waits), service)
    created = requested - dt.timedelta(minutes=dice.between(0, 6))
    authored = back(created, dice.between(50, 800), service)
    author = dice.pick(AGENTS + AGENTS + PEOPLE)
    reviewers = [p for p in PEOPLE if p != author]
    if service == "invoice-api":
        reviewers = [p for p in ("platform-engineer", "project-lead", "human-operator")
                     if p != author][:2]
    first = dice.pick(reviewers)
    approvers = [first] + [p for p in reviewers if p != first and service == "invoice-api"]
    return change(
        entry, service, authored, created, requested, author, dice,
        review=review, reviewer=first, merged=merged, approvers=approvers,
        breach=BREACHES.get((entry["name"], place), {}))


def hotfix(entry):
    merged = entry["start"] - dt.timedelta(minutes=2)
    review = merged - dt.timedelta(minutes=4)
    requested = review - dt.timedelta(minutes=6)
    approvers = ["project-lead", "human-operator"]
    return change(
        entry, entry["service"], requested - dt.timedelta(minutes=15), requested, requested,
        "platform-engineer", dice, review=review, reviewer="project-lead", merged=merged,
        approvers=approvers if entry["service"] == "invoice-api" else approvers[:1],
        breach={"kind": "fix"})


def pending(service, requested, author, review):
    return change(
        None, service, back(requested, 300, service), requested, requested, author, dice,
        review=utc(review) if review else None, reviewer="platform-engineer" if review else None,
        merged=None, approvers=[], breach={})


def change(entry, service, authored, created, requested, author, dice, **more):
    kind = dice.pick(["feature", "feature", "fix", "refactor", "docs"])
    if more["breach"].get("artifacts") and kind == "docs":
        kind = "feature"
    if entry and entry["name"] == "portal-cookies":
        kind = "security"
    return {
        "entry": entry, "service": service, "authored": authored, "created": created,
        "requested": requested, "author": author, "kind": kind, "size": dice.between(1, 3),
        "additions": dice.between(4, 320), "deletions": dice.between(0, 140), **more,
    }


def change_line(item):
    zone = SERVICES[item["service"]][0]
    line = {
        "id": item["id"], "service": item["service"], "authored_at": stamp(item["authored"], zone),
        "created_at": stamp(item["created"], zone),
        "review_requested_at": stamp(item["requested"], zone),
    }
    if item["review"]:
        line["first_review_at"] = stamp(item["review"], zone)
        line["first_reviewer"] = item["reviewer"]
    line["author"] = item["author"]
    line["author_kind"] = "agent" if item["author"] in AGENTS else "human"
    if item["merged"]:
        line["merged_at"] = stamp(item["merged"], zone)
        line["merged_by"] = item["approvers"][0]
        line["approvers"] = item["approvers"]
    line["commits"] = item["commits"]
    # A change of words alone needs no plans.
    if item["kind"] != "docs":
        line["artifacts"] = {"test_plan": True, "rollback_plan": True}
    kind = "flag-removal" if item["id"] in FLAG_REMOVALS else item["kind"]
    line.update(additions=item["additions"], deletions=item["deletions"], kind=kind)
    breach = dict(item["breach"])
    if "approvals" in breach:
        line["approvers"] = line["approvers"][: breach.pop("approvals")]
    return line | breach


def deployment_lines(entries):
    ids = {entry["name"]: entry["id"] for entry in entries}
    heads = {}
    for entry in entries:
        zone = SERVICES[entry["service"]][0]
        fields = dict(entry["fields"])
        for key in ("remediates", "rollback_of"):
            if key in fields:
                fields[key] = ids[fields[key]]
        line = {
            "id": entry["id"], "service": entry["service"],
            "environment": fields.pop("environment", "production"),
            "started_at": stamp(entry["start"], zone), "finished_at": stamp(entry["finish"], zone),
            "outcome": fields.pop("outcome", "success"), "kind": fields.pop("kind", "normal"),
        }
        commits = [c for item in entry["changes"] for c in item["commits"]]
        if commits:
            line["sha"] = commits[-1]
            if entry["service"] in heads:
                line["prev_sha"] = heads[entry["service"]]
            heads[entry["service"]] = commits[-1]
        line["changes"] = [item["id"] for item in entry["changes"]]
        line["planned"] = fields.pop("planned", True)
        line["approved_by"] = fields.pop("approved_by", entry["approved_by"])
        if entry["service"] == "invoice-api":
            line["blast_radius"] = "high"
        yield entry["finish"], line | fields


def incident_lines(entries):
    ids = {entry["name"]: entry["id"] for entry in entries}
    for item in INCIDENTS:
        line = dict(item)
        if line.get("caused_by") in ids:
            line["caused_by"] = ids[line["caused_by"]]
        yield dt.datetime.fromisoformat(line["impact_start"]), line


def files():
    entries = deployments()
    changes = add_changes(entries)
    result = {}

    def add(path, line):
        result.setdefault(path, []).append(json.dumps(line, ensure_ascii=False) + "\n")

    for finish, line in deployment_lines(entries):
        add(f"ops/deployments/{finish:%Y-%m}.jsonl", line)
    for item in changes:
        add(f"ops/changes/{item['created']:%Y-%m}.jsonl", change_line(item))
    for start, line in incident_lines(entries):
        add(f"ops/incidents/{start:%Y}-Q{(start.month + 2) // 3}.jsonl", line)
    names = [e for e in entries if not e["name"][:2].isdigit()]
    return {path: "".join(lines) for path, lines in result.items()}, names


def main():
    texts, names = files()
    if "--check" in sys.argv:
        wrong = [p for p, text in texts.items()
                 if not (ROOT / p).exists() or (ROOT / p).read_text(encoding="utf-8") != text]
        if wrong:
            sys.exit("differ from what is generated: " + ", ".join(wrong))
        return
    for path, text in texts.items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8")
    for entry in names:
        print(entry["id"], entry["finish"].isoformat(), entry["service"], entry["name"],
              " ".join(c["id"] for c in entry["changes"]))


main()

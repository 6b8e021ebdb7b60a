#!/usr/bin/env python3
"""Writes a synthetic workspace of delivery records: generate.py FOLDER [SCALE]

At scale 1: 100 000 deployments, 300 000 changes and 20 000 incidents of 50 services over the two
years before 20 November 2026, a file for each month. The same seed gives the same bytes. Nothing in
it happened anywhere.
"""
import json
import random
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

SEED = 20261120
END = datetime(2026, 11, 20, 15, tzinfo=timezone.utc)
DAYS = 730
TEAMS = ["payments", "search", "checkout", "identity", "catalogue", "logistics", "mobile",
         "data-platform", "messaging", "billing"]
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Europe/London", "Asia/Tokyo"]
PARTS = ["api", "worker", "web", "store", "gateway"]
SERVICES = [f"{team}-{part}" for team in TEAMS for part in PARTS]
MODES = ["config-error", "capacity", "dependency-timeout", "bad-deploy", "data-migration",
         "expired-certificate", "memory-leak", "race-condition"]


def time(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Months:
    """One open file for each month of a kind; lines come nearly in order of time, as in life."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir(parents=True)
        self.files = {}

    def write(self, moment, record):
        name = moment.strftime("%Y-%m.jsonl")
        if name not in self.files:
            self.files[name] = open(self.folder / name, "w", encoding="utf-8")
        self.files[name].write(json.dumps(record, separators=(",", ":")) + "\n")

    def close(self):
        for file in self.files.values():
            file.close()


def moments(rng, count):
    """Sorted; a fifth as many on days without work."""
    found = []
    while len(found) < count:
        day = rng.randrange(DAYS)
        moment = END - timedelta(days=DAYS - day, seconds=-rng.randrange(86_400))
        if moment < END and (moment.weekday() < 5 or rng.random() < 0.2):
            found.append(moment)
    return sorted(found)


def sha(rng):
    return f"{rng.getrandbits(160):040x}"


def write_changes(rng, root, count, pending):
    people = [f"{first}.{last}" for first in
              ("ada", "bo", "chen", "dana", "emil", "fatou", "goran", "hana", "ivo", "june")
              for last in ("lovelace", "turing", "hopper", "knuth", "liskov", "dijkstra")]
    months = Months(root / "ops/changes")
    for number, merged in enumerate(moments(rng, count)):
        service = rng.choice(SERVICES)
        author, reviewer = rng.sample(people, 2)
        authored = merged - timedelta(minutes=rng.expovariate(1 / 1500) + 20)
        requested = authored + (merged - authored) * 0.3
        reviewed = requested + (merged - requested) * rng.uniform(0.1, 0.9)
        commits = [sha(rng) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        record = {
            "id": f"{service}#{number}", "service": service, "authored_at": time(authored),
            "created_at": time(requested), "review_requested_at": time(requested),
            "first_review_at": time(reviewed), "first_reviewer": reviewer, "author": author,
            "author_kind": rng.choice(("human", "human", "agent")), "merged_at": time(merged),
            "merged_by": reviewer, "approvers": [reviewer], "commits": commits,
            "additions": rng.randrange(400), "deletions": rng.randrange(200),
            "kind": rng.choice(("feature", "fix", "docs", "trivial")),
            "artifacts": {"test_plan": rng.random() < 0.9, "rollback_plan": rng.random() < 0.8},
        }
        months.write(merged, record)
        pending.setdefault(service, []).append((merged, record["id"], commits[-1]))
    months.close()


def write_deployments(rng, root, count, pending):
    months = Months(root / "ops/deployments")
    done = []
    last = {}
    for number, finished in enumerate(moments(rng, count)):
        service = rng.choice(SERVICES)
        production = rng.random() < 0.8
        queue = pending.get(service, [])
        changes = []
        if production:
            while queue and queue[0][0] < finished:
                changes.append(queue.pop(0))
        state = rng.random()
        outcome = "success" if state < 0.94 else "failed" if state < 0.98 else "rolled_back"
        commit = changes[-1][2] if changes else sha(rng)
        record = {
            "id": f"dep-{number:06d}", "service": service,
            "environment": "production" if production else "staging",
            "started_at": time(finished - timedelta(seconds=rng.randrange(60, 1800))),
            "finished_at": time(finished), "outcome": outcome,
            "kind": rng.choices(("normal", "hotfix", "rollback", "revert"), (90, 5, 3, 2))[0],
            "sha": commit, "prev_sha": last.get(service, "0" * 40),
            "changes": [change[1] for change in changes], "planned": rng.random() < 0.95,
            "approved_by": "release-manager",
        }
        if outcome == "success" and record["kind"] == "hotfix" and done:
            record["remediates"] = rng.choice(done[-50:])[1]
        last[service] = commit
        months.write(finished, record)
        if production:
            done.append((finished, record["id"], service))
    months.close()
    return done


def write_incidents(rng, root, count, done):
    months = Months(root / "ops/incidents")
    for number, (finished, deployment, service) in enumerate(
            sorted(rng.sample(done, count))):
        start = finished + timedelta(minutes=rng.randrange(1, 600))
        detected = start + timedelta(minutes=rng.randrange(1, 30))
        mitigated = detected + timedelta(minutes=rng.expovariate(1 / 50) + 2)
        responder = f"oncall-{rng.randrange(40)}"
        record = {
            "id": f"INC-{number:05d}", "services": [service],
            "severity": rng.choices(("SEV-1", "SEV-2", "SEV-3", "SEV-4"), (3, 17, 50, 30))[0],
            "detected_at": time(detected), "impact_start": time(start),
            "mitigated_at": time(mitigated),
            "resolved_at": time(mitigated + timedelta(minutes=rng.randrange(10, 600))),
            "failure_mode": rng.choice(MODES),
            "affected_fraction": round(rng.uniform(0.05, 1), 2),
            "pages": [{"at": time(detected + timedelta(minutes=2)), "responder": responder,
                       "zone": rng.choice(ZONES),
                       "acknowledged_at": time(detected + timedelta(minutes=7))}],
            "remediation": [{"date": mitigated.strftime("%Y-%m-%d"),
                             "hours": rng.randrange(1, 30), "role": "engineer"}],
        }
        cause = rng.random()
        if cause < 0.4:
            record["caused_by"] = deployment
        elif cause < 0.8:
            record["caused_by"] = "not_change_related"
        months.write(detected, record)
    months.close()


def write_state(rng, root):
    state = root / "state"
    state.mkdir(parents=True)
    lines = ["# Synthetic: written by a generator.", "teams:"]
    for number, team in enumerate(TEAMS):
        lines += [f"- id: {team}", f"  timezone: {ZONES[number % len(ZONES)]}"]
    lines.append("services:")
    for service in SERVICES:
        team = service.rsplit("-", 1)[0]
        lines += [f"- id: {service}", f"  team: {team}", f"  tier: {rng.randrange(1, 4)}",
                  f"  repos: [example/{service}]"]
    (state / "services.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    modes = ["failure_modes:"] + [f"- id: {mode}" for mode in MODES]
    (state / "failure_modes.yaml").write_text("\n".join(modes) + "\n", encoding="utf-8")
    (root / "govpack.yaml").write_text(
        "name: Synthetic delivery records\nexample: true\ntimezone: Europe/Berlin\n",
        encoding="utf-8")


def main():
    root = Path(sys.argv[1])
    scale = float(sys.argv[2]) if len(sys.argv) > 2 else 1
    rng = random.Random(SEED)
    pending = {}
    write_state(rng, root)
    write_changes(rng, root, int(300_000 * scale), pending)
    done = write_deployments(rng, root, int(100_000 * scale), pending)
    write_incidents(rng, root, int(20_000 * scale), done)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""What the gates of the example's rollouts must find, derived from its files without govpack.

    python3 Tests/CommandsTests/Derivation/example_rollouts.py [AS-OF]

For each rollout: the change failure rate and the median time to restore over the 91 days before its
first day, and from that day to the end of each phase. Needs PyYAML.
"""
import datetime as dt
import json
import pathlib
import statistics
import sys
import zoneinfo

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
ZONE = zoneinfo.ZoneInfo("Europe/Berlin")
DAY = dt.timedelta(days=1)


def instant(value):
    # PyYAML makes times of its own, in UTC and without saying so.
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=dt.timezone.utc)
    return dt.datetime.fromisoformat(value.replace("Z", "+00:00"))


def lines(folder):
    return [json.loads(line) for path in sorted((ROOT / "ops" / folder).glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()]


def front_matter(folder):
    return [yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
            for path in sorted((ROOT / "ops" / folder).glob("*.md")) if path.stem != "README"]


AS_OF = instant(sys.argv[1] if len(sys.argv) > 1 else "2026-11-20T15:00:00Z")


def midnight(day):
    return dt.datetime(day.year, day.month, day.day, tzinfo=ZONE)


def failed(deployments, incidents):
    names = {d["id"] for d in deployments if d["outcome"] in ("failed", "rolled_back")}
    names |= {i["caused_by"] for i in incidents if i.get("caused_by")}
    for d in deployments:
        names |= {d[key] for key in ("remediates", "rollback_of") if d.get(key)}
    return names


def main():
    deployments = [d for d in lines("deployments")
                   if instant(d["finished_at"]) <= AS_OF and d["outcome"] != "cancelled"
                   and d["environment"] == "production"]
    incidents = [i for i in lines("incidents") + front_matter("incidents")
                 if i.get("kind", "incident") == "incident" and not i.get("duplicate_of")
                 and instant(i.get("impact_start") or i["detected_at"]) <= AS_OF]
    bad = failed(deployments, incidents)

    def found(first, last):
        start, end = midnight(first), midnight(last + DAY)
        own = [d for d in deployments if start <= instant(d["finished_at"]) < end]
        began = [i for i in incidents
                 if start <= instant(i.get("impact_start") or i["detected_at"]) < end]
        times = []
        for i in began:
            over = i.get("mitigated_at") or i.get("resolved_at")
            if over and instant(over) <= AS_OF:
                begin = instant(i.get("impact_start") or i["detected_at"])
                times.append((instant(over) - begin).total_seconds())
        median = statistics.median(times) / 60 if times else None
        return (f"{sum(d['id'] in bad for d in own)} of {len(own)} failed, "
                f"{len(times)} of {len(began)} incidents over, median {median} min")

    file = ROOT / "state" / "rollouts.yaml"
    rollouts = yaml.safe_load(file.read_text(encoding="utf-8"))["rollouts"]
    for rollout in rollouts:
        start = rollout["start"]
        print(rollout["id"])
        print("  before:", found(start - 91 * DAY, start - DAY))
        for phase in rollout["phases"]:
            last = start + (int(phase["days"].split("-")[-1]) - 1) * DAY
            print(f"  {phase['id']} to {last}:", found(start, min(last, AS_OF.date())))


if __name__ == "__main__":
    main()

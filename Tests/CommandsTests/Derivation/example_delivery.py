#!/usr/bin/env python3
"""What the example's delivery record must show, derived from its files without govpack.

    python3 Tests/CommandsTests/Derivation/example_delivery.py [AS-OF]

Prints JSON. Needs PyYAML. Times are taken to the minute, which the example's records are written to:
impact is summed minute by minute, business time too.
"""
import collections
import datetime as dt
import fractions
import json
import pathlib
import statistics
import sys
import zoneinfo

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[3]
ZONE = zoneinfo.ZoneInfo("Europe/Berlin")
MINUTE = dt.timedelta(minutes=1)
WEIGHTS = {"SEV-1": 4, "SEV-2": 1, "SEV-3": fractions.Fraction(1, 4), "SEV-4": 0}
Q4 = dt.datetime(2026, 10, 1, tzinfo=ZONE)


def instant(value):
    # PyYAML makes times of its own, in UTC and without saying so.
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=dt.timezone.utc)
    return dt.datetime.fromisoformat(value.replace("Z", "+00:00"))


def lines(folder):
    return [json.loads(line, parse_float=str)
            for path in sorted((ROOT / "ops" / folder).glob("*.jsonl"))
            for line in path.read_text(encoding="utf-8").splitlines()]


def front_matter(folder):
    return [yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
            for path in sorted((ROOT / "ops" / folder).glob("*.md")) if path.stem != "README"]


def state(name):
    return yaml.safe_load((ROOT / "state" / name).read_text(encoding="utf-8"))


def week(at):
    year, number, _ = at.astimezone(ZONE).isocalendar()
    return f"{year}-W{number:02d}"


def part(text):
    text = str(text)
    return fractions.Fraction(text[:-1]) / 100 if text.endswith("%") else fractions.Fraction(text)


def load(as_of):
    deployments = [d for d in lines("deployments") if instant(d["finished_at"]) <= as_of]
    changes = lines("changes")
    incidents = lines("incidents") + front_matter("incidents")
    return deployments, changes, sorted(incidents, key=lambda i: i["id"])


def delivery(deployments, incidents):
    production = [d for d in deployments if d["environment"] == "production"]
    completed = [d for d in production if d["outcome"] != "cancelled"]
    why = collections.defaultdict(list)
    for d in completed:
        if d["outcome"] != "success":
            why[d["id"]].append(d["outcome"])
        for key in ("remediates", "rollback_of"):
            if key in d:
                why[d[key]].append(f"{key} by {d['id']}")
    for i in incidents:
        if str(i.get("caused_by", "")).startswith("DEP"):
            why[i["caused_by"]].append(i["id"])
    weeks = collections.defaultdict(lambda: [0, 0, 0])
    for d in completed:
        counts = weeks[week(instant(d["finished_at"]))]
        counts[0] += d["outcome"] == "success"
        counts[1] += d["id"] in why
        counts[2] += 1
    causes = [i for i in incidents if i.get("kind") != "maintenance" and "duplicate_of" not in i]
    return {
        "per_week_deployed_failed_completed": {w: weeks[w] for w in sorted(weeks)},
        "failed": {d: why[d] for d in sorted(why)},
        "incidents": len(causes),
        "causes_stated": sum("caused_by" in i for i in causes),
        "by_kind": dict(sorted(collections.Counter(d["kind"] for d in completed).items())),
    }


def impact(incidents, services, start, end):
    """SEV-2 minutes minute by minute: (minute, total after it)."""
    spans = []
    for i in incidents:
        if "duplicate_of" in i:
            continue
        begin = instant(i["impact_start"])
        finish = instant(i["mitigated_at"]) if "mitigated_at" in i else end
        if i.get("kind") == "maintenance":
            begin = instant(i["announced"]["end"])
        rate = WEIGHTS[i["severity"]] * part(i.get("affected_fraction", 1))
        spans += [(s, begin, finish, rate) for s in i["services"] if s in services]
    total, curve, gross = fractions.Fraction(0), [], fractions.Fraction(0)
    minutes = sorted({b + n * MINUTE for _, b, f, _ in spans
                      for n in range((f - b) // MINUTE) if start <= b + n * MINUTE < end})
    for minute in minutes:
        for service in services:
            rates = [r for s, b, f, r in spans if s == service and b <= minute < f]
            total += max(rates, default=0)
            gross += sum(rates)
        curve.append((minute + MINUTE, total))
    return total, gross, curve


def budgets(incidents, as_of):
    policy, result = state("risk_budget.yaml"), {}
    for scope in policy["scopes"]:
        budget = scope["quarters"]["2026-Q4"]
        total, gross, curve = impact(incidents, scope["services"], Q4, as_of)
        limit = budget["impact_minutes"]
        spent = sum(price(e, policy) for i in incidents if "duplicate_of" not in i
                    if set(i["services"]) & set(scope["services"])
                    for e in i.get("remediation", []) if str(e["date"]) >= "2026-10-01")
        result[scope["id"]] = {
            "impact_minutes": str(total), "gross": str(gross), "budget": limit,
            "consumed_percent": round(float(total * 100 / limit), 3),
            # The minute in which the step was crossed ends here; a rate of 2 may cross in its midst.
            "crossed_by": {f"{s}%": next((m.isoformat() for m, t in curve if t * 100 >= limit * s),
                                         None) for s in (50, 75, 100)},
            "spend": str(spent), "spend_budget": budget["remediation_spend"],
            "spend_percent": round(float(spent * 100 / budget["remediation_spend"]), 3),
            "incidents_percent": {
                i["id"]: round(float(impact([i], scope["services"], Q4, as_of)[0] * 100 / limit), 2)
                for i in incidents if set(i["services"]) & set(scope["services"])
                and instant(i["impact_start"]) >= Q4},
        }
    return result


def price(entry, policy):
    total = fractions.Fraction(0)
    if "hours" in entry:
        rates = [r for r in policy["loaded_cost"]
                 if r["role"] == entry["role"] and str(r["from"]) <= str(entry["date"])]
        rate = max(rates, key=lambda r: str(r["from"]))["rate"]
        total += fractions.Fraction(str(entry["hours"])) * fractions.Fraction(str(rate))
    if "cost" in entry:
        cost = entry["cost"]
        amount = cost["amount"] if isinstance(cost, dict) else cost.split()[0]
        total += fractions.Fraction(amount)
    return total


def business_minutes(start, end, service):
    register = state("services.yaml")
    team = {t["id"]: t for t in register["teams"]}[
        {s["id"]: s["team"] for s in register["services"]}[service]]
    zone = zoneinfo.ZoneInfo(team["timezone"])
    hours = (10, 18) if "calendar" in team else (9, 17)
    holidays = {str(d) for d in team.get("calendar", {}).get("holidays", [])}
    count, at = 0, start
    while at < end:
        local = at.astimezone(zone)
        count += (local.weekday() < 5 and hours[0] <= local.hour < hours[1]
                  and str(local.date()) not in holidays)
        at += MINUTE
    return count


def reviews(changes, as_of):
    waits, weeks, pending, quarter = [], collections.defaultdict(list), {}, []
    for c in changes:
        asked = instant(c["review_requested_at"])
        if "first_review_at" in c:
            wait = business_minutes(asked, instant(c["first_review_at"]), c["service"])
            waits.append(wait)
            quarter += [wait] if instant(c["first_review_at"]) >= Q4 else []
            weeks[week(instant(c["first_review_at"]))].append(wait)
        elif "merged_at" not in c:
            pending[c["id"]] = round(business_minutes(asked, as_of, c["service"]) / 60, 2)
    return {
        "reviewed": len(waits), "within_8_hours": sum(w <= 480 for w in waits),
        "within_in_2026_Q4": f"{sum(w <= 480 for w in quarter)}/{len(quarter)}",
        "median_hours": statistics.median(waits) / 60,
        "within_per_week": {w: f"{sum(x <= 480 for x in v)}/{len(v)}"
                            for w, v in sorted(weeks.items())},
        "pending_business_hours": pending,
    }


def after_hours(incidents):
    result = collections.Counter()
    for i in incidents:
        if i.get("kind") == "maintenance" or "duplicate_of" in i:
            continue
        first = min(i["pages"], key=lambda p: instant(p["at"]))
        local = instant(first["at"]).astimezone(zoneinfo.ZoneInfo(first["zone"]))
        night = local.hour >= 22 or local.hour < 8
        off = local.weekday() >= 5 or local.hour >= 18
        result["sleep" if night else "off" if off else "business"] += 1
    return dict(result)


def faults(deployments, changes, as_of):
    rights = state("decision_rights.yaml")
    may = {w for r in rights["approval"] if r["action"] == "deploy_production" for w in r["who"]}
    area = rights["high_blast_radius"][0]
    freeze = next(f for f in front_matter("freeze") if "RISK_BUDGET" in f["id"])
    frozen = [d for d in deployments if d["environment"] == "production" and d["kind"] == "normal"
              and d["service"] in freeze["scope"]
              and instant(d["finished_at"]) >= instant(freeze["start"])]
    owner = [d["id"] for d in deployments if d["environment"] == "production"
             and d["service"] in ("web-portal", "support-desk")
             and instant(d["finished_at"]) > instant("2026-11-04T10:49:00Z")
             and "project-owner" not in d["approved_by"]]
    merged = [c for c in changes if "merged_at" in c]
    today = as_of.astimezone(ZONE).date()
    records = front_matter("postmortems") + front_matter("near-misses")
    return {
        "approved_without_right": [d["id"] for d in deployments if set(d["approved_by"]) - may],
        "in_the_freeze": {d["id"]: any(d["id"] in e for e in freeze["exceptions"]) for d in frozen},
        "not_approved_by_the_owner_since_75_percent": owner,
        "too_few_approvals": [
            c["id"] for c in merged if c["service"] in area["services"]
            and len(set(c["approvers"]) - {c["author"]}) < area["approvals"]],
        "without_plans": [c["id"] for c in merged if c["kind"] not in ("docs", "trivial")
                          and not all(c.get("artifacts", {}).values())],
        "self_reviewed": [c["id"] for c in merged if c["first_reviewer"] == c["author"]],
        "overdue_actions": [a["id"] for r in records for a in r["actions"]
                            if a["status"] != "done" and a["due"] < today],
        "unordered": [c["id"] for c in merged if not instant(c["authored_at"])
                      <= instant(c["created_at"]) <= instant(c["review_requested_at"])
                      <= instant(c["first_review_at"]) <= instant(c["merged_at"])],
    }


def main():
    as_of = instant(sys.argv[1] if len(sys.argv) > 1 else "2026-11-20T15:00:00Z")
    deployments, changes, incidents = load(as_of)
    print(json.dumps({
        "records": [len(deployments), len(changes), len(incidents)],
        "delivery": delivery(deployments, incidents),
        "risk_budget_2026_Q4": budgets(incidents, as_of),
        "reviews": reviews(changes, as_of),
        "first_pages": after_hours(incidents),
        "first_pages_in_2026_Q4": after_hours(
            [i for i in incidents if instant(i["impact_start"]) >= Q4]),
        "faults": faults(deployments, changes, as_of),
    }, indent=1))


main()

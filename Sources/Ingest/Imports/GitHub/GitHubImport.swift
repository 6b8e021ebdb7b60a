package import Diagnostics
import Model

/// Changes, deployments and incidents out of answers of GitHub's REST API, and of `gh … --json`.
package enum GitHubImport {
  /// What can be read is kept; what is no JSON is a diagnostic.
  package static func records(
    _ files: [SourceFile], _ options: ImportOptions, report: inout ImportReport, log: DiagnosticLog
  ) -> ImportedRecords {
    var answers = GitHubAnswers()
    for file in files {
      for object in ExportFile(file, unwrapping: ["items"], log: log).objects {
        answers.add(object, report: &report)
      }
    }
    var records = ImportedRecords()
    let pulls = answers.pulls(options, report: &report)
    records.changes = pulls.map(\.change)
    records.deployments = answers.deployments(
      options, DeployedChanges(pulls.compactMap(\.merge)), report: &report)
    records.incidents = answers.incidents(options, report: &report)
    return records
  }
}

/// The answers, sorted by what they are about.
struct GitHubAnswers {
  /// By `owner/name#12`; of an object that comes twice the last one counts.
  private var pulls = KeyedObjects()
  private var issues = KeyedObjects()
  /// By `owner/name@12`.
  private var deployments = KeyedObjects()
  private var statuses: [String: [ExportObject]] = [:]
  private var reviews: [String: [ExportObject]] = [:]
  private var events: [String: [ExportObject]] = [:]

  init() {}

  mutating func add(_ object: ExportObject, report: inout ImportReport) {
    if object.has("submitted_at"), let key = Self.key(object.text("pull_request_url"), "#") {
      reviews[key, default: []].append(object)
    } else if object.has("deployment_url"), object.has("state"),
      let key = Self.key(object.text("deployment_url"), "@")
    {
      statuses[key, default: []].append(object)
    } else if object.has("event"), let issue = object.object("issue"),
      let key = Self.issueKey(issue)
    {
      events[key, default: []].append(object)
    } else if object.has("environment"), object.has("sha"), let key = Self.deploymentKey(object) {
      deployments.add(object, key)
    } else if object.has("merge_commit_sha") || object.has("mergedAt"),
      let key = Self.issueKey(object)
    {
      pulls.add(object, key)
    } else if object.has("pull_request") {
      report.note(
        "pull request in a list of issues", "taken from the list of pull requests only",
        Self.issueKey(object).map { "gh:\($0)" } ?? object.place)
    } else if object.has("labels"), let key = Self.issueKey(object) {
      issues.add(object, key)
    } else {
      report.note("object of a kind that is not imported", "left out", object.place)
    }
  }

  private static func issueKey(_ object: ExportObject) -> String? {
    let repository =
      object.object("base")?.object("repo")?.text("full_name")
      ?? ForgePath.repository(object.text("html_url", "url"))
    guard let repository, let number = object.number("number") else { return nil }
    return "\(repository)#\(number)"
  }

  private static func deploymentKey(_ object: ExportObject) -> String? {
    guard let id = object.number("id"), let repository = ForgePath.repository(object.text("url"))
    else { return nil }
    return "\(repository)@\(id)"
  }

  private static func key(_ address: String?, _ mark: String) -> String? {
    guard let repository = ForgePath.repository(address), let number = ForgePath.number(address)
    else { return nil }
    return "\(repository)\(mark)\(number)"
  }

  // MARK: Records

  func pulls(_ options: ImportOptions, report: inout ImportReport) -> [GitHubPull] {
    for key in reviews.keys.sorted(by: ByteOrder.precedes) where pulls[key] == nil {
      report.note(
        "review of a pull request that was not given", "left out", "gh:\(key)",
        count: reviews[key]?.count ?? 0)
    }
    return pulls.sorted.compactMap { key, object in
      GitHubPull(
        key: key, object, reviews: reviews[key] ?? [], events: events[key] ?? [], options,
        report: &report)
    }
  }

  func deployments(
    _ options: ImportOptions, _ changes: DeployedChanges, report: inout ImportReport
  ) -> [Deployment] {
    for key in statuses.keys.sorted(by: ByteOrder.precedes) where deployments[key] == nil {
      report.note(
        "status of a deployment that was not given", "left out", "gh:\(key)",
        count: statuses[key]?.count ?? 0)
    }
    var byRepository: [String: [Deployment]] = [:]
    for (key, object) in deployments.sorted {
      let repository = String(key.prefix { $0 != "@" })
      let deployment = GitHubDeployment.deployment(
        key: key, object, statuses: statuses[key] ?? [], options, report: &report)
      byRepository[repository, default: []].append(deployment)
    }
    return byRepository.keys.sorted(by: ByteOrder.precedes).flatMap { repository in
      var list = (byRepository[repository] ?? []).sorted(by: Deployment.precedes)
      changes.fill(&list, of: repository, report: &report)
      return list
    }
  }

  func incidents(_ options: ImportOptions, report: inout ImportReport) -> [Incident] {
    issues.sorted.compactMap { key, object in
      let labels = object.labels("labels")
      guard labels.contains(where: { $0.lowercased() == options.incidentLabel.lowercased() })
      else {
        report.note(
          "issue without the label \(options.incidentLabel)", "not an incident", "gh:\(key)")
        return nil
      }
      let issue = IssueIncident(
        id: "gh:\(key)", title: object.text("title"),
        text: IssueText(labels: labels, body: object.text("body") ?? ""),
        openedAt: object.time("created_at", "createdAt"),
        closedAt: object.time("closed_at", "closedAt"),
        service: ForgePath.service(String(key.prefix { $0 != "#" })))
      return issue.incident(options, severity: nil, report: &report)
    }
  }
}

/// Objects by a key, each once.
struct KeyedObjects {
  private var objects: [String: ExportObject] = [:]

  init() {}

  mutating func add(_ object: ExportObject, _ key: String) { objects[key] = object }

  subscript(_ key: String) -> ExportObject? { objects[key] }

  /// By the bytes of the keys.
  var sorted: [(key: String, object: ExportObject)] {
    objects.keys.sorted(by: ByteOrder.precedes).compactMap { key in
      objects[key].map { (key, $0) }
    }
  }
}

extension Deployment {
  /// By time, then id; one that still runs by its start.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    let one = left.finishedAt ?? left.startedAt
    let other = right.finishedAt ?? right.startedAt
    if one == other { return ByteOrder.precedes(left.id, right.id) }
    return (one?.microseconds ?? .min) < (other?.microseconds ?? .min)
  }
}

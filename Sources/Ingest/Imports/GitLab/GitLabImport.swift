package import Diagnostics
import Model

/// Changes, deployments and incidents out of answers of GitLab's REST API.
package enum GitLabImport {
  /// What can be read is kept; what is no JSON is a diagnostic.
  package static func records(
    _ files: [SourceFile], _ options: ImportOptions, report: inout ImportReport, log: DiagnosticLog
  ) -> ImportedRecords {
    var answers = GitLabAnswers()
    for file in files {
      for object in ExportFile(file, log: log).objects { answers.add(object, report: &report) }
    }
    var records = ImportedRecords()
    let requests = answers.requests(options, report: &report)
    records.changes = requests.map(\.change)
    records.deployments = answers.deployments(
      options, DeployedChanges(requests.compactMap(\.merge)), report: &report)
    records.incidents = answers.incidents(options, report: &report)
    return records
  }
}

/// The answers, sorted by what they are about.
struct GitLabAnswers {
  /// By `group/name!12` and `group/name#12`; of an object that comes twice the last one counts.
  private var requests = KeyedObjects()
  private var issues = KeyedObjects()
  /// By `group/name@12`.
  private var deployments = KeyedObjects()
  /// Notes and approvals name their request by the project's number only: `7!12`.
  private var notes: [String: [ExportObject]] = [:]
  private var approvals: [String: ExportObject] = [:]

  init() {}

  mutating func add(_ object: ExportObject, report: inout ImportReport) {
    if object.text("noteable_type") == "MergeRequest", let key = Self.numberKey(object) {
      notes[key, default: []].append(object)
    } else if object.has("noteable_type") {
      report.note("note on something else than a merge request", "left out", object.place)
    } else if object.has("approved_by"), let key = Self.numberKey(object) {
      approvals[key] = object
    } else if object.object("environment") != nil, let iid = object.number("iid") {
      add(deployment: object, iid, &report)
    } else if object.has("source_branch"), let key = Self.key(object, "!") {
      requests.add(object, key)
    } else if object.has("issue_type") || object.has("labels"), let key = Self.key(object, "#") {
      issues.add(object, key)
    } else {
      report.note("object of a kind that is not imported", "left out", object.place)
    }
  }

  /// A deployment does not name its project; the job that made it has an address.
  private mutating func add(
    deployment object: ExportObject, _ iid: Int, _ report: inout ImportReport
  ) {
    let job = object.object("deployable")
    let address = job?.text("web_url") ?? job?.object("pipeline")?.text("web_url")
    if let project = ForgePath.project(address) {
      deployments.add(object, "\(project)@\(iid)")
    } else {
      report.note(
        "deployment without a job's address", "left out: its project is not known",
        object.place)
    }
  }

  private static func key(_ object: ExportObject, _ mark: String) -> String? {
    guard let project = ForgePath.project(object.text("web_url")), let iid = object.number("iid")
    else { return nil }
    return "\(project)\(mark)\(iid)"
  }

  private static func numberKey(_ object: ExportObject) -> String? {
    guard let project = object.number("project_id"), let iid = object.number("noteable_iid", "iid")
    else { return nil }
    return "\(project)!\(iid)"
  }

  // MARK: Records

  func requests(_ options: ImportOptions, report: inout ImportReport) -> [GitLabRequest] {
    let known = Set(requests.sorted.compactMap { Self.numberKey($0.object) })
    for key in Set(notes.keys).union(approvals.keys).sorted(by: ByteOrder.precedes)
    where !known.contains(key) {
      report.note(
        "notes or approvals of a merge request that was not given", "left out", "project \(key)")
    }
    return requests.sorted.compactMap { key, object in
      let number = Self.numberKey(object) ?? ""
      return GitLabRequest(
        key: key, object, notes: notes[number] ?? [], approvals: approvals[number], options,
        report: &report)
    }
  }

  func deployments(
    _ options: ImportOptions, _ changes: DeployedChanges, report: inout ImportReport
  ) -> [Deployment] {
    var byProject: [String: [Deployment]] = [:]
    for (key, object) in deployments.sorted {
      let project = String(key.prefix { $0 != "@" })
      let deployment = GitLabDeployment.deployment(
        key: key, project: project, object, options, report: &report)
      if let deployment { byProject[project, default: []].append(deployment) }
    }
    return byProject.keys.sorted(by: ByteOrder.precedes).flatMap { project in
      var list = (byProject[project] ?? []).sorted(by: Deployment.precedes)
      changes.fill(&list, of: project, report: &report)
      return list
    }
  }

  func incidents(_ options: ImportOptions, report: inout ImportReport) -> [Incident] {
    issues.sorted.compactMap { key, object in
      let labels = object.labels("labels")
      let isLabelled = labels.contains { $0.lowercased() == options.incidentLabel.lowercased() }
      guard isLabelled || object.text("issue_type") == "incident" else {
        report.note(
          "issue that is no incident and has no label \(options.incidentLabel)", "left out",
          "gl:\(key)")
        return nil
      }
      let issue = IssueIncident(
        id: "gl:\(key)", title: object.text("title"),
        text: IssueText(labels: labels, body: object.text("description") ?? ""),
        openedAt: object.time("created_at"), closedAt: object.time("closed_at"),
        service: ForgePath.service(String(key.prefix { $0 != "#" })))
      return issue.incident(options, severity: Self.severity(object), report: &report)
    }
  }

  /// GitLab shows them as "Critical - S1" to "Low - S4".
  private static func severity(_ object: ExportObject) -> Incident.Severity? {
    switch object.text("severity")?.lowercased() {
    case "critical": .sev1
    case "high": .sev2
    case "medium": .sev3
    case "low": .sev4
    default: nil
    }
  }
}

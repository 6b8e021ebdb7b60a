import Diagnostics
import Formats
import Model

/// `state/project.yaml`: projects with the tasks, milestones and risks they name.
struct ProjectsInput: Input {
  let kind = InputKind.projects
  let pathKey = "projects"
  let places = ["state/project.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.projects.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, ProjectSchema.file, reading)
    else { return }
    for (key, value) in top.pairs("projects") {
      if let project = Self.project(key, value, reading) {
        facts.projects.append(project)
      } else {
        reading.reject(kind)
      }
    }
    if !top.isSound { reading.reject(kind) }
  }

  private static func project(
    _ key: YAMLNode, _ value: YAMLNode, _ reading: FileReading
  ) -> Project? {
    guard let id = key.string, var reader = MappingReader(value, ProjectSchema.project, reading)
    else { return nil }
    var project = Project(
      id: id, name: reader.text("name") ?? id, status: reader.text("status"),
      owner: reader.text("owner"), phase: phase(&reader), source: key.location)
    for (list, isActive) in [("active_tasks", true), ("pending_tasks", false)] {
      for node in reader.items(list) {
        guard let task = task(node, isActive: isActive, reading) else {
          reading.reject(.projects)
          continue
        }
        project.tasks.append(task)
      }
    }
    for node in reader.items("milestones") {
      milestone(node, reading).map { project.milestones.append($0) } ?? reading.reject(.projects)
    }
    for node in reader.items("risks") {
      risk(node, reading).map { project.risks.append($0) } ?? reading.reject(.projects)
    }
    return reader.isSound ? project : nil
  }

  /// A text, or a mapping with `current`.
  private static func phase(_ reader: inout MappingReader) -> String? {
    guard let node = reader.node("phase") else { return nil }
    return node.kind == .mapping ? node["current"]?.string : reader.text("phase")
  }

  private static func task(
    _ node: YAMLNode, isActive: Bool, _ reading: FileReading
  ) -> ProjectTask? {
    guard var reader = MappingReader(node, ProjectSchema.task, reading) else {
      return nil
    }
    let task = ProjectTask(
      id: reader.requiredText("task_id"), status: reader.text("status"),
      priority: reader.text("priority"), assignee: reader.text("assigned_to"),
      progress: reader.text("progress"), isActive: isActive, source: reader.location)
    return reader.isSound ? task : nil
  }

  private static func milestone(_ node: YAMLNode, _ reading: FileReading) -> Milestone? {
    guard var reader = MappingReader(node, ProjectSchema.milestone, reading) else {
      return nil
    }
    let milestone = Milestone(
      name: reader.requiredText("name"), due: reader.date("target_date"),
      status: reader.text("status"), source: reader.location)
    return reader.isSound ? milestone : nil
  }

  private static func risk(_ node: YAMLNode, _ reading: FileReading) -> ProjectRisk? {
    guard var reader = MappingReader(node, ProjectSchema.risk, reading) else { return nil }
    let risk = ProjectRisk(
      id: reader.requiredText("id"), detail: reader.text("description") ?? "",
      probability: reader.text("probability"), impact: reader.text("impact"),
      mitigation: reader.text("mitigation"), source: reader.location)
    return reader.isSound ? risk : nil
  }
}

/// `state/project.yaml`.
enum ProjectSchema {
  static let file = RecordSchema(
    "project file", "The projects.",
    [
      .version,
      .optional("initialized_at", .text, "For people."),
      .optional("projects", .map(of: .record(project), keys: nil), "Projects by id."),
      .optional("metrics", .anything, "Not read: numbers are counted from the record."),
    ])

  static let project = RecordSchema(
    "project", "One project.",
    [
      .optional("name", .text, "Its name on pages."),
      .optional("type", .text, "For people."),
      .optional("status", .text, "Where it stands."),
      .optional("owner", .text, "Who answers for it."),
      .optional("created_at", .text, "For people."),
      .optional("last_updated", .text, "For people."),
      .optional("scope", .anything, "For people."),
      .optional(
        "phase", .either([.text, .map(of: .anything, keys: nil)]), "Its phase, or {current}."),
      .optional("active_tasks", .list(task), "Tasks in work."),
      .optional("pending_tasks", .list(task), "Tasks that wait."),
      .optional("milestones", .list(milestone), "Dates it is held to."),
      .optional("repositories", .anything, "For people."),
      .optional("risks", .list(risk), "What may go wrong."),
    ])

  static let task = RecordSchema(
    "project task", "A task as the project sees it.",
    [
      .required("task_id", .text, "An id of state/tasks.yaml."),
      .optional("status", .text, "Where it stands."),
      .optional("priority", .text, "P0 to P3."),
      .optional("assigned_to", .text, "Who does it."),
      .optional("progress", .text, "In words."),
      .optional("verification", .anything, "For people."),
      .optional("subtasks", .anything, "For people."),
      .optional("depends_on", .anything, "For people."),
    ])

  static let milestone = RecordSchema(
    "milestone", "A date the project is held to.",
    [
      .required("name", .text, "What is reached."),
      .optional("target_date", .date, "By when."),
      .optional("status", .text, "Where it stands."),
      .optional("gate", .anything, "For people."),
      .optional("deliverables", .anything, "For people."),
      .optional("depends_on", .anything, "For people."),
    ])

  static let risk = RecordSchema(
    "risk", "What may go wrong.",
    [
      .required("id", .text, "Its id."),
      .optional("description", .text, "In words."),
      .optional("probability", .text, "In words."),
      .optional("impact", .text, "In words."),
      .optional("mitigation", .text, "What is done about it."),
    ])
}

/// Every kind of typed file, one line each, in the order of `govpack schema`.
package enum SchemaCatalog {
  package static let all: [DocumentSchema] = settings + state + ops + registers + events

  private static let settings = [
    DocumentSchema(
      "settings", .yaml, of: SettingsInput(), .record(SettingsSchema.file),
      "How this workspace is read, judged and printed.")
  ]

  private static let state = [
    DocumentSchema(
      "state-machine", .yaml, of: StateMachineInput(), .record(StateMachineSchema.file),
      "The states of a task, the moves between them, and the role modes."),
    DocumentSchema(
      "tasks", .yaml, of: TasksInput(), .record(TaskSchema.file),
      "Tasks with their events, the queue locks, and the reviews of their work."),
    DocumentSchema(
      "sessions", .yaml, of: SessionsInput(), .record(SessionSchema.file),
      "The sessions of agents, by token."),
    DocumentSchema(
      "agents", .yaml, of: AgentsInput(), .record(AgentSchema.file), "The register of agents."),
    DocumentSchema(
      "projects", .yaml, of: ProjectsInput(), .record(ProjectSchema.file),
      "Projects with the tasks, milestones and risks they name."),
    DocumentSchema(
      "escalations", .yaml, of: EscalationsInput(), .record(EscalationSchema.file),
      "The questions that the executor handed up."),
    DocumentSchema(
      "execution-queue", .yaml, of: ExecutionQueueInput(), .record(ExecutionQueueSchema.file),
      "The orders that the executor works through."),
    DocumentSchema(
      "queue-policy", .yaml, of: QueuePolicyInput(), QueuePolicySchema.file,
      "How many tasks a queue may run at once, and what it asks for."),
    DocumentSchema(
      "roles", .yaml, of: RolesInput(), .record(RoleSchema.file),
      "Roles, role modes and the escalation matrix."),
    DocumentSchema(
      "spec-registry", .yaml, of: SpecRegistryInput(), .record(SpecRegistrySchema.file),
      "The governed specifications, and the proposals and deviations that the registry keeps."),
  ]

  private static let ops = [
    DocumentSchema(
      "taskcard", .frontMatter, of: TaskCardsInput(), names: ["*.md"],
      .record(TaskCardSchema.card), "What is to be done, and when it is done."),
    DocumentSchema(
      "audit-events", .json, of: AuditInput(), names: ["*.json"], AuditSchema.events,
      "Events of the audit trail, one array a file."),
    DocumentSchema(
      "audit-commits", .yaml, of: AuditInput(), names: ["*.yaml"], .record(AuditSchema.commits),
      "Changes of specifications that were committed."),
    DocumentSchema(
      "review-report", .frontMatter, of: ReviewsInput(), names: ["*.md"],
      .record(ReviewSchema.markdown), "A review of an agent's work, or the answer to one."),
    DocumentSchema(
      "decision", .frontMatter, of: DecisionsInput(), names: ["*.md"],
      .record(DecisionSchema.record), "What was decided, by whom, and until when."),
    DocumentSchema(
      "project-decision", .yaml, of: DecisionsInput(), names: ["*.yaml"],
      .record(DecisionSchema.project), "A decision of a project, in YAML."),
    DocumentSchema(
      "proposal", .frontMatter, of: ProposalsInput(), names: ["*.md"],
      .record(ProposalSchema.record), "A change that waits for a decision."),
    DocumentSchema(
      "spec-change", .yaml, of: ProposalsInput(), names: ["SCP-*.yaml"],
      .record(ProposalSchema.specChange), "A change of a specification, as the kernel writes it."),
    DocumentSchema(
      "deviation", .frontMatter, of: DeviationsInput(), names: ["*.md"],
      .record(DeviationSchema.record), "A declared departure from a specification."),
    DocumentSchema(
      "freeze", .frontMatter, of: FreezeRecordsInput(), names: ["*.md"],
      .record(FreezeSchema.record), "A stop of changes to a scope, with its end and exceptions."),
    DocumentSchema(
      "freeze-artefact", .yaml, of: FreezeArtefactsInput(), names: ["*.yaml"],
      .record(FreezeSchema.artefact), "A file frozen with its hash."),
    DocumentSchema(
      "acceptance", .yaml, of: AcceptancesInput(), names: ["*.yaml"],
      .record(AcceptanceSchema.record), "The act by which an artefact became accepted."),
    DocumentSchema(
      "minutes", .frontMatter, of: MinutesInput(), names: ["*.md"],
      .record(MinutesSchema.record), "What a meeting decided; CADENCE/DATE.md is its name."),
    DocumentSchema(
      "near-miss", .frontMatter, of: NearMissesInput(), names: ["*.md"],
      .record(NearMissSchema.record), "What went wrong and was caught before it did harm."),
    DocumentSchema(
      "postmortem", .frontMatter, of: PostmortemsInput(), names: ["*.md"],
      .record(PostmortemSchema.record), "What was learnt from an incident, and what is to be done."),
    DocumentSchema(
      "break-glass", .frontMatter, of: BreakGlassInput(), names: ["*.md"],
      .record(BreakGlassSchema.record), "An act without approval in an emergency."),
  ]

  private static let registers = [
    DocumentSchema(
      "services", .yaml, of: ServicesInput(), .record(ServiceSchema.file),
      "What runs, and the teams that answer for it."),
    DocumentSchema(
      "failure-modes", .yaml, of: FailureModesInput(), .record(FailureModeSchema.file),
      "The closed vocabulary of failures."),
    DocumentSchema(
      "risk-budget", .yaml, of: RiskBudgetInput(), .record(RiskBudgetSchema.file),
      "What incidents may cost in a quarter, and what follows once they did."),
    DocumentSchema(
      "decision-rights", .yaml, of: DecisionRightsInput(), .record(DecisionRightsSchema.file),
      "Who may ask agents for what, who approves it, and who may act in an emergency."),
    DocumentSchema(
      "workflows", .yaml, of: WorkflowsInput(), .record(WorkflowSchema.file),
      "What agents do over and over, how far they may go, and how they are held to it."),
    DocumentSchema(
      "vendors", .yaml, of: VendorsInput(), .record(VendorSchema.file),
      "The suppliers of models, what they promise and what they cost."),
    DocumentSchema(
      "guardrails", .yaml, of: GuardrailsInput(), .record(GuardrailSchema.file),
      "The safeguards that repositories are to have, and which they have."),
    DocumentSchema(
      "compliance-checks", .yaml, of: ComplianceChecksInput(), .record(ComplianceCheckSchema.file),
      "What is verified again and again, and when it last was."),
    DocumentSchema(
      "norms", .yaml, of: NormsInput(), .record(NormSchema.file),
      "How the team means to work, and what shows that it does."),
    DocumentSchema(
      "rollouts", .yaml, of: RolloutsInput(), .record(RolloutSchema.file),
      "The plans by which agents get into the work: phases, items, pilots and gates."),
  ]

  private static let events = [
    DocumentSchema(
      "deployment", .jsonLines, of: DeploymentsInput(), names: ["*.jsonl", "*.json"],
      .foreign(DeploymentSchema.record, where: "context", needs: CDEventSchema.context),
      "A release of a service; one object a line."),
    DocumentSchema(
      "change", .jsonLines, of: ChangesInput(), names: ["*.jsonl", "*.json"],
      .foreign(ChangeSchema.record, where: "context", needs: CDEventSchema.context),
      "A pull request or commit; one object a line."),
    DocumentSchema(
      "incident", .linesOrFrontMatter, of: IncidentsInput(), names: ["*.jsonl", "*.json", "*.md"],
      .foreign(IncidentSchema.record, where: "context", needs: CDEventSchema.context),
      "An incident; one object a line, or the front matter of its account."),
    DocumentSchema(
      "log", .jsonLines, pathKey: "actions", files: ["ops/actions/**/*.jsonl"], LogSchema.line,
      "A line of the agents' log, govpack.log/1; append-only."),
  ]

  package static func schema(named kind: String) -> DocumentSchema? {
    all.first { $0.kind == kind }
  }
}

/// What makes an object of an event file a CDEvent, which has a form of its own.
enum CDEventSchema {
  static let context = ["id", "type", "timestamp"]
}

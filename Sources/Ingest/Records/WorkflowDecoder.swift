import Diagnostics
import Formats
import Model

/// Decodes one workflow of `state/workflows.yaml`.
struct WorkflowDecoder {
  private let reading: FileReading

  init(_ reading: FileReading) { self.reading = reading }

  func workflow(_ node: YAMLNode) -> Workflow? {
    guard var reader = MappingReader(node, WorkflowSchema.workflow, reading) else { return nil }
    let volume = reader.integer("monthly_volume")
    if let volume, volume < 0 {
      reader.refuse(.negative("monthly_volume", at: reader.location(of: "monthly_volume")))
    }
    let workflow = Workflow(
      id: reader.requiredText("id"), name: reader.text("name"), unit: reader.text("unit"),
      owner: reader.text("owner"), lane: lane(&reader), scores: scores(&reader),
      monthlyVolume: volume, isSelected: reader.bool("selected") ?? false,
      boundary: boundary(&reader),
      targets: reader.node("targets").map { TargetDecoder(reading).targets($0) } ?? [],
      systemOfRecordCounts: counts(&reader), sampling: sampling(&reader),
      reviewRole: reader.text("review_role"), evaluation: evaluation(&reader),
      source: reader.location)
    return reader.isSound ? workflow : nil
  }

  /// A lane that is not known is no lane: what holds for it cannot be told.
  private func lane(_ reader: inout MappingReader) -> Workflow.Lane? {
    guard let text = reader.text("lane") else { return nil }
    let lane = Workflow.Lane(rawValue: Words.status(text))
    if lane == nil {
      reader.refuse(
        .impossibleWord(
          text, "lane", known: Workflow.Lane.allCases.map(\.rawValue),
          at: reader.location(of: "lane")))
    }
    return lane
  }

  private func scores(_ reader: inout MappingReader) -> Workflow.Scores {
    guard var part = reader.nested("scores", WorkflowSchema.scores) else {
      return Workflow.Scores()
    }
    let scores = Workflow.Scores(
      clearUnit: score("clear_unit", &part), volume: score("volume", &part),
      errorCost: score("error_cost", &part), documentation: score("docs", &part),
      instrumentable: score("instrumentable", &part))
    reader.take(part)
    return scores
  }

  private func score(_ key: String, _ reader: inout MappingReader) -> Int? {
    guard let score = reader.integer(key) else { return nil }
    if (1...5).contains(score) { return score }
    reader.wrongType(key, "a score from 1 to 5", at: reader.location(of: key))
    return nil
  }

  // MARK: Boundary

  private func boundary(_ reader: inout MappingReader) -> Workflow.Boundary {
    guard var part = reader.nested("boundary", WorkflowSchema.boundary) else {
      return Workflow.Boundary()
    }
    let boundary = Workflow.Boundary(
      can: part.texts("can"), cannot: part.texts("cannot"), approvals: approvals(&part),
      killSwitch: killSwitch(&part), document: part.text("document"))
    reader.take(part)
    return boundary
  }

  private func approvals(_ reader: inout MappingReader) -> [Workflow.ApprovalRule] {
    reader.items("approvals").compactMap { node in
      guard var part = MappingReader(node, WorkflowSchema.approval, reading) else {
        reading.reject(.workflows)
        return nil
      }
      let rule = Workflow.ApprovalRule(
        what: part.requiredText("what"), who: part.texts("who"), tool: part.text("tool"),
        source: part.location)
      if part.isSound { return rule }
      reading.reject(.workflows)
      return nil
    }
  }

  private func killSwitch(_ reader: inout MappingReader) -> Workflow.KillSwitch? {
    guard var part = reader.nested("kill_switch", WorkflowSchema.killSwitch) else { return nil }
    let killSwitch = Workflow.KillSwitch(
      location: part.text("location"), who: part.texts("who"), lastDrill: part.date("last_drill"),
      source: part.location)
    reader.take(part)
    return killSwitch
  }

  // MARK: Measures

  /// By week.
  private func counts(_ reader: inout MappingReader) -> [Workflow.SystemOfRecordCount] {
    reader.pairs("units_in_system_of_record").compactMap { pair -> Workflow.SystemOfRecordCount? in
      guard let week = pair.key.string.flatMap({ ISOWeek($0) }) else {
        reading.report(.noWeek(pair.key.string ?? "", at: pair.key.location))
        reading.reject(.workflows)
        return nil
      }
      guard case .int(let count)? = pair.value.scalar, count >= 0 else {
        reading.report(.noCount(week, at: pair.value.location))
        reading.reject(.workflows)
        return nil
      }
      return Workflow.SystemOfRecordCount(week: week, count: count, source: pair.key.location)
    }
    .sorted { $0.week < $1.week }
  }

  private func sampling(_ reader: inout MappingReader) -> Workflow.Sampling? {
    guard var part = reader.nested("sampling", WorkflowSchema.sampling) else {
      return nil
    }
    let (least, most, key) = (part.part("min"), part.part("max"), part.text("key"))
    reader.take(part)
    return least.map { Workflow.Sampling(minimum: $0, maximum: most, key: key) }
  }

  private func evaluation(_ reader: inout MappingReader) -> Workflow.Evaluation? {
    guard var part = reader.nested("eval", WorkflowSchema.evaluation) else { return nil }
    let evaluation = Workflow.Evaluation(
      suite: part.text("suite"), lastMajorChange: part.date("last_major_change"))
    reader.take(part)
    return evaluation
  }
}

extension Diagnostic {
  fileprivate static func noWeek(_ name: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5250", .error, "'\(Words.shortened(name))' is no week", at: place,
      hint: "write it as 2026-W46")
  }

  fileprivate static func noCount(_ week: ISOWeek, at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5251", .error, "the number of units in \(week) must be a whole number", at: place)
  }
}

import Formats
import Model

/// Finds actions of lanes that were switched off. Only the parts are read again in which a lane has
/// actions around the time that it was off.
struct LaneWatch {
  let controls: [ControlEvent]
  let places: LogPlaces

  private struct Interval: Sendable {
    var control: Int
    var workflow: TextKey
    /// nil: every lane.
    var lane: TextKey?
    var start: Int64
    var end: Int64

    func holds(_ line: ActionLogLine, _ time: Int64) -> Bool {
      time >= start && time < end && line.workflow.isEqual(to: workflow)
        && (lane.map { line.lane.isEqual(to: $0) } ?? true)
    }
  }

  private struct Found: Sendable {
    var control: Int
    var lane: String
    var moment: Moment
  }

  /// By workflow, lane, time of the switching off.
  func breaches(
    _ parts: [FoldedPart], _ stage: PartStage, without exclusions: [Int: PartExclusions]
  ) async throws(FileError) -> [LaneBreach] {
    let intervals = intervals
    guard !intervals.isEmpty else { return [] }
    var wanted: [Int] = []
    for (index, part) in parts.enumerated() where try isNear(part.counted) { wanted.append(index) }
    let lines = places.lines
    let found = try await stage.collect(wanted, of: parts, without: exclusions) {
      index, line, moment, reader -> Found? in
      guard line.type == .action, line.status != .denied, line.status != .cancelled,
        let interval = intervals.first(where: { $0.holds(line, moment.time) })
      else { return nil }
      return Found(
        control: interval.control, lane: reader.string(line.lane),
        moment: moment.shifted(by: lines[index]))
    }
    return listed(found)
  }

  private var intervals: [Interval] {
    controls.indices.compactMap { index in
      let control = controls[index]
      guard control.event == .disabled else { return nil }
      return Interval(
        control: index, workflow: TextKey(control.workflow), lane: control.lane.map { TextKey($0) },
        start: control.at.microseconds, end: end(of: index)?.microseconds ?? .max)
    }
  }

  /// When the lane was switched on again.
  private func end(of index: Int) -> Instant? {
    let control = controls[index]
    return controls[(index + 1)...].first { other in
      other.event == .enabled && ByteOrder.equal(other.workflow, control.workflow)
        && (other.lane == nil || other.lane == control.lane)
    }?.at
  }

  /// Whether the part has actions of a lane that may lie in the time that it was off.
  private func isNear(_ part: StoredPart) throws(FileError) -> Bool {
    let rows = try part.rows(.actions, ActionRow.self)
    let texts = try part.texts()
    return rows.contains { row in
      controls.indices.contains { index in
        let control = controls[index]
        return control.event == .disabled && row.last >= control.at.microseconds
          && row.first < (end(of: index)?.microseconds ?? .max)
          && ByteOrder.equal(texts[Int(row.key.workflow)], control.workflow)
          && (control.lane.map { ByteOrder.equal(texts[Int(row.key.lane)], $0) } ?? true)
      }
    }
  }

  private func listed(_ found: [Found]) -> [LaneBreach] {
    var groups: [Int: [String: FirstMoments]] = [:]
    for one in found {
      groups[one.control, default: [:]][one.lane, default: FirstMoments()].add(one.moment)
    }
    let breaches = groups.flatMap { control, lanes in
      lanes.map { lane, moments in
        LaneBreach(
          workflow: controls[control].workflow, lane: lane.isEmpty ? nil : lane,
          disabled: controls[control], enabledAt: end(of: control),
          actions: places.exemplars(moments))
      }
    }
    return breaches.sorted { left, right in
      if !ByteOrder.equal(left.workflow, right.workflow) {
        return ByteOrder.precedes(left.workflow, right.workflow)
      }
      let (lane, other) = (left.lane ?? "", right.lane ?? "")
      if !ByteOrder.equal(lane, other) { return ByteOrder.precedes(lane, other) }
      return (left.disabled.at, left.disabled.source) < (right.disabled.at, right.disabled.source)
    }
  }
}

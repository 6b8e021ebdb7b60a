import Formats
import Model

/// The line of a unit's beginning or end.
struct UnitLine {
  let unit: UnitTimes.Unit
  let event: String
  let at: Instant

  var json: JSONValue {
    .object([
      ("schema", .string("govpack.log/1")), ("type", .string("unit")),
      ("id", .string("\(unit.workflow)/\(unit.id)/\(event)")), ("ts", .string(at.description)),
      ("workflow_id", .string(unit.workflow)), ("unit_id", .string(unit.id)),
      ("event", .string(event)),
    ])
  }
}

import Diagnostics
import Formats
import Model

/// The pages of an incident.
enum PageEvent {
  private static let keys = JSONKeySet(["at", "responder", "zone", "acknowledged_at"])

  /// A page that cannot be used is left out, and counts as a record that was.
  static func all(_ reader: inout ObjectReader) -> [Page] {
    let nodes = reader.items("pages")
    return nodes.compactMap { node in
      let page = page(node, reader)
      if page == nil, !reader.isForeign { reader.source.reading.reject(.incidents) }
      return page
    }
  }

  private static func page(_ node: Int, _ incident: ObjectReader) -> Page? {
    guard var reader = incident.part(node, "page", keys: keys),
      reader.value("at") != nil || !reader.isForeign
    else { return nil }
    let page = Page(
      at: reader.requiredInstant("at"), responder: reader.requiredText("responder"),
      zone: reader.text("zone"), acknowledgedAt: reader.instant("acknowledged_at"),
      source: reader.location)
    return reader.isSound ? page : nil
  }
}

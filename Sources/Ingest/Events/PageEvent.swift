import Diagnostics
import Formats
import Model

/// The pages of an incident.
enum PageEvent {
  private static let keys = JSONKeySet(["at", "responder", "zone", "acknowledged_at"])

  /// A page that cannot be used is left out, and counts as a record that was.
  static func all(_ reader: inout ObjectReader) -> [Page] {
    let source = reader.source
    return reader.items("pages").compactMap { node in
      let page = page(node, source)
      if page == nil, !source.isForeign { source.reading.reject(.incidents) }
      return page
    }
  }

  private static func page(_ node: Int, _ source: EventSource) -> Page? {
    guard var reader = ObjectReader(node, "page", keys: keys, source),
      reader.value("at") != nil || !source.isForeign
    else { return nil }
    let page = Page(
      at: reader.requiredInstant("at"), responder: reader.requiredText("responder"),
      zone: reader.text("zone"), acknowledgedAt: reader.instant("acknowledged_at"),
      source: reader.location)
    return reader.isSound ? page : nil
  }
}

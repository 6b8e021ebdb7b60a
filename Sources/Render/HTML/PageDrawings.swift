import Formats
package import Model
import Pack
import Synchronization

/// A file that a page brings along.
package struct RenderedFile: Sendable {
  /// From the site's root.
  package let path: String
  package let bytes: [UInt8]
}

/// The drawings of one page: each a file of its own for the Markdown twin, and inline in HTML.
/// Filled while the page is written.
package final class PageDrawings: Sendable {
  private struct Entry {
    var inline: PageDrawing
    var file: [UInt8]
  }

  private struct State {
    /// By their paths in the page's folder, and in the order of the page.
    var entries: [(path: String, entry: Entry)] = []
    /// In lower case: file systems may not tell cases apart.
    var names: Set<String> = []
  }

  private let zone: TimeZoneRules
  private let state = Mutex(State())

  /// `zone` is that of the dates on the axes.
  package init(zone: TimeZoneRules = .utc) { self.zone = zone }

  /// Draws a chart; returns the way to its file from the page. `showsTitle` is false where the
  /// title stands above it already.
  func add(_ chart: Chart, showsTitle: Bool) -> String {
    add(chart.id) { name in
      let drawing = ChartDrawing(chart: chart, name: name, zone: zone)
      return Entry(
        inline: PageDrawing(.figure, trustedMarkup: drawing.inline(showsTitle: showsTitle)),
        file: drawing.standalone())
    }
  }

  func add(_ sparkline: Sparkline) -> String {
    add(sparkline.id) { name in
      let drawing = SparklineDrawing(sparkline: sparkline, name: name)
      return Entry(
        inline: PageDrawing(.line, trustedMarkup: drawing.inline()), file: drawing.standalone())
    }
  }

  private func add(_ id: String, _ draw: (String) -> Entry) -> String {
    state.withLock { state in
      let name = Self.name(id, in: &state.names)
      let path = "charts/\(name).svg"
      state.entries.append((path, draw(name)))
      return path
    }
  }

  /// A name that no other drawing of the page has: a template may place a section twice.
  private static func name(_ id: String, in used: inout Set<String>) -> String {
    let base = Slug.make(id.replacing(".", with: "-"))
    var name = base
    var number = 1
    while !used.insert(name.lowercased()).inserted {
      number += 1
      name = "\(base)-\(number)"
    }
    return name
  }

  /// What stands in place of an image on the page; nil for an image that is none of the drawings.
  func inline(_ destination: String) -> PageDrawing? {
    state.withLock { $0.entries.first { $0.path == destination }?.entry.inline }
  }

  /// The files of the drawings, for the page in that folder.
  func files(of page: String) -> [RenderedFile] {
    state.withLock { state in
      state.entries.map { RenderedFile(path: page + $0.path, bytes: $0.entry.file) }
    }
  }
}

import Foundation
import Testing
import WorkspaceFixtures

/// Whoever reads the weekly page, in Markdown or HTML, or the data files, in JSON or CSV, reads the
/// same value. The four files are read here by Foundation alone, and what a page prints is
/// re-derived from the JSON by this test's own arithmetic.
@Suite struct TwoReadersTests {
  @Test func `each figure of the weekly page has one value in four files`() throws {
    let site = try Site(of: FixtureWorkspace.projectRoot, page: "kpi/2026-W46")
    let markdown = PageRow.markdown(site.markdown)
    #expect(markdown.count > 25)
    #expect(PageRow.html(site.html) == markdown)
    for row in markdown {
      let figure = try #require(site.figure(row), "\(row)")
      #expect(try Printed.agrees(row.value, with: figure), "\(row) \(figure)")
      try compare(figure, try #require(site.record(of: figure), "\(row)"))
    }
  }

  @Test func `each figure of the agents' part has one value in four files`() throws {
    let workspace = try FixtureWorkspace()
    try workspace.write("govpack.yaml", "name: Agents\n")
    try workspace.write(
      "state/workflows.yaml",
      """
      workflows:
        - {id: refunds, lane: hitl, owner: lead, units_in_system_of_record: {2026-W46: 20}}
        - {id: letters, lane: shadow}

      """)
    try workspace.write("ops/actions/2026.jsonl", AgentLines.text)
    let site = try Site(of: workspace.root, page: "kpi/2026-W46")
    let rows = PageRow.markdown(site.markdown).filter { $0.id.hasPrefix("kpi.") }
    #expect(PageRow.html(site.html).filter { $0.id.hasPrefix("kpi.") } == rows)
    #expect(Set(rows.map(\.workflow)) == ["", "letters", "refunds"])
    for row in rows {
      let figure = try #require(site.figure(row), "\(row)")
      #expect(try Printed.agrees(row.value, with: figure), "\(row) \(figure)")
      try compare(figure, try #require(site.record(of: figure), "\(row)"))
    }
    // Twelve units of half an hour; one of ten with a defect in the week before: by hand.
    func value(_ title: String) -> String? {
      rows.first { $0.workflow == "refunds" && $0.title == title }?.value
    }
    #expect(value("Throughput") == "12")
    #expect(value("Cycle time of units, median") == "30.0\u{A0}min")
    #expect(value("Defect rate, 2026-W45") == "10.0\u{A0}% (1/10)")
    #expect(value("Audit coverage: reconciliation") == "60.0\u{A0}% (12/20)")
    #expect(value("Sampling rate") == "8.3\u{A0}% (1/12)")
  }

  @Test func `a week without data says so in four files, and has no band`() throws {
    let workspace = try FixtureWorkspace()
    try workspace.write("govpack.yaml", "name: Empty\n")
    let site = try Site(of: workspace.root, page: "kpi/2026-W46")
    let rows = PageRow.markdown(site.markdown)
    #expect(PageRow.html(site.html) == rows)
    #expect(rows.contains { $0.value.hasPrefix("no data (no deployments found") })
    // What delivery and risk make of a workspace without a record of either.
    let families = ["dora.", "ops.", "risk."]
    let delivery = rows.filter { row in families.contains { row.id.hasPrefix($0) } }
    #expect(delivery.count > 15)
    for row in delivery {
      let figure = try #require(site.figure(row), "\(row)")
      let reason = try #require(figure["reason"] as? String, "\(row)")
      #expect(row.value == "no data (\(reason))")
      #expect(figure["status"] as? String == "no_data")
      #expect(figure["value"] is NSNull)
      #expect(figure["band"] is NSNull)
      let record = try #require(site.record(of: figure))
      #expect(record["status"] == "no_data")
      #expect(record["reason"] == reason)
      #expect(record["value"] == "")
      #expect(record["band"] == "")
    }
  }

  private func compare(_ figure: [String: Any], _ record: [String: String]) throws {
    #expect(record["status"] == figure["status"] as? String)
    // Digit by digit: Foundation's own reading of a number may be off by its last bit.
    let text = try #require(figure[Site.lineKey] as? String)
    for key in ["value", "upper", "numerator", "denominator", "n"] {
      let match = try #require(text.firstMatch(of: Regex("\"\(key)\":([^,}]*)")), "\(key)")
      let number = match.output[1].substring.map(String.init) ?? ""
      #expect(record[key] == (number == "null" ? "" : number), "\(key) of \(record)")
    }
    let band = figure["band"] as? [String: Any]
    #expect(record["band"] == band?["rung"] as? String ?? "")
  }
}

/// A row of the tables under "Figures": what the page calls the figure, and what it prints.
private struct PageRow: Equatable, CustomStringConvertible {
  var id: String
  /// The workflow of its group; empty where it is of none.
  var workflow = ""
  /// Behind the title: labels, `now`, the quarter, a week other than the page's.
  var title: String
  var value: String

  var description: String { "\(id) (\(title)): \(value)" }

  static func markdown(_ page: String) -> [PageRow] {
    let part = between("\n## Figures\n", "\n## Figure by figure\n", in: page)
    var workflow = ""
    return part.split(separator: "\n").compactMap { line in
      if line.hasPrefix("### ") { workflow = named(String(line.dropFirst(4))) }
      let row = /\| \[(.+?)\]\([^)]*figures\/([^)]+)\/index\.md\)(.*?) \| \[(.+?)\]\([^)]*\).*/
      guard let match = try? row.wholeMatch(in: String(line)) else { return nil }
      return PageRow(
        id: String(match.2), workflow: workflow, title: unescaped(String(match.1 + match.3)),
        value: unescaped(String(match.4)))
    }
  }

  static func html(_ page: String) -> [PageRow] {
    let part = between(">Figures</h2>", ">Figure by figure</h2>", in: page)
    var next = ""
    return part.components(separatedBy: "<tr>").compactMap { row in
      let workflow = next
      // The heading of the next group stands behind the last row of this one.
      if let heading = row.matches(of: /<h3[^>]*>(.*?)<\/h3>/).last {
        next = named(text(String(heading.1)))
      }
      let cells = row.replacing("</th>", with: "</td>").components(separatedBy: "</td>")
      guard cells.count > 2,
        let link = cells[0].firstMatch(of: /figures\/([^"]+)\/index\.html/),
        let value = cells[1].firstMatch(of: /<a [^>]*>(.*?)<\/a>/)
      else { return nil }
      return PageRow(
        id: String(link.1), workflow: workflow, title: text(cells[0]),
        value: text(String(value.1)))
    }
  }

  /// Of the heading `Agents: refunds`.
  private static func named(_ heading: String) -> String {
    let parts = heading.split(separator: ": ")
    guard parts.count == 2, parts[0] == "Agents", parts[1] != "tasks and sessions" else {
      return ""
    }
    return String(parts[1])
  }

  private static func between(_ start: String, _ end: String, in text: String) -> String {
    let tail = text.components(separatedBy: start).dropFirst().first ?? ""
    return tail.components(separatedBy: end).first ?? ""
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing(/\\([!-\/:-@\[-`{-~])/) { String($0.1) }
  }

  private static func text(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespacesAndNewlines)
      .replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"")
  }
}

/// A built site's page and data.
private struct Site {
  let markdown: String
  let html: String
  /// Where a figure keeps its own line of `figures.json`.
  static let lineKey = " line"
  private let figures: [[String: Any]]
  private let records: [[String: String]]

  init(of root: String, page: String) throws {
    let out = try FixtureWorkspace()
    let outcome = try Program.run(
      [
        "build", "--root", root, "--out", "\(out.root)/site", "--as-of", "2026-11-20T15:00:00Z",
        "--fail-on", "never", "--quiet",
      ], in: out.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    func read(_ path: String) throws -> Data {
      try Data(contentsOf: URL(filePath: "\(out.root)/site/\(path)"))
    }
    markdown = String(decoding: try read("\(page)/index.md"), as: UTF8.self)
    html = String(decoding: try read("\(page)/index.html"), as: UTF8.self)
    let json = String(decoding: try read("data/figures.json"), as: UTF8.self)
    figures = json.split(separator: "\n").dropFirst().compactMap { line in
      let text = line.hasSuffix(",") ? String(line.dropLast()) : String(line)
      var figure = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      figure?[Self.lineKey] = text
      return figure
    }
    records = Self.records(String(decoding: try read("data/figures.csv"), as: UTF8.self))
  }

  /// RFC 4180, by hand.
  private static func records(_ text: String) -> [[String: String]] {
    var rows: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"":
        // A doubled quote closes and opens again: the text in between is the quote itself.
        if !isQuoted, rows[rows.count - 1].last?.isEmpty == false {
          rows[rows.count - 1][rows[rows.count - 1].count - 1].append("\"")
        }
        isQuoted.toggle()
      case "," where !isQuoted: rows[rows.count - 1].append("")
      case "\r\n" where !isQuoted, "\n" where !isQuoted: rows.append([""])
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
      }
    }
    let head = rows.first ?? []
    return rows.dropFirst().filter { $0.count == head.count }.map {
      Dictionary(zip(head, $0)) { first, _ in first }
    }
  }

  /// The figure that the row speaks of, by its id, its period and its labels.
  func figure(_ row: PageRow) -> [String: Any]? {
    let candidates = figures.filter { figure in
      guard figure["id"] as? String == row.id, let period = figure["period"] as? String,
        let labels = figure["labels"] as? [String: String]
      else { return false }
      let isNow = row.title.hasSuffix(", now")
      let isQuarter = row.title.hasSuffix(" to date")
      let week = row.title.hasSuffix(", 2026-W45") ? "2026-W45" : "2026-W46"
      guard isNow ? period.contains("T") : isQuarter ? period.contains("-Q") : period == week,
        labels["window"].map({ $0 == "quarter" }) ?? true
      else { return false }
      guard row.workflow.isEmpty else {
        return labels["workflow"] == row.workflow
          && labels.count == (labels["quantile"] == "median" ? 2 : 1)
      }
      return labels.isEmpty
        || (labels["scope"].map { row.title.hasSuffix(", \($0), now") } ?? false)
    }
    return candidates.count == 1 ? candidates[0] : nil
  }

  func record(of figure: [String: Any]) -> [String: String]? {
    let labels = (figure["labels"] as? [String: String] ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value)" }.joined(separator: ",")
    return records.first {
      $0["id"] == figure["id"] as? String && $0["labels"] == labels
        && $0["period"] == figure["period"] as? String
    }
  }
}

/// A small log: units of `refunds` of half an hour each, ten in 2026-W45, of which one has a defect,
/// and twelve in 2026-W46, of which one was sampled.
private enum AgentLines {
  static var text: String {
    let weeks = [("2026-11-03", 10), ("2026-11-10", 12)]
    let units = weeks.flatMap { day, count in
      (0..<count).flatMap { number -> [String] in
        let unit = "u-\(day)-\(number)"
        return [
          line("unit", unit, day, "09:00", #""event":"opened""#),
          line("action", unit, day, "09:10", #""op":"chat","status":"ok""#),
          line("unit", unit, day, "09:30", #""event":"completed""#),
        ]
      }
    }
    let defect = #""purpose":"defect","verdict":"defect","found_by":"internal""#
    let sample = #""purpose":"sample","verdict":"pass","minutes":4"#
    let reviews = [
      line("review", "u-2026-11-03-0", "2026-11-05", "10:00", defect),
      line("review", "u-2026-11-10-0", "2026-11-12", "10:00", sample),
    ]
    return (units + reviews).joined(separator: "\n") + "\n"
  }

  private static func line(
    _ type: String, _ unit: String, _ day: String, _ time: String, _ rest: String
  ) -> String {
    #"{"schema":"govpack.log/1","type":"\#(type)","id":"\#(unit)-\#(type)-\#(time)","#
      + #""ts":"\#(day)T\#(time):00Z","workflow_id":"refunds","unit_id":"\#(unit)",\#(rest)}"#
  }
}

/// What a page prints of a figure, held against the figure's own numbers.
private enum Printed {
  static func agrees(_ text: String, with figure: [String: Any]) throws -> Bool {
    switch figure["status"] as? String {
    case "no_data": return text == "no data (\(figure["reason"] as? String ?? ""))"
    case "not_applicable": return text == "not applicable (\(figure["reason"] as? String ?? ""))"
    case "insufficient": return insufficient(text, figure)
    default: break
    }
    let parts = text.components(separatedBy: " (")
    let values = parts[0].components(separatedBy: "–")
    let unit = try #require(figure["unit"] as? String)
    guard rounds(values[0], to: figure["value"], unit),
      values.count == 1 || rounds(values[1], to: figure["upper"], unit)
    else { return false }
    guard let top = figure["numerator"] as? Int, let bottom = figure["denominator"] as? Int else {
      return true
    }
    return parts.dropFirst().first?.hasPrefix("\(top)/\(bottom)") ?? false
  }

  private static func insufficient(_ text: String, _ figure: [String: Any]) -> Bool {
    if let top = figure["numerator"] as? Int, let bottom = figure["denominator"] as? Int {
      return text.hasPrefix("\(top) of \(bottom) (")
    }
    guard let unit = figure["unit"] as? String, !(figure["value"] is NSNull) else {
      return text.hasPrefix("n = \(figure["n"] as? Int ?? -1) (")
    }
    return rounds(text.components(separatedBy: " (")[0], to: figure["value"], unit)
  }

  /// Whether the printed number is the value, to half of its last digit.
  private static func rounds(_ text: String, to value: Any?, _ unit: String) -> Bool {
    guard let value = (value as? NSNumber)?.doubleValue else { return false }
    let words = text.replacing("\u{202F}", with: "").replacing("−", with: "-")
      .split { $0 == "\u{A0}" || $0 == " " }
    guard let number = words.first.flatMap({ Double($0) }) else { return false }
    let suffix = words.dropFirst().first.map(String.init) ?? ""
    let scales = ["%": 0.01, "s": 1, "h": 3600, "d": 86_400]
    // Minutes are a length of time for durations, and the unit itself for impact.
    let scale = suffix == "min" ? (unit == "seconds" ? 60 : 1) : scales[suffix] ?? 1
    let places = words[0].split(separator: ".").dropFirst().first?.count ?? 0
    let half = 0.5 * pow(10, -Double(places)) * 1.000001
    return abs(number - value / scale) <= half
  }
}

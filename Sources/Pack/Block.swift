package import Diagnostics
package import Figures
package import Model

/// A piece of a page, typed: what sections say and the Markdown writer prints. With
/// `PackDocument` the narrow waist between content and looks. Text in it is data: the writer
/// escapes it.
package indirect enum Block: Sendable {
  /// Level 2 to 6; level 1 is the page's title.
  case heading(Int, [Inline])
  case paragraph([Inline])
  case bullets([[Inline]])
  case numbered([[Inline]])
  case checklist([ChecklistLine])
  case table(Table)
  case callout(CalloutKind, [Block])
  case code(language: String, String)
  /// A document that people wrote, shown as part of the page: its headings sink to `level` and
  /// below, its raw HTML is dropped, its links are checked.
  case document(UserDocument)
  /// A drawing with its takeaway, its data and where they are published.
  case chart(Chart)
}

/// The kinds of callout that forges know.
package enum CalloutKind: String, CaseIterable, Sendable {
  case note = "NOTE"
  case tip = "TIP"
  case important = "IMPORTANT"
  case warning = "WARNING"
  case caution = "CAUTION"
}

/// A run of text inside a block.
package indirect enum Inline: Sendable {
  case text(String)
  case strong([Inline])
  case emphasis([Inline])
  case code(String)
  case link([Inline], LinkTarget)
  /// Word, shape and colour: `● met`. Never colour alone.
  case mark(StatusMark)
  /// A figure's value with its n/d, linked to its page.
  case figure(Figure, FigureForm)
  /// `path:line`, linked where the workspace says how.
  case source(SourceLocation)
  /// A local date and minute, with its offset.
  case instant(Instant)
  /// A drawing in a line of text, for table cells.
  case sparkline(Sparkline)
}

/// How much of a figure is printed.
package enum FigureForm: Sendable {
  /// `95.1 % (39/41)`, or the status and its reason.
  case full
  /// `95.1 %`, or the status.
  case value
}

/// Where a link leads.
package enum LinkTarget: Hashable, Sendable {
  /// A page of the site, by its folder: `tasks/SDF_DEV_001/`; empty for the dashboard. The
  /// writer makes it relative to the page at hand.
  case page(String, fragment: String? = nil)
  /// A file of the site that is no page: `data/figures.csv`.
  case file(String)
  /// Anything a record states; only http, https and mailto become links.
  case external(String)
}

/// A judgement, in a word.
package struct StatusMark: Hashable, Sendable {
  /// How it is drawn, from best to worst.
  package enum Tone: String, CaseIterable, Sendable {
    case good, neutral, unknown, attention, bad
  }

  package var tone: Tone
  package var word: String

  package init(_ tone: Tone, _ word: String) {
    self.tone = tone
    self.word = word
  }

  /// ● good, ○ neutral, ◆ unknown, ▲ attention, ■ bad: each tone has a shape of its own.
  package var shape: String {
    switch tone {
    case .good: "●"
    case .neutral: "○"
    case .unknown: "◆"
    case .attention: "▲"
    case .bad: "■"
    }
  }
}

/// One line of a checklist.
package struct ChecklistLine: Sendable {
  package var isDone: Bool
  package var text: [Inline]

  package init(isDone: Bool, _ text: [Inline]) {
    self.isDone = isDone
    self.text = text
  }
}

/// A table with a head.
package struct Table: Sendable {
  /// A column's head and the side its cells stand on.
  package struct Column: Sendable {
    package var title: String
    /// Numbers stand right, in digits of equal width.
    package var isNumeric: Bool

    package init(_ title: String, isNumeric: Bool = false) {
      self.title = title
      self.isNumeric = isNumeric
    }
  }

  /// What the table holds, for those who hear the page: every table has one.
  package var caption: String
  package var columns: [Column]
  package var rows: [[[Inline]]]

  /// Every row has one cell a column.
  package init(caption: String, columns: [Column], rows: [[[Inline]]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row with another width")
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

/// Markdown that people wrote, with where it stands.
package struct UserDocument: Sendable {
  package var markdown: String
  /// The place of its first line, for diagnostics.
  package var source: SourceLocation
  /// The level that its highest heading gets on the page.
  package var headingLevel: Int

  package init(markdown: String, source: SourceLocation, headingLevel: Int = 3) {
    self.markdown = markdown
    self.source = source
    self.headingLevel = headingLevel
  }
}

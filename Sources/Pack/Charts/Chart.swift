package import Figures
package import Model

/// A chart, typed: what it shows, never how it is drawn. The figures it prints are given; a chart
/// computes nothing.
package struct Chart: Sendable {
  /// Unique on its page; made of slug characters and dots: `dora.lead_time`. Names its files.
  package var id: String
  package var title: String
  /// What the reader should take from it: one sentence with its full stop.
  package var takeaway: String
  package var form: Form
  /// The numbers drawn, for those who read tables or hear the page.
  package var table: Table
  /// The files of the site that hold the same numbers: `data/figures.json` and the like.
  package var data: [DataLink]

  package init(
    id: String, title: String, takeaway: String, form: Form, table: Table, data: [DataLink]
  ) {
    precondition(!table.columns.isEmpty, "a chart without its numbers")
    self.id = id
    self.title = title
    self.takeaway = takeaway
    self.form = form
    self.table = table
    self.data = data
  }

  /// The forms that a chart can have.
  package enum Form: Sendable {
    /// Counts a week.
    case weeklyBars(WeeklySeries)
    /// A value a week, with the P90 of each week as dots where there are any.
    case weeklyLine(WeeklySeries)
    /// A value a week within the limits of its routine variation; signals are marked.
    case processBehaviour(WeeklySeries)
    case burnDown(BurnDown)
    case stackedWeeks(StackedWeeks)
    /// A level that holds until it changes.
    case steps(Steps)
    /// Stretches of time under each other.
    case timeline(Timeline)
  }

  /// A file beside the page, and what it is called.
  package struct DataLink: Hashable, Sendable {
    /// `CSV`, `JSON`
    package var title: String
    /// From the site's root.
    package var path: String

    package init(_ title: String, path: String) {
      self.title = title
      self.path = path
    }
  }
}

/// One value a week, oldest first.
package struct WeeklySeries: Sendable {
  package var unit: FigureUnit
  package var points: [Point]
  /// Drawn as dots above the line: the P90 beside a median. Empty, or one a point.
  package var secondary: [Double?]
  /// What the dots are: `P90`.
  package var secondaryName: String?
  /// What the line is, where there are dots: `median`.
  package var name: String?
  package var limits: SeriesReading.Limits?
  /// A line, or a band where both bounds are given.
  package var target: FigureTarget?
  package var events: [Event]

  package init(
    unit: FigureUnit, points: [Point], secondary: [Double?] = [], secondaryName: String? = nil,
    limits: SeriesReading.Limits? = nil, target: FigureTarget? = nil, events: [Event] = [],
    name: String? = nil
  ) {
    precondition(secondary.isEmpty || secondary.count == points.count, "a dot a point, or none")
    self.unit = unit
    self.points = points
    self.secondary = secondary
    self.secondaryName = secondaryName
    self.name = name
    self.limits = limits
    self.target = target
    self.events = events
  }

  package struct Point: Sendable {
    package var week: ISOWeek
    /// nil is a gap: no data, or too few for a value.
    package var value: Double?
    /// The week is not over: pale and dotted.
    package var isProvisional: Bool
    /// The week completes a signal.
    package var isSignal: Bool
    /// What a signal means: better, worse, or neither. Each has a shape of its own.
    package var variation: SeriesReading.Variation

    package init(
      week: ISOWeek, value: Double?, isProvisional: Bool = false, isSignal: Bool = false,
      variation: SeriesReading.Variation = .changed
    ) {
      self.week = week
      self.value = value
      self.isProvisional = isProvisional
      self.isSignal = isSignal
      self.variation = variation
    }
  }

  /// A decision, freeze or change of model, marked at its week.
  package struct Event: Hashable, Sendable {
    package var week: ISOWeek
    package var title: String

    package init(week: ISOWeek, title: String) {
      self.week = week
      self.title = title
    }
  }
}

/// What is left of a budget over a quarter, with the ideal line and where the spending leads.
package struct BurnDown: Sendable {
  package var unit: FigureUnit
  /// The quarter, half-open.
  package var window: Range<Instant>
  package var asOf: Instant
  package var budget: Double
  /// What was used up at each instant, in order of time, from the start of the window to the as-of.
  package var consumed: [Sample]
  /// When the budget was crossed.
  package var crossedAt: Instant?
  /// When it will be used up, by the slower and the faster of the two rates; nil without forecast.
  /// An end beyond the window is drawn as an arrow at its edge.
  package var exhaustion: ClosedRange<Instant>?
  package var events: [Event]

  package init(
    unit: FigureUnit, window: Range<Instant>, asOf: Instant, budget: Double, consumed: [Sample],
    crossedAt: Instant? = nil, exhaustion: ClosedRange<Instant>? = nil, events: [Event] = []
  ) {
    self.unit = unit
    self.window = window
    self.asOf = asOf
    self.budget = budget
    self.consumed = consumed
    self.crossedAt = crossedAt
    self.exhaustion = exhaustion
    self.events = events
  }

  package struct Sample: Hashable, Sendable {
    package var at: Instant
    package var value: Double

    package init(at: Instant, value: Double) {
      self.at = at
      self.value = value
    }
  }

  package struct Event: Hashable, Sendable {
    package var at: Instant
    package var title: String

    package init(at: Instant, title: String) {
      self.at = at
      self.title = title
    }
  }
}

/// At most three parts of a whole, week by week.
package struct StackedWeeks: Sendable {
  package var unit: FigureUnit
  package var weeks: [ISOWeek]
  package var layers: [Layer]
  /// The week in progress, if it is among `weeks`.
  package var provisional: ISOWeek?

  package init(
    unit: FigureUnit, weeks: [ISOWeek], layers: [Layer], provisional: ISOWeek? = nil
  ) {
    precondition(layers.count <= 3, "more layers than shapes can tell apart")
    precondition(layers.allSatisfy { $0.values.count == weeks.count }, "a value a week")
    self.unit = unit
    self.weeks = weeks
    self.layers = layers
    self.provisional = provisional
  }

  package struct Layer: Sendable {
    package var name: String
    /// One a week; nil is a gap.
    package var values: [Double?]

    package init(_ name: String, values: [Double?]) {
      self.name = name
      self.values = values
    }
  }
}

/// A level over the weeks that holds until it changes: a policy step, a lane.
package struct Steps: Sendable {
  /// From the lowest.
  package var levels: [String]
  package var points: [(week: ISOWeek, level: Int?)]

  package init(levels: [String], points: [(week: ISOWeek, level: Int?)]) {
    precondition(
      points.allSatisfy { $0.level.map(levels.indices.contains) ?? true },
      "a level that has no name")
    self.levels = levels
    self.points = points
  }
}

/// The last weeks in the height of a line of text; its sentence says what it shows.
package struct Sparkline: Sendable {
  /// Unique on its page, as for charts.
  package var id: String
  /// For those who hear the page: `13 weeks, from 3.1 % to 4.2 %`.
  package var takeaway: String
  package var series: WeeklySeries

  package init(id: String, takeaway: String, series: WeeklySeries) {
    self.id = id
    self.takeaway = takeaway
    self.series = series
  }
}

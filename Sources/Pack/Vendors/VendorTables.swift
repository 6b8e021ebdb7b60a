import Checks
import Diagnostics
import Figures
import Model

/// The tables of a quarter's review as files beside its page.
package enum VendorTables {
  /// In the order of the page; none for a page that is no review of vendors.
  package static func tables(for document: PackDocument, in context: PackContext) -> [DataTable] {
    guard document.template == "packs/vendor-review.md", let period = document.period else {
      return []
    }
    let review = VendorReview(context, period)
    return [
      decisions(review, context, document), figures(review, context, document),
      models(review, context, document), prices(review, context, document),
      evals(review, document), contracts(review, document),
    ]
  }

  /// The ids of the review's figures, in the order of its page.
  package static let figureIDs = [
    "vendor.spend", "vendor.spend_share", "vendor.units", "vendor.cost_per_unit",
    "vendor.unpriced_tokens", "vendor.cost_change", "vendor.defect_rate", "vendor.escape_rate",
    "vendor.escalation_rate", "vendor.failure_rate",
  ]

  private static func decisions(
    _ review: VendorReview, _ context: PackContext, _ document: PackDocument
  ) -> DataTable {
    DataTable(
      path: "\(document.path)decisions.csv",
      columns: [
        "number", "kind", "subject", "question", "if_nobody_decides", "deadline", "owner", "source",
      ],
      rows: VendorAgenda.items(in: context, review).enumerated().map { index, item in
        [
          .integer(index + 1), .text(item.kind.lowercased()), .text(item.subject),
          .text(item.question), .text(item.fallback), .stated(item.deadline), .stated(item.owner),
          .text(item.source.citation),
        ]
      })
  }

  private static func figures(
    _ review: VendorReview, _ context: PackContext, _ document: PackDocument
  ) -> DataTable {
    let figures = figureIDs.flatMap { id in
      context.now.figures.figures(of: id).filter { $0.period == review.period }
    }
    return DataTable(
      path: "\(document.path)figures.csv",
      columns: [
        "figure", "vendor", "model", "part", "period", "status", "reason", "value", "unit",
        "numerator", "denominator", "n", "previous", "provisional",
      ],
      rows: figures.map { figure in
        func label(_ name: String) -> DataTable.Cell {
          .stated(figure.labels.first { $0.name == name }?.value)
        }
        return [
          .text(figure.id), label("vendor"), label("model"), label("part"),
          .text(figure.period.description), .text(figure.status.word),
          .stated(figure.status.reason), .stated(figure.value), .text(figure.unit.word),
          .stated(figure.numerator), .stated(figure.denominator), .integer(figure.count),
          .stated(figure.previous), .bool(figure.isProvisional),
        ]
      })
  }

  private static func models(
    _ review: VendorReview, _ context: PackContext, _ document: PackDocument
  ) -> DataTable {
    DataTable(
      path: "\(document.path)models.csv",
      columns: [
        "vendor", "model", "version", "registered", "called", "uses", "data_classes", "tier",
        "deprecated_on", "fallback", "fallback_tested_on", "fallback_result", "source",
      ],
      rows: review.models.map { line in
        let record = line.record
        return [
          .text(line.vendor), .text(line.id), .stated(record?.version), .bool(record != nil),
          .bool(line.isCalled), .stated(record?.uses.joined(separator: " ")),
          .stated(record?.dataClasses.joined(separator: " ")), .stated(record?.tier),
          .stated(record?.deprecatedOn), .stated(record?.fallback?.model),
          .stated(record?.fallback?.testedOn), .stated(record?.fallback?.result),
          .stated(record?.source.citation),
        ]
      })
  }

  private static func prices(
    _ review: VendorReview, _ context: PackContext, _ document: PackDocument
  ) -> DataTable {
    DataTable(
      path: "\(document.path)prices.csv",
      columns: [
        "vendor", "model", "from", "state", "input", "output", "cache_read", "cache_write",
        "reasoning", "per_tokens", "currency", "source",
      ],
      rows: review.prices.map { line in
        let price = line.price
        return [
          .text(line.vendor), .stated(price.model), .date(price.from), .text(line.state.rawValue),
          .number(price.input), .number(price.output), .stated(price.cacheRead),
          .stated(price.cacheWrite), .stated(price.reasoning), .integer(price.tokens),
          .text(price.currency ?? context.facts.settings.currency), .text(price.source.citation),
        ]
      })
  }

  private static func evals(_ review: VendorReview, _ document: PackDocument) -> DataTable {
    DataTable(
      path: "\(document.path)evaluations.csv",
      columns: [
        "workflow", "suite", "date", "model", "prompt", "cases", "passed", "common_cases",
        "passed_only_before", "passed_only_now",
      ],
      rows: review.evals.map { run in
        [
          .text(run.workflow), .text(run.suite), .date(run.date), .stated(run.model),
          .stated(run.prompt), .integer(run.cases), .integer(run.passed),
          .stated(run.comparison?.commonCases), .stated(run.comparison?.passedOnlyBefore),
          .stated(run.comparison?.passedOnlyNow),
        ]
      })
  }

  private static func contracts(_ review: VendorReview, _ document: PackDocument) -> DataTable {
    DataTable(
      path: "\(document.path)contracts.csv",
      columns: [
        "vendor", "name", "owner", "state", "start", "renewal", "notice_days", "last_notice",
        "terms", "availability", "p95_ms", "credits", "source",
      ],
      rows: review.contracts.map { line in
        let (vendor, contract) = (line.vendor, line.vendor.contract)
        return [
          .text(vendor.id), .stated(vendor.name), .stated(vendor.owner), .text(line.state.word),
          .stated(contract?.start), .stated(contract?.renewal), .stated(contract?.noticeDays),
          .stated(contract?.lastNotice), .stated(contract?.terms),
          .stated(vendor.serviceLevel?.availability), .stated(vendor.serviceLevel?.p95Milliseconds),
          .stated(vendor.serviceLevel?.credits),
          .text((contract?.source ?? vendor.source).citation),
        ]
      })
  }
}

extension VendorReview.ContractLine.State {
  /// As in data files.
  package var word: String {
    switch self {
    case .due: "notice_due"
    case .noticePassed: "notice_passed"
    case .renewed: "renewed"
    case .running: "running"
    case .unknown: "unknown"
    }
  }
}

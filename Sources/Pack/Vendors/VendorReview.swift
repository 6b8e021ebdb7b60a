package import Figures
package import Model

/// What a quarter's review of vendors looks at: the register and the log, vendor by vendor and model
/// by model. Pages and files print the same lines.
package struct VendorReview: Sendable {
  /// A vendor of the register, or `unregistered`.
  package struct VendorLine: Sendable {
    package let id: String
    package let record: Vendor?

    package var name: String { record?.name ?? id }
    package var labels: [FigureLabel] { [FigureLabel("vendor", id)] }
  }

  /// A model of the register or of the log.
  package struct ModelLine: Sendable {
    package let vendor: String
    package let id: String
    package let record: VendorModel?
    /// Called in the period, as far as the log tells.
    package let isCalled: Bool

    package var labels: [FigureLabel] { [FigureLabel("model", id), FigureLabel("vendor", vendor)] }
    /// In use: called, or written down as used.
    package var isUsed: Bool { isCalled || !(record?.uses.isEmpty ?? true) }

    package func isDeprecated(on day: CivilDate) -> Bool {
      record?.deprecatedOn.map { $0 <= day } ?? false
    }
  }

  /// A price that is or was in force in the period, or that will be.
  package struct PriceLine: Sendable {
    package enum State: String, Sendable {
      case inForce = "in force", superseded, announced
    }

    package let vendor: String
    package let price: ModelPrice
    /// The model's price before it.
    package let before: ModelPrice?
    package let state: State
    /// It began in the period.
    package let isNew: Bool
  }

  /// The contract of a vendor.
  package struct ContractLine: Sendable {
    package enum State: Hashable, Sendable {
      /// The last day of the notice is at most 60 days away.
      case due(days: Int)
      case noticePassed
      case renewed
      case running
      case unknown(because: String)
    }

    package let vendor: Vendor
    package let state: State

    package var isUrgent: Bool {
      switch state {
      case .due, .noticePassed, .renewed: true
      case .running, .unknown: false
      }
    }
  }

  package let period: Period
  package let vendors: [VendorLine]
  package let models: [ModelLine]
  /// By vendor, model, then day.
  package let prices: [PriceLine]
  /// The urgent ones first, then by the last day for a notice, then by id.
  package let contracts: [ContractLine]
  /// Of the period, by workflow and time.
  package let evals: [EvalRun]
}

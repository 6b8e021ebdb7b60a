import Model

/// Which vendor a model of the log is bought from, by `state/vendors.yaml`: by its list of models,
/// else by its prices.
package struct ModelVendors: Sendable {
  /// In place of a vendor, for models that the register does not name.
  package static let unregistered = "unregistered"

  /// The ids of the register, in its order.
  package let all: [String]
  private let vendors: [String: String]

  /// A model that two vendors name is the first one's.
  init(_ register: [Vendor]) {
    all = register.map(\.id)
    let listed = register.flatMap { vendor in vendor.models.map { ($0.id, vendor.id) } }
    let priced = register.flatMap { vendor in
      vendor.prices.compactMap { price in price.model.map { ($0, vendor.id) } }
    }
    vendors = Dictionary(listed + priced, uniquingKeysWith: { first, _ in first })
  }

  package func vendor(of model: String) -> String { vendors[model] ?? Self.unregistered }

  /// The models that the register gives the vendor, in byte order.
  package func models(of vendor: String) -> [String] {
    vendors.filter { $0.value == vendor }.map(\.key)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

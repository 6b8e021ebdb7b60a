import Diagnostics
import Formats
import Model

/// `state/vendors.yaml`: the suppliers of models, what they promise and what they cost.
struct VendorsInput: Input {
  let kind = InputKind.vendors
  let pathKey = "vendors"
  let places = ["state/vendors.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.vendors.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, "vendor file", keys: ["version", "vendors"], reading)
    else { return }
    let decoder = VendorDecoder(reading)
    for node in top.items("vendors") {
      decoder.vendor(node).map { facts.vendors.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }
}

import Model

/// Names of projects out of the addresses in a forge's answers.
enum ForgePath {
  /// `owner/name` out of `https://host/owner/name/…` or the API's `https://host/…/repos/owner/name/…`.
  static func repository(_ address: String?) -> String? {
    guard let address, let parts = path(address) else { return nil }
    let start = parts.firstIndex(of: "repos").map { $0 + 1 } ?? 0
    guard parts.count >= start + 2 else { return nil }
    return "\(parts[start])/\(parts[start + 1])"
  }

  /// `group/subgroup/name` out of `https://host/group/subgroup/name/-/…`.
  static func project(_ address: String?) -> String? {
    guard let address, let parts = path(address), let end = parts.firstIndex(of: "-"), end >= 2
    else { return nil }
    return parts[..<end].joined(separator: "/")
  }

  /// The number at the end of an address: `…/pulls/12`.
  static func number(_ address: String?) -> Int? {
    guard let address, let last = path(address)?.last else { return nil }
    return Digits.value(last.utf8)
  }

  /// The last part of a project's name.
  static func service(_ repository: String) -> String {
    repository.split(separator: "/").last.map(String.init) ?? repository
  }

  /// What follows the host, by parts.
  private static func path(_ address: String) -> [Substring]? {
    let parts = address.split(separator: "/")
    guard parts.count > 2, parts[0] == "https:" || parts[0] == "http:" else { return nil }
    return Array(parts[2...])
  }
}

extension PackDocument {
  /// A register's front page, one step below the dashboard.
  static func register(_ path: String, _ template: String, _ title: String) -> PackDocument {
    PackDocument(
      path: path, template: template, title: title, state: .current,
      breadcrumbs: [Breadcrumb("Dashboard", "")])
  }
}

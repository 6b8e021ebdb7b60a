import Diagnostics
package import Model

/// One page before it is printed: which template orders it, and what its sections say.
package struct PackDocument: Sendable {
  /// The page's folder in the site: `packs/2026-11-20/`; empty for the dashboard. Always ends in
  /// `/` unless empty. Made of slugs only.
  package var path: String
  /// The template's name: `packs/friday.md`.
  package var template: String
  package var title: String
  /// "2026-W46, Mon 9 – Sun 15 Nov" or the like; nil for registers.
  package var periodText: String?
  package var state: PackState
  /// The trail from the dashboard, without the page itself.
  package var breadcrumbs: [Breadcrumb]
  /// What the page is about, where the template serves many pages.
  package var subject: Subject
  /// The name of the page's copy in one file, to be mailed: with its styles and drawings, without
  /// links to other pages. Made of slugs; nil for none.
  package var copyName: String?
  /// The week that a weekly page judges, where it is not the last complete one.
  package var judgedWeek: ISOWeek?
  /// The revision in which published figures of this pack were last restated; nil for never.
  package var restatedRevision: Int?

  package init(
    path: String, template: String, title: String, periodText: String? = nil,
    state: PackState = .final, breadcrumbs: [Breadcrumb] = [], subject: Subject = .workspace,
    copyName: String? = nil
  ) {
    self.path = path
    self.template = template
    self.title = SecretText.shown(title)
    self.periodText = periodText
    self.state = state
    self.breadcrumbs = breadcrumbs
    self.subject = subject
    self.copyName = copyName
  }
}

/// Whether the numbers of a page may still move.
package enum PackState: String, Sendable {
  /// The period is not over, or its review was not held yet.
  case provisional
  case final
  /// A register: it shows the record as it stands.
  case current
}

/// A step of the trail at the head of a page.
package struct Breadcrumb: Hashable, Sendable {
  package var title: String
  package var path: String

  package init(_ title: String, _ path: String) {
    self.title = SecretText.shown(title)
    self.path = path
  }
}

/// The record that a page is about.
package enum Subject: Hashable, Sendable {
  case workspace
  case task(String)
  case agent(String)
  case decision(String)
  case proposal(String)
  case deviation(String)
  /// A figure's id, without labels.
  case figure(String)
  case check(String)
  case service(String)
  case team(String)
  case workflow(String)
  /// The month or quarter of a review.
  case period(Period)
  /// A page of a long list, from 1.
  case page(Int)
}

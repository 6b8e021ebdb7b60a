/// A plan in eight bytes, half of what it takes: its place or words are seldom given.
@propertyWrapper
package struct PackedPlan: Hashable, Sendable {
  private final class Words: Sendable {
    let text: String
    init(_ text: String) { self.text = text }
  }

  private enum State {
    case notStated, none, present
    case words(Words)
  }

  private var state: State

  package init(wrappedValue: Change.Plan) {
    state =
      switch wrappedValue {
      case .notStated: .notStated
      case .none: .none
      case .present(nil): .present
      case .present(let text?): .words(Words(text))
      }
  }

  package var wrappedValue: Change.Plan {
    get {
      switch state {
      case .notStated: .notStated
      case .none: .none
      case .present: .present(nil)
      case .words(let words): .present(words.text)
      }
    }
    set { self = PackedPlan(wrappedValue: newValue) }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.wrappedValue == right.wrappedValue
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}

/// A plan in eight bytes, half of what it takes: its place or words are seldom given.
@propertyWrapper
package struct PackedPlan: Hashable, Sendable {
  private enum State: Hashable {
    case notStated, none, present
    case words(Boxed<String>)
  }

  private var state: State

  package init(wrappedValue: Change.Plan) {
    state =
      switch wrappedValue {
      case .notStated: .notStated
      case .none: .none
      case .present(nil): .present
      case .present(let text?): .words(Boxed(wrappedValue: text))
      }
  }

  package var wrappedValue: Change.Plan {
    get {
      switch state {
      case .notStated: .notStated
      case .none: .none
      case .present: .present(nil)
      case .words(let words): .present(words.wrappedValue)
      }
    }
    set { self = PackedPlan(wrappedValue: newValue) }
  }
}

/// A text that few records have, or none, in eight bytes, half of what an optional text takes; one
/// that is there costs some more.
@propertyWrapper
package struct SeldomText: Hashable, Sendable {
  private final class Content: Sendable {
    let text: String
    init(_ text: String) { self.text = text }
  }

  private var content: Content?

  package init(wrappedValue: String?) { content = wrappedValue.map(Content.init) }

  package var wrappedValue: String? {
    get { content?.text }
    set { content = newValue.map(Content.init) }
  }

  package static func == (left: Self, right: Self) -> Bool {
    left.content === right.content || left.wrappedValue == right.wrappedValue
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}

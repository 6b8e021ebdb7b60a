import Diagnostics
import Model

/// The file that events come from, and what is remembered from one of its objects to the next.
///
/// A class, because the readers of all the objects share it, half a million times.
final class EventSource {
  let reading: FileReading
  let strings = StringPool()
  private var said: Set<String> = []

  init(_ reading: FileReading) { self.reading = reading }

  /// Whether this is said for the first time in this file.
  func isFirst(_ subject: String) -> Bool { said.insert(subject).inserted }
}

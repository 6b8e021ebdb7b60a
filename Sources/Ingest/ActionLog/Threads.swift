import Synchronization

/// Work shared among some threads.
enum Threads {
  /// What `body` makes of each item, in the order of the items. Each thread starts with a value of
  /// its own, for what it needs again and again. The first failure, by order, is thrown.
  static func each<Item: Sendable, State, Output: Sendable, Failure: Error>(
    _ items: [Item], jobs: Int, start: @escaping @Sendable () -> State,
    _ body: @escaping @Sendable (inout State, Item) throws(Failure) -> Output
  ) async throws(Failure) -> [Output] {
    var results = [Result<Output, Failure>?](repeating: nil, count: items.count)
    await withTaskGroup(of: [(Int, Result<Output, Failure>)].self) { group in
      let queue = Queue(count: items.count)
      for _ in 0..<max(1, min(jobs, items.count)) {
        group.addTask {
          var done: [(Int, Result<Output, Failure>)] = []
          guard var index = queue.take() else { return done }
          var state = start()
          while true {
            do throws(Failure) {
              done.append((index, .success(try body(&state, items[index]))))
            } catch {
              done.append((index, .failure(error)))
            }
            guard let following = queue.take() else { return done }
            index = following
          }
        }
      }
      for await done in group {
        for (index, result) in done { results[index] = result }
      }
    }
    var outputs: [Output] = []
    for case let result? in results { outputs.append(try result.get()) }
    return outputs
  }

  private final class Queue: Sendable {
    private let next = Mutex(0)
    private let count: Int

    init(count: Int) { self.count = count }

    func take() -> Int? {
      next.withLock { index in
        guard index < count else { return nil }
        index += 1
        return index - 1
      }
    }
  }
}

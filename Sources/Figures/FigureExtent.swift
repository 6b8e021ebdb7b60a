/// How much of the figures a computation wants.
package enum FigureExtent: Hashable, Sendable {
  /// Every period, and of each figure's records the first `evidenceLimit` by place with the number
  /// of all.
  case everything(evidenceLimit: Int)
  /// The readings at the as-of alone, without their records: what another instant is compared with.
  case readings
}

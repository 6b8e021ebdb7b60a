package import Model

extension MetricDefinition {
  /// The bound that holds in this workspace: the definition's, replaced by the settings'. Unless
  /// the definition says otherwise, only the figure of the whole workspace inherits it; a
  /// narrowing has a target of its own or none.
  package func target(for name: String, in settings: Settings) -> FigureTarget? {
    let isOwn = name == id || targetHoldsForLabels
    let own = isOwn ? target : nil
    let named = settings.targets.last { $0.figure == name }
    guard let setting = named ?? (isOwn ? settings.targets.last { $0.figure == id } : nil) else {
      return own
    }
    guard setting.minimum != nil || setting.maximum != nil else {
      var target = own
      target?.owner = setting.owner
      return target
    }
    return FigureTarget(
      minimum: setting.minimum, maximum: setting.maximum, owner: setting.owner ?? own?.owner)
  }
}

extension Figure {
  /// The figure with its target, judged: a value passes or fails only when it is `ok` and its
  /// period is over.
  package func judged(against target: FigureTarget?) -> Figure {
    var result = self
    result.target = target
    if let target, !isProvisional {
      if case .ok = status, let value {
        result.verdict = target.isMet(by: value) ? .met : .missed
      } else {
        result.verdict = .unknown
      }
    } else {
      result.verdict = .notJudged
    }
    return result
  }
}

import Model

/// The calendar of the meetings that the operating model asks for.
struct MeetingPack: PackKind {
  let id = "reviews"
  let summary = "The calendar of meetings: held, missed, to come, with actions and minutes."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("reviews/", "packs/reviews.md", "Meetings")]
  }
}

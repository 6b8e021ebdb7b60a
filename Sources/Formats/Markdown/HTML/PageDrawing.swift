/// A drawing that the program made for a page, to stand there in place of its image: markup that
/// its writer has escaped. What people write never becomes one.
package struct PageDrawing: Sendable {
  /// Where it stands.
  package enum Place: Sendable {
    /// An image alone in its paragraph becomes a figure; the paragraph after it is its caption, and
    /// the links and the table that follow are its data, in a box to be opened.
    case figure
    /// Among the words of a line or a cell.
    case line
  }

  package let place: Place
  /// Elements as HTML and XML both read them.
  let markup: String

  /// `trustedMarkup` is put into the page as it is.
  package init(_ place: Place, trustedMarkup: String) {
    self.place = place
    markup = trustedMarkup
  }
}

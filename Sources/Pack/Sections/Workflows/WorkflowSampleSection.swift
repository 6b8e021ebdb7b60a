import Figures
import Model

/// The units that people look at: how many of the week, what it proves, and how to choose them.
struct WorkflowSampleSection: Section {
  let id = "workflow-sample"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let workflow = context.workflow(of: document) else { return [] }
    let week = context.judgedWeek
    guard let choice = SampleSize(workflow, context) else {
      return [.text(.text("No unit was completed in \(week): there is nothing to review."))]
    }
    return [
      .paragraph([
        .text(
          "Of the \(choice.units) units completed in \(week) "
            + "\(choice.wanted) are to be reviewed ("
            + "\(FigureText.value(workflow.leastSample, unit: .ratio)), rounded up); "
            + "\(choice.proof.reviewed) have been: \(choice.proof.words).")
      ]),
      .text(
        .text(
          "The units are those whose keyed hashes come first, so that nobody chooses them and "
            + "whoever has the key can choose them again:")),
      .code(
        language: "sh",
        """
        govpack sample \(Self.word(workflow.id)) --week \(week)
        printf %s UNIT | openssl dgst -sha256 -hmac KEY    # the hash of one unit

        """),
    ]
  }

  /// Quoted where a shell would take it for more than one word.
  private static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
  }
}

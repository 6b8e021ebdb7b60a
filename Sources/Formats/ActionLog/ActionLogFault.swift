/// Why one line of the log is not read.
package struct ActionLogFault: BitwiseCopyable, Sendable {
  package enum Reason: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    // JSON, in the order of the scanner's codes.
    case notUTF8, unexpected, expectedValue, expectedKey, expectedColon, expectedComma, endOfText
    case trailing, number, escape, surrogate, controlCharacter, tooDeep, repeatedKey
    // The record.
    case notAnObject, missing, wrongType, badTime, outOfRange, unknownWord, contradiction
    case overlong, torn
  }

  package var reason: Reason
  /// The field that it is about, by `ActionLogField`; 255 for none.
  package var field: UInt8
  /// In bytes from the start of the line.
  package var offset: UInt32
  /// Of the line in its chunk, from 0.
  package var number: UInt32

  package init(reason: Reason, field: UInt8 = 255, offset: UInt32 = 0, number: UInt32 = 0) {
    self.reason = reason
    self.field = field
    self.offset = offset
    self.number = number
  }

  /// What is wrong with the line, in words.
  package var text: String {
    let name =
      ActionLogField(rawValue: Int(field)).map { "'\($0.path)'" } ?? "a field"
    return switch reason {
    case .notUTF8: "not valid UTF-8"
    case .unexpected: "unexpected character"
    case .expectedValue: "expected a value"
    case .expectedKey: "expected a key in double quotes"
    case .expectedColon: "expected ':' after the key"
    case .expectedComma: "expected ',' or the closing bracket"
    case .endOfText: "the line ends too early"
    case .trailing: "expected nothing after the value"
    case .number: "malformed number"
    case .escape: "malformed escape sequence"
    case .surrogate: "half of a surrogate pair"
    case .controlCharacter: "control character in a string"
    case .tooDeep: "nested deeper than 64 levels"
    case .repeatedKey: "a key comes twice in one object"
    case .notAnObject: "no JSON object"
    case .missing: "\(name) is missing"
    case .wrongType: "\(name) is of the wrong type"
    case .badTime: "\(name) is no time of RFC 3339"
    case .outOfRange: "the number of \(name) is out of range"
    case .unknownWord: "\(name) is no word of its vocabulary"
    case .contradiction: "\(name) is less than its parts"
    case .overlong: "longer than \(LogLines.lineLimit) bytes"
    case .torn: "cut off"
    }
  }
}

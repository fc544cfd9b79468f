/// The text of one cell or one script, under the name messages call it by.
///
///     let file = SourceFile(name: "cell 1", text: "let x = 1\nprint(y)")
///     file.position(at: 16)   // 2:7
package final class SourceFile: Sendable {
  /// As shown in front of every message: `cell 3`, `train.swift`.
  package let name: String
  package let text: String
  /// UTF-8 offset of the first byte of each line; never empty.
  package let lineStarts: [Int]
  package let utf8Count: Int

  package init(name: String, text: String) {
    // Contiguous UTF-8 makes every offset below a constant-time step.
    var text = text
    text.makeContiguousUTF8()
    self.name = name
    self.text = text
    var starts = [0]
    var offset = 0
    var previousWasReturn = false
    for byte in text.utf8 {
      offset += 1
      if byte == UInt8(ascii: "\n") {
        if previousWasReturn { starts[starts.count - 1] = offset } else { starts.append(offset) }
        previousWasReturn = false
      } else if byte == UInt8(ascii: "\r") {
        starts.append(offset)
        previousWasReturn = true
      } else {
        previousWasReturn = false
      }
    }
    lineStarts = starts
    utf8Count = offset
  }

  package var wholeRange: SourceRange { SourceRange(0, utf8Count) }
  package var lineCount: Int { lineStarts.count }

  /// The index of a UTF-8 offset, moved back to a character's first byte and into the text.
  package func index(atUTF8Offset offset: Int) -> String.Index {
    let utf8 = text.utf8
    var index = utf8.index(utf8.startIndex, offsetBy: min(max(0, offset), utf8Count))
    while index < utf8.endIndex, utf8[index] & 0xC0 == 0x80 { index = utf8.index(before: index) }
    return index
  }

  package func substring(_ range: SourceRange) -> Substring {
    let lower = index(atUTF8Offset: range.lowerBound)
    let upper = index(atUTF8Offset: range.upperBound)
    return text[lower..<max(lower, upper)]
  }

  /// The line, from 0, that holds a UTF-8 offset.
  package func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  package func position(at offset: Int) -> SourcePosition {
    let line = lineIndex(at: offset)
    let start = index(atUTF8Offset: lineStarts[line])
    let end = index(atUTF8Offset: offset)
    return SourcePosition(
      line: line + 1, column: text.unicodeScalars.distance(from: start, to: max(start, end)) + 1)
  }

  /// A line's range without its line break. Lines count from 0.
  package func rangeOfLine(_ line: Int) -> SourceRange {
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : utf8Count
    let utf8 = text.utf8
    while end > start {
      let byte = utf8[utf8.index(utf8.startIndex, offsetBy: end - 1)]
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { break }
      end -= 1
    }
    return SourceRange(start, end)
  }

  /// The UTF-8 offset of a cursor given in Unicode scalars, as Jupyter counts; clamped.
  package func utf8Offset(ofScalar cursor: Int) -> Int {
    var scalars = 0
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalars >= cursor { break }
      scalars += 1
      offset += UTF8.width(scalar)
    }
    return offset
  }

  /// The inverse of `utf8Offset(ofScalar:)`.
  package func scalarOffset(ofUTF8 offset: Int) -> Int {
    text.unicodeScalars.distance(from: text.startIndex, to: index(atUTF8Offset: offset))
  }
}

extension SourceFile: Hashable {
  /// Two cells with the same text are two files.
  package static func == (left: SourceFile, right: SourceFile) -> Bool { left === right }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

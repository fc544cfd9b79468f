/// What a terminal shows after a text, colour codes removed.
func screen(_ text: String) -> String {
  var lines: [[Character]] = [[]]
  var column = 0
  var isEscape = false
  for character in text.unicodeScalars.map(Character.init) {
    if isEscape {
      if character == "m" { isEscape = false }
      continue
    }
    switch character {
    case "\u{1B}": isEscape = true
    case "\n":
      lines.append([])
      column = 0
    case "\r": column = 0
    default:
      if column < lines[lines.count - 1].count {
        lines[lines.count - 1][column] = character
      } else {
        lines[lines.count - 1].append(character)
      }
      column += 1
    }
  }
  return lines.map { line in
    var line = line
    while line.last == " " { line.removeLast() }
    return String(line)
  }.joined(separator: "\n")
}

/// The names Keras gives to layers and models that were not given one: `dense`, `dense_1`, ...
///
/// One counter per prefix for the whole process, as in Keras; `keras.backend.clearSession()` starts
/// over.
package enum AutomaticNames {
  private nonisolated(unsafe) static var used: [String: Int] = [:]

  /// `dense`, then `dense_1`, then `dense_2`, ...
  package static func unique(forClass className: String) -> String {
    let prefix = snakeCase(className)
    let count = used[prefix, default: 0]
    used[prefix] = count + 1
    return count == 0 ? prefix : "\(prefix)_\(count)"
  }

  package static func forgetAll() { used = [:] }

  /// `MaxPooling2D` becomes `max_pooling2d`, `InputLayer` becomes `input_layer`.
  ///
  /// The two steps are Keras's two regular expressions: an underscore before a capital that a
  /// lowercase letter follows, then one between a lowercase letter and a capital.
  package static func snakeCase(_ name: String) -> String {
    let letters = Array(name).filter { $0.isLetter || $0.isNumber || $0 == "_" }
    var words: [Character] = []
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : " "
      let startsWord = index > 0 && letter.isUppercase && isLowercaseLetter(next)
      let endsLowercase = index > 0 && letter.isUppercase && isLowercaseLetter(letters[index - 1])
      if startsWord || endsLowercase { words.append("_") }
      words.append(letter)
    }
    return String(words).lowercased()
  }

  private static func isLowercaseLetter(_ character: Character) -> Bool {
    character.isLetter && character.isLowercase
  }
}

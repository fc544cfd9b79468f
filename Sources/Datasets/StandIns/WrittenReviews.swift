import Tensors

/// Film reviews put together from parts of sentences: praise is 1, blame is 0. A word of the other side and "not" occur
/// in both, so that counting words gets most reviews right, not all.
enum WrittenReviews {
  static let names = ["neg", "pos"]

  private static let good = [
    "wonderful", "moving", "brilliant", "funny", "gripping", "beautiful", "clever", "charming", "warm", "superb", "fresh", "honest",
  ]
  private static let bad = [
    "dull", "predictable", "clumsy", "boring", "noisy", "weak", "awful", "lifeless", "tedious", "silly", "cold", "empty",
  ]
  private static let subjects = [
    "the plot", "the acting", "the music", "the ending", "the first half", "the script", "the lead actress", "the camera work",
    "the whole film", "the dialogue", "the director's hand", "the supporting cast",
  ]
  private static let frames = ["was", "felt", "seemed", "turned out", "remained"]
  private static let fillers = [
    "I saw it on a rainy evening.", "It runs for two hours.", "My brother came along.", "It is based on a novel.",
    "There are three main characters.", "The cinema was half full.", "It was shot in winter.", "The title says it all.",
  ]

  /// Texts and labels; `first` is the number of the first review.
  static func make(first: Int, count: Int) -> (texts: Tensor, labels: Tensor) {
    var texts: [[UInt8]] = []
    var labels: [Int64] = []
    for number in first..<(first + count) {
      var random = SplitMix64(seed: UInt64(number) &* 0x9E37_79B9_7F4A_7C15 ^ 0x7E57)
      let isGood = random.next() & 1 == 1
      texts.append(Array(review(isGood, &random).utf8))
      labels.append(isGood ? 1 : 0)
    }
    return (Tensor(strings: texts, dims: [count]), Tensor(labels, dtype: .int64, dims: [count]))
  }

  private static func review(_ isGood: Bool, _ random: inout SplitMix64) -> String {
    func pick(_ words: [String]) -> String { words[Int.random(in: words.indices, using: &random)] }
    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    var sentences: [String] = []
    for _ in 0..<Int.random(in: 2...6, using: &random) {
      if chance(25) {
        sentences.append(pick(fillers))
        continue
      }
      // Now and then the other side is granted something.
      let side = chance(22) ? !isGood : isGood
      let denied = chance(20)
      let word = pick(side == denied ? bad : good)
      var sentence = "\(pick(subjects)) \(pick(frames)) \(denied ? "not " : chance(30) ? "very " : "")\(word)"
      sentence = sentence.prefix(1).uppercased() + sentence.dropFirst()
      sentences.append(sentence + (chance(15) ? "!" : "."))
    }
    return sentences.joined(separator: " ")
  }
}

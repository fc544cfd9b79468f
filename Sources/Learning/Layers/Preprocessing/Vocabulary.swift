import Display
import Foundation
import Tensors

/// Tokens and their numbers: what the lookup layers have in common.
final class Vocabulary<Key: Hashable & Comparable> {
  let maxTokens: Int?
  let oovCount: Int
  let maskToken: Key?
  let oovToken: Key
  let mode: LookupOutputMode
  let padsToMaxTokens: Bool
  /// Which of several numbers an unknown token gets.
  private let bucket: (Key, Int) -> Int
  private(set) var tokens: [Key] = []
  private(set) var weights: [Float] = []
  private var places: [Key: Int] = [:]
  private var counts: [Key: Int] = [:]
  private var documentCounts: [Key: Int] = [:]
  private var documents = 0

  init(
    maxTokens: Int?, oovCount: Int, maskToken: Key?, oovToken: Key, mode: LookupOutputMode, padsToMaxTokens: Bool,
    bucket: @escaping (Key, Int) -> Int
  ) {
    self.maxTokens = maxTokens
    self.oovCount = oovCount
    self.maskToken = maskToken
    self.oovToken = oovToken
    self.mode = mode
    self.padsToMaxTokens = padsToMaxTokens
    self.bucket = bucket
  }

  /// What is wrong with the arguments.
  var problem: String? {
    if let maxTokens, maxTokens <= 1 { return "maxTokens must be greater than 1, found \(maxTokens)" }
    if padsToMaxTokens, maxTokens == nil { return "padToMaxTokens needs maxTokens" }
    return oovCount < 0 ? "numOovIndices must not be negative, found \(oovCount)" : nil
  }

  private var oovStart: Int { maskToken != nil && mode == .int ? 1 : 0 }
  var tokenStart: Int { oovStart + oovCount }
  var size: Int { tokens.count + tokenStart }
  var depth: Int { padsToMaxTokens ? maxTokens ?? size : size }

  /// The tokens by number; unknown ones in front.
  var all: [Key] {
    (oovStart == 1 ? [maskToken!] : []) + Array(repeating: oovToken, count: oovCount) + tokens
  }

  /// nil for a token that does not count; -1 for an unknown one where there is no number for those.
  func number(_ token: Key) -> Int? {
    if token == maskToken { return mode == .int ? 0 : nil }
    if let place = places[token] { return place }
    switch oovCount {
    case 0: return -1
    case 1: return oovStart
    default: return oovStart + bucket(token, oovCount)
    }
  }

  /// What is wrong with such a vocabulary; nil, and it is in use, if nothing is.
  func set(_ given: [Key], weights: [Float]?) -> String? {
    var list = given
    // Lists as `getVocabulary` gives them name the special tokens too.
    let special = Array(all.prefix(tokenStart))
    if !special.isEmpty, list.prefix(tokenStart).elementsEqual(special) { list.removeFirst(tokenStart) }
    if list.isEmpty { return "the vocabulary is empty" }
    if let maxTokens, list.count + tokenStart > maxTokens {
      return "\(list.count) tokens and \(tokenStart) special ones are more than maxTokens: \(maxTokens)"
    }
    if Set(list).count != list.count { return "a token occurs twice in the vocabulary" }
    if mode == .tfIdf {
      guard let weights, weights.count == list.count else {
        return "outputMode: .tfIdf needs idfWeights, one per token: \(list.count) tokens, \(weights?.count ?? 0) weights"
      }
      install(list, weights)
    } else {
      if weights != nil { return "idfWeights belong to outputMode: .tfIdf" }
      install(list, [])
    }
    return nil
  }

  private func install(_ list: [Key], _ idf: [Float]) {
    tokens = list
    places = Dictionary(uniqueKeysWithValues: list.enumerated().map { ($1, $0 + tokenStart) })
    guard mode == .tfIdf else { return }
    let mean = idf.isEmpty ? 0 : Float(idf.reduce(0) { $0 + Double($1) } / Double(idf.count))
    weights = Array(repeating: mean, count: tokenStart) + idf
    weights += Array(repeating: 0, count: max(0, depth - weights.count))
  }

  // MARK: adapting

  func startCounting() {
    counts = [:]
    documentCounts = [:]
    documents = 0
  }

  /// The tokens of one document.
  func add(_ document: [Key]) {
    for token in document { counts[token, default: 0] += 1 }
    guard mode == .tfIdf else { return }
    for token in Set(document) { documentCounts[token, default: 0] += 1 }
    documents += 1
  }

  /// The most frequent tokens first, of equally frequent ones the one that sorts last.
  func finishCounting() {
    if let maskToken { counts[maskToken] = nil }
    counts[oovToken] = nil
    guard !counts.isEmpty else { return }
    var sorted = counts.sorted { ($0.value, $0.key) > ($1.value, $1.key) }.map(\.key)
    if let maxTokens { sorted = Array(sorted.prefix(max(0, maxTokens - tokenStart))) }
    install(sorted, sorted.map { Float(log(1 + Double(documents) / Double(1 + documentCounts[$0, default: 0]))) })
    startCounting()
  }

  // MARK: kernels

  /// Writes what the mode makes of a row of tokens; false at a token that is unknown and must not be.
  func encode(_ row: [Key], _ out: UnsafeMutableRawPointer, _ depth: Int) -> Bool {
    if mode == .tfIdf {
      let values = out.assumingMemoryBound(to: Float.self)
      for place in 0..<depth { values[place] = 0 }
      for token in row {
        guard let number = number(token) else { continue }
        if number < 0 { return false }
        if number < depth { values[number] += weights[number] }
      }
      return true
    }
    let values = out.assumingMemoryBound(to: Int64.self)
    for place in 0..<depth { values[place] = 0 }
    for token in row {
      guard let number = number(token) else { continue }
      if number < 0 { return false }
      if number < depth { values[number] = mode == .count ? values[number] + 1 : 1 }
    }
    return true
  }
}

/// One row of bytes is less than another as in NumPy: byte by byte.
struct TokenText: Hashable, Comparable {
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }
  static func < (a: TokenText, b: TokenText) -> Bool { a.bytes.lexicographicallyPrecedes(b.bytes) }
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

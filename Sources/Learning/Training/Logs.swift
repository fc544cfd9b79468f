import OrderedCollections

/// The values a callback gets, under Keras's names and in Keras's order (alphabetical).
///
/// A name that is not there gives nil, as in a dictionary.
///
///     final class Stop: Callback {
///       override func onEpochEnd(_ epoch: Int, logs: Logs) {
///         if let loss = logs["loss"], loss < 0.1 { model.stopTraining = true }
///       }
///     }
public struct Logs: Equatable {
  package var entries: OrderedDictionary<String, Double>

  /// No values.
  public init() { entries = [:] }

  package init(_ entries: OrderedDictionary<String, Double>) { self.entries = entries }

  /// The same values with their names in alphabetical order.
  package init(sorting pairs: [(name: String, value: Double)]) {
    entries = [:]
    for pair in pairs.sorted(by: { $0.name < $1.name }) { entries[pair.name] = pair.value }
  }

  /// The value under a name; nil if there is none.
  public subscript(_ name: String) -> Double? { entries[name] }

  /// The value under a name, or a value to use instead.
  public func get(_ name: String, _ fallback: Double = .nan) -> Double { entries[name] ?? fallback }

  /// The names, in order.
  public var keys: [String] { Array(entries.keys) }
  /// The values, in the order of the names.
  public var values: [Double] { Array(entries.values) }
  /// The number of values.
  public var count: Int { entries.count }
  public var isEmpty: Bool { entries.isEmpty }

  /// True if there is a value under this name.
  public func contains(_ name: String) -> Bool { entries[name] != nil }

  /// Names and values as an ordinary dictionary, which has no order.
  public var dictionary: [String: Double] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
  }
}

extension Logs: CustomStringConvertible, CustomDebugStringConvertible {
  /// `["loss": 0.25, "mae": 0.5]`.
  public var description: String {
    if entries.isEmpty { return "[:]" }
    return "[" + entries.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "]"
  }
  public var debugDescription: String { description }
}

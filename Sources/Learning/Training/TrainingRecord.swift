import OrderedCollections

/// One list of values per name, one value per epoch; in the order the names first appeared.
///
///     let history = model.fit(x, y, epochs: 3)
///     print(history.history["loss"]!.count)      // 3
public struct TrainingRecord: Equatable {
  package var entries: OrderedDictionary<String, [Double]> = [:]

  package init() {}

  /// The values under a name, one per epoch; nil if there is no such name.
  public subscript(_ name: String) -> [Double]? { entries[name] }

  /// The names, in order.
  public var keys: [String] { Array(entries.keys) }
  /// The lists of values, in the order of the names.
  public var values: [[Double]] { Array(entries.values) }
  /// The number of names.
  public var count: Int { entries.count }
  public var isEmpty: Bool { entries.isEmpty }

  /// True if there are values under this name.
  public func contains(_ name: String) -> Bool { entries[name] != nil }

  /// Names and values as an ordinary dictionary, which has no order.
  public var dictionary: [String: [Double]] {
    Dictionary(uniqueKeysWithValues: entries.map { ($0.key, $0.value) })
  }

  package mutating func append(_ logs: Logs) {
    for (name, value) in logs.entries { entries[name, default: []].append(value) }
  }
}

extension TrainingRecord: CustomStringConvertible, CustomDebugStringConvertible {
  /// `["loss": [0.5, 0.25]]`.
  public var description: String {
    if entries.isEmpty { return "[:]" }
    return "[" + entries.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ") + "]"
  }
  public var debugDescription: String { description }
}

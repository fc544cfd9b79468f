import Foundation

/// Remembers the signatures of messages already accepted, so that a recorded message cannot be
/// played again.
///
/// Holds at most `capacity` signatures; when full it forgets the oldest tenth. Memory grows with
/// use only.
public struct ReplayGuard: Sendable {
  private let capacity: Int
  private var seen: Set<Data> = []
  private var order: [Data] = []

  public init(capacity: Int = 65_536) {
    precondition(capacity > 0)
    self.capacity = capacity
  }

  public var count: Int { seen.count }

  /// Records a signature; false if it was there already.
  public mutating func admit(_ signature: Data) -> Bool {
    guard seen.insert(signature).inserted else { return false }
    order.append(signature)
    if order.count > capacity {
      let forgotten = max(1, capacity / 10)
      for old in order.prefix(forgotten) { seen.remove(old) }
      order.removeFirst(forgotten)
    }
    return true
  }
}

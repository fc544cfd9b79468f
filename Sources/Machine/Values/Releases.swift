import Glibc

/// How objects give up what they hold. A list of a million nodes must not need a million frames of the host stack: from
/// some depth on, references are queued, and released by the frame at that depth in the order recursion would have.
enum Releases {
  private static let deepest = 200
  @exclusivity(unchecked) nonisolated(unsafe) private static var depth = 0
  @exclusivity(unchecked) nonisolated(unsafe) private static var queue: [Slot] = []
  /// The one thread whose objects are counted; others release their few objects by recursion.
  @exclusivity(unchecked) nonisolated(unsafe) private static var thread: pthread_t = 0

  static func useThisThread() { thread = pthread_self() }

  /// Releases references in order, from inside a `deinit`.
  @inline(__always)
  static func release(count: Int, _ slot: (Int) -> Slot) {
    let mayQueue = pthread_self() == thread
    if mayQueue && depth >= deepest {
      for index in (0..<count).reversed() { queue.append(slot(index)) }
      return
    }
    if mayQueue { depth += 1 }
    for index in 0..<count {
      slot(index).release()
      if mayQueue && depth == deepest { releaseQueued() }
    }
    if mayQueue { depth -= 1 }
  }

  /// The elements with a bit in `mask`.
  static func release(mask: UInt64, _ elements: UnsafeMutablePointer<Slot>) {
    var rest = mask
    if mask & (mask - 1) == 0 { return release(elements[mask.trailingZeroBitCount]) }
    var order = (0, 0, 0, 0, 0, 0, 0, 0)
    withUnsafeMutableBytes(of: &order) { bytes in
      var count = 0
      while rest != 0 {
        bytes[count] = UInt8(rest.trailingZeroBitCount)
        count += 1
        rest &= rest - 1
      }
      release(count: count) { elements[Int(bytes[$0])] }
    }
  }

  static func release(_ slot: Slot) {
    if slot != 0 { release(count: 1) { _ in slot } }
  }

  @inline(never)
  private static func releaseQueued() {
    while let next = queue.popLast() { next.release() }
  }

  /// Runs code that is no part of releasing an object, though it was started by one: what it releases is gone at once.
  static func outside<Result>(_ body: () -> Result) -> Result {
    let (outerDepth, outerQueue) = (depth, queue)
    (depth, queue) = (0, [])
    defer { (depth, queue) = (outerDepth, outerQueue) }
    return body()
  }
}

/// Objects that a `deinit` put somewhere although they were about to go. Swift ends the process then; here the cell ends, and
/// the memory is kept with nothing in it, for whoever still points there.
enum Zombie {
  private final class Grave {
    unowned let object: AnyObject
    init(_ object: AnyObject) { self.object = object }
  }

  nonisolated(unsafe) private static var graves: [Grave] = []

  static func keep(_ object: InstanceObject, emptying count: Int) {
    graves.append(Grave(object))
    while _getRetainCount(object) > 1 { Unmanaged.passUnretained(object).release() }
    let type = object.type
    for index in type.referenceFields {
      object[index].release()
      object[index] = 0
    }
  }
}

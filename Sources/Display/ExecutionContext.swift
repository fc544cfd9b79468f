import Glibc
import Synchronization

/// What surrounds running code: where its output goes, whether it was interrupted, and the first
/// failure of a native operation.
///
/// Swift cannot unwind out of native code, so a failing operation records its failure here and
/// returns an inert value; every loop that calls user code or runs long asks `mustStop` and leaves
/// early; whoever started the work (a cell, a compiled program) then reports the failure.
///
///     guard a.dtype == b.dtype else {
///       ExecutionContext.current.fail(OperationFailure(operation: "add", "dtypes differ: ..."))
///       return Tensor.inert
///     }
public final class ExecutionContext: @unchecked Sendable {
  /// The context of the code that runs now. A process runs one cell at a time.
  // Asked for at every operation, and replaced between cells only: no check of overlapping accesses.
  @exclusivity(unchecked) public nonisolated(unsafe) static var current = ExecutionContext(
    sink: ProcessOutputSink(), policy: .exitProcess)

  public enum FailurePolicy: Sendable {
    /// A session reports the failure as the cell's error.
    case record
    /// A compiled program prints the message and exits with status 1.
    case exitProcess
  }

  public var sink: OutputSink
  public let policy: FailurePolicy
  private let failureLock = Mutex<OperationFailure?>(nil)

  /// Bits of `stopReasons`; machine loops poll the word itself.
  public static let interruptedBit: UInt32 = 1
  public static let failedBit: UInt32 = 2

  /// Nonzero when running code must stop. Kept behind a pointer so that the machine's dispatch
  /// loop polls it with one plain load.
  public let stopReasons: UnsafeMutablePointer<Atomic<UInt32>>

  public init(sink: OutputSink, policy: FailurePolicy = .record) {
    self.sink = sink
    self.policy = policy
    stopReasons = .allocate(capacity: 1)
    stopReasons.initialize(to: Atomic(0))
  }

  deinit {
    stopReasons.deinitialize(count: 1)
    stopReasons.deallocate()
  }

  /// True once the code was interrupted or an operation failed.
  @inline(__always)
  public var mustStop: Bool { stopReasons.pointee.load(ordering: .relaxed) != 0 }

  public var isInterrupted: Bool {
    stopReasons.pointee.load(ordering: .relaxed) & Self.interruptedBit != 0
  }

  /// The first failure since `reset`.
  public var failure: OperationFailure? { failureLock.withLock { $0 } }

  /// Asks the running code to stop; safe from any thread and from a signal handler.
  public func interrupt() {
    stopReasons.pointee.bitwiseOr(Self.interruptedBit, ordering: .relaxed)
  }

  /// Records a failure; later ones, which the first usually causes, are dropped.
  public func fail(_ failure: OperationFailure) {
    if policy == .exitProcess {
      sink.write("error: \(failure)\n", to: .standardError)
      exit(1)
    }
    failureLock.withLock { recorded in
      if recorded == nil { recorded = failure }
    }
    stopReasons.pointee.bitwiseOr(Self.failedBit, ordering: .relaxed)
  }

  /// Adds to the recorded failure who had called what failed.
  public func addFailureContext(_ caller: String) {
    failureLock.withLock { $0?.context.append(caller) }
  }

  /// Forgets interrupts and failures: called before each cell.
  public func reset() {
    failureLock.withLock { $0 = nil }
    stopReasons.pointee.store(0, ordering: .relaxed)
  }
}

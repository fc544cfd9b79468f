import Display
import Glibc

// Entering the dispatch loop: for a cell, and again from native code that calls a function value.

extension MachineContext {
  /// Runs a function value with the arguments `fill` puts into its window.
  @inline(__always)
  func enter(_ closure: Slot, _ fill: (UnsafeMutablePointer<Slot>) -> Void) -> CallResult {
    let object = Unmanaged<ClosureObject>.fromOpaque(closure.pointer)
    if let function = object._withUnsafeGuaranteedRef({ $0.function }) {
      return enter(function: function, closure: closure, fill)
    }
    return object._withUnsafeGuaranteedRef { enterNative($0, fill) }
  }

  @inline(__always)
  func enter(
    function: UnsafePointer<LoadedFunction>, closure: Slot = 0, _ fill: (UnsafeMutablePointer<Slot>) -> Void
  ) -> CallResult {
    guard canEnter() else { return CallResult(status: NativeStatus.failed, slot: 0) }
    let frame = state.pointee.top + 2
    fill(frame)
    frame[-1] = Slot(UInt(bitPattern: state.pointee.haltStub))
    frame[-2] = closure
    return finish(frame, from: frame - 2) { dispatch(state, function.pointee.code, frame) }
  }

  /// Runs the body of a cell in a frame that holds the globals, from its register 1 on.
  func enterAmongGlobals(_ function: UnsafePointer<LoadedFunction>) -> CallResult {
    guard canEnter() else { return CallResult(status: NativeStatus.failed, slot: 0) }
    let frame = state.pointee.globals - 1
    frame[-1] = Slot(UInt(bitPattern: state.pointee.haltStub))
    frame[-2] = 0
    return finish(frame, from: state.pointee.top) { dispatch(state, function.pointee.code, frame) }
  }

  private func enterNative(_ closure: ClosureObject, _ fill: (UnsafeMutablePointer<Slot>) -> Void) -> CallResult {
    guard canEnter() else { return CallResult(status: NativeStatus.failed, slot: 0) }
    let window = state.pointee.top
    fill(window)
    state.pointee.top = window + Machine.nativeWindowSize
    return finish(window, from: window) { closure.native!(self, window) }
  }

  @inline(__always)
  private func finish(
    _ frame: UnsafeMutablePointer<Slot>, from top: UnsafeMutablePointer<Slot>, _ run: () -> Int32
  ) -> CallResult {
    let pending = state.pointee.pending
    state.pointee.pending = NativeStatus.ok
    let status = run()
    state.pointee.pending = pending
    state.pointee.top = top
    return CallResult(status: status, slot: status == NativeStatus.failed ? 0 : frame[0])
  }

  /// Whether native code may look one level deeper into a value: the cell ends where the host's stack has no room left.
  @inline(__always)
  func mayDescend() -> Bool {
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    return here >= state.pointee.hostStackLimit || refusesToDescend()
  }

  @inline(__always)
  static var mayDescend: Bool { current.map { $0.mayDescend() } ?? true }

  @inline(never)
  private func refusesToDescend() -> Bool {
    if !mustStop {
      fail(Machine.depthMessage)
      recordFailure(of: CallResult(status: NativeStatus.failed, slot: 0))
    }
    return false
  }

  /// Whether another dispatch loop may start: both stacks have room.
  @inline(__always)
  private func canEnter() -> Bool {
    var marker: UInt8 = 0
    let here = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    if here < state.pointee.hostStackLimit || state.pointee.top >= state.pointee.limit {
      fail(Machine.depthMessage)
      return false
    }
    return true
  }
}

extension Machine {
  static let depthMessage = "Fatal error: stack overflow: calls are nested too deeply"

  /// Runs a loaded function without arguments from the bottom of the stack; the result slot is owned.
  func run(_ number: Int) -> CallResult {
    state.pointee.hostStackLimit = hostStackLimit()
    state.pointee.pending = NativeStatus.ok
    MachineContext.current = context
    Releases.useThisThread()
    return loaded[number].globalCount > 0 ? context.enterAmongGlobals(function(number)) : context.enter(function: function(number)) { _ in }
  }

  /// Asking the system takes longer than a small cell; one thread runs all cells of a session.
  private func hostStackLimit() -> UInt {
    let thread = pthread_self()
    if let known = knownHostStack, pthread_equal(known.thread, thread) != 0 { return known.limit }
    let limit = Self.currentHostStackLimit()
    knownHostStack = (thread, limit)
    return limit
  }

  /// The lowest address of the running thread's stack, with room left for one native function.
  private static func currentHostStackLimit() -> UInt {
    var attributes = pthread_attr_t()
    guard threadAttributes(pthread_self(), &attributes) == 0 else { return 0 }
    defer { pthread_attr_destroy(&attributes) }
    var base: UnsafeMutableRawPointer?
    var size = 0
    pthread_attr_getstack(&attributes, &base, &size)
    return UInt(bitPattern: base) + UInt(min(256 << 10, size / 2))
  }
}

/// `pthread_getattr_np`, which the Glibc module leaves out.
@_silgen_name("pthread_getattr_np")
private func threadAttributes(_ thread: pthread_t, _ attributes: UnsafeMutablePointer<pthread_attr_t>) -> Int32

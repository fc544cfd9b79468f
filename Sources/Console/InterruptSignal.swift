import CLineEditor
package import Display

/// Ctrl-C: sets the running code's stop flag and does nothing else.
package enum InterruptSignal {
  /// Interrupts go to the context from now on; to nothing when nil.
  package static func send(to context: ExecutionContext?) {
    guard let context else { return interrupt_signal_target(nil, 0) }
    // An `Atomic<UInt32>` is exactly its word.
    let word = UnsafeMutableRawPointer(context.stopReasons).assumingMemoryBound(to: UInt32.self)
    interrupt_signal_target(word, ExecutionContext.interruptedBit)
  }

  /// Installs the handler. Whoever reads input afterwards sees the read broken off.
  package static func install() { interrupt_signal_install() }
}

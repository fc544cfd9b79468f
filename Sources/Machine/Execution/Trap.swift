@_exported import SourceText
import Display

/// Why a cell stopped before its end, and where.
package struct Trap: Error {
  package enum Reason: Equatable {
    /// A run-time error of the program: overflow, bounds, nil, division by zero, depth.
    case fault(String)
    /// A native operation recorded a failure in the execution context.
    case failure(OperationFailure)
    case interrupted
    /// A Swift error that nobody caught, by its printed form.
    case uncaughtError(String)
  }

  package struct Frame: Equatable {
    /// As Swift names it: `fib(_:)`, `closure #1 in train(_:)`, `main`.
    package let function: String
    /// The instruction that ran; nil for code without a source.
    package let location: SourceLocation?

    package init(function: String, location: SourceLocation?) {
      self.function = function
      self.location = location
    }
  }

  package let reason: Reason
  /// Innermost first.
  package internal(set) var trace: [Frame]
  /// Frames left out in the middle of a deep trace, before its last ten.
  package internal(set) var omittedFrames = 0

  package init(reason: Reason, trace: [Frame] = []) {
    self.reason = reason
    self.trace = trace
  }

  package var message: String {
    switch reason {
    case .fault(let message): message
    case .failure(let failure): failure.description
    case .interrupted: "interrupted"
    case .uncaughtError(let error): "Fatal error: Error raised at top level: \(error)"
    }
  }
}

/// What is said of an integer operation whose result does not fit. Of sums and products Swift's library says nothing.
package func overflowMessage(_ operation: String) -> String {
  switch operation {
  case "/": "Division results in an overflow"
  case "%": "Division results in an overflow in remainder operation"
  default: "Arithmetic overflow: the result of '\(operation)' does not fit the type"
  }
}

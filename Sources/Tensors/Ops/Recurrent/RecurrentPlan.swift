import CKernels

/// The recurrent networks that have kernels of their own.
package enum RecurrentCell: Hashable {
  /// h = tanh(x + h U + b)
  case simple
  /// Long short-term memory (Hochreiter and Schmidhuber, 1997).
  case lstm
  /// Gated recurrent units (Cho et al., 2014), the reset gate applied after the product.
  case gru

  /// Blocks of columns of the projected input and of the recurrent kernel.
  package var gates: Int {
    switch self {
    case .simple: 1
    case .lstm: 4
    case .gru: 3
    }
  }
  /// Blocks of columns that a step keeps for its gradient; the last one is h.
  var kept: Int {
    switch self {
    case .simple: 1
    case .lstm: 6
    case .gru: 5
    }
  }
  /// Blocks of columns of the gradient of a step.
  var gradientParts: Int { self == .simple ? 1 : 4 }
  /// How long the bias is, in units.
  package var biasLength: Int { self == .gru ? 6 : gates }
  package var stateCount: Int { self == .lstm ? 2 : 1 }
  /// Which block of the kept ones the gradient needs of the step before: c of an LSTM, else h.
  var previousBlock: Int { self == .lstm ? 4 : kept - 1 }

  var code: Int32 {
    switch self {
    case .simple: Int32(CK_CELL_SIMPLE.rawValue)
    case .lstm: Int32(CK_CELL_LSTM.rawValue)
    case .gru: Int32(CK_CELL_GRU.rawValue)
    }
  }
}

/// Which network runs, and which of the optional inputs there are: bias, states, mask, in this order.
package struct RecurrentPlan: Hashable {
  package var cell: RecurrentCell
  package var hasBias: Bool
  package var hasStates: Bool
  package var hasMask: Bool
  /// Backwards: whether the gradient of the last c is among the inputs.
  var hasCellGradient = false

  package init(_ cell: RecurrentCell, hasBias: Bool, hasStates: Bool, hasMask: Bool) {
    self.cell = cell
    self.hasBias = hasBias
    self.hasStates = hasStates
    self.hasMask = hasMask
  }

  /// Where the optional inputs of the forward operation stand, after x and the kernel.
  var bias: Int { 2 }
  var states: Int { hasBias ? 3 : 2 }
  var mask: Int { states + (hasStates ? cell.stateCount : 0) }
  /// Those of the backward operation, after what was kept, the kernel and the gradient of h.
  var cellGradient: Int { 3 }
  var backwardStates: Int { hasCellGradient ? 4 : 3 }
  var backwardMask: Int { backwardStates + (hasStates ? cell.stateCount : 0) }
}

import Display
import Tensors

/// One step of a recurrent network: what `RNN` runs along a sequence.
///
/// A cell of one's own is a subclass:
///
///     class MinimalCell: RNNCell {
///       let units: Int
///       var kernel: Variable!
///       var recurrentKernel: Variable!
///       init(_ units: Int) {
///         self.units = units
///         super.init(name: nil)
///       }
///       override var stateSize: [Int] { [units] }
///       override func build(_ inputShape: TensorShape) {
///         kernel = addWeight(shape: [inputShape[-1], units], name: "kernel")
///         recurrentKernel = addWeight(shape: [units, units], name: "recurrent_kernel")
///       }
///       override func call(_ inputs: Tensor, states: [Tensor]) -> (Tensor, [Tensor]) {
///         let h = tf.matmul(inputs, kernel) + tf.matmul(states[0], recurrentKernel)
///         return (h, [h])
///       }
///     }
///
/// Source: https://keras.io/api/layers/recurrent_layers/rnn/
open class RNNCell: Layer {
  /// A cell; without a name it gets its class's name and a number.
  override public init(name: String? = nil, trainable: Bool = true, dtype: DType = .float32) {
    super.init(name: name, trainable: trainable, dtype: dtype)
  }

  /// The width of each state.
  open var stateSize: [Int] { [] }

  /// The width of the output; unless overridden that of the first state.
  open var outputSize: Int { stateSize.first ?? 0 }

  /// The output and the new states for a step's input (batch, features) and the states before it.
  open func call(_ inputs: Tensor, states: [Tensor]) -> (Tensor, [Tensor]) {
    fail("the class overrides call(_:states:), which gives the output and the new states")
    return (.inert, states)
  }

  /// The same; cells that behave differently in training override this one.
  open func call(_ inputs: Tensor, states: [Tensor], training: Bool) -> (Tensor, [Tensor]) {
    call(inputs, states: states)
  }

  /// What a sequence starts from: zeros.
  open func getInitialState(batchSize: Int) -> [Tensor] {
    stateSize.map { tf.zeros([batchSize, $0], dtype: dtype) }
  }

  /// One step: the output and the new states.
  public func callAsFunction(
    _ inputs: some TensorConvertible, states: [Tensor], training: Bool? = nil
  ) -> (Tensor, [Tensor]) {
    let results = step(inputs.asTensor, states, training: training)
    return (results[0], Array(results.dropFirst()))
  }

  package final func step(_ inputs: Tensor, _ states: [Tensor], training: Bool?) -> [Tensor] {
    invoke([inputs] + states, CallArguments(training: training, roles: states.map { _ in "states" }))
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let states = Array(inputs.dropFirst())
    guard states.count == stateSize.count else {
      fail("has \(stateSize.count) states, was given \(states.count)")
      return [.inert]
    }
    let (output, new) = call(inputs[0], states: states, training: arguments.isTraining)
    if ExecutionContext.current.mustStop { return [.inert] }
    guard new.count == states.count else {
      fail("has \(stateSize.count) states, its call gave \(new.count)")
      return [.inert]
    }
    return [output] + new
  }

  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] { [] }

  /// Forgets what holds for one sequence only.
  package func sequenceEnded() {}

  /// The whole sequence at once, for cells that know how; nil for those that go step by step.
  package func runAtOnce(
    _ sequences: Tensor, states: [Tensor], mask: Tensor?, training: Bool, returnSequences: Bool
  ) -> RecurrentResult? { nil }

  /// Another cell with the same arguments and weights of its own; nil where nobody knows them.
  package func copied() -> RNNCell? { nil }
}

/// Cells one above the other: each takes the output of the one below.
///
///     let layer = RNN([LSTMCell(8), LSTMCell(4)])
///     print(layer(tf.ones([2, 5, 3])).shape)      // (2, 4)
///
/// The states are those of the first cell, then those of the second, in one list.
/// Source: https://keras.io/api/layers/recurrent_layers/stacked_rnn_cell/
public final class StackedRNNCells: RNNCell {
  /// The cells, the lowest first.
  public let cells: [RNNCell]

  /// Cells one above the other.
  public init(_ cells: [RNNCell], name: String? = nil, trainable: Bool = true, dtype: DType = .float32) {
    self.cells = cells
    super.init(name: name, trainable: trainable, dtype: dtype)
    if cells.isEmpty { fail("needs at least one cell") }
  }

  override public var stateSize: [Int] { cells.flatMap(\.stateSize) }
  override public var outputSize: Int { cells.last?.outputSize ?? 0 }

  override package var config: ConfigDictionary {
    super.config.merging(["cells": .list(cells.map { .dictionary($0.serialized) })])
  }

  override public func build(_ inputShape: TensorShape) {
    var shape = inputShape
    for cell in cells {
      if !cell.built { cell.buildNow([shape], isList: false) }
      shape = TensorShape([-1, cell.outputSize])
    }
  }

  override public func call(_ inputs: Tensor, states: [Tensor], training: Bool) -> (Tensor, [Tensor]) {
    var (value, rest, new) = (inputs, states[...], [Tensor]())
    for cell in cells {
      let results = cell.step(value, Array(rest.prefix(cell.stateSize.count)), training: training)
      if ExecutionContext.current.mustStop { return (.inert, states) }
      rest = rest.dropFirst(cell.stateSize.count)
      value = results[0]
      new += results.dropFirst()
    }
    return (value, new)
  }

  override public func getInitialState(batchSize: Int) -> [Tensor] {
    cells.flatMap { $0.getInitialState(batchSize: batchSize) }
  }

  override package func sequenceEnded() { cells.forEach { $0.sequenceEnded() } }

  /// Layer above layer: the sequence of each cell is the input of the next.
  override package func runAtOnce(
    _ sequences: Tensor, states: [Tensor], mask: Tensor?, training: Bool, returnSequences: Bool
  ) -> RecurrentResult? {
    guard cells.allSatisfy({ ($0 as? StandardRNNCell)?.canRunAtOnce(training: training) == true }) else { return nil }
    var (value, rest, last) = (sequences, states[...], [Tensor]())
    for (place, cell) in cells.enumerated() {
      let own = Array(rest.prefix(cell.stateSize.count))
      rest = rest.dropFirst(own.count)
      guard let result = cell.runAtOnce(
        value, states: own, mask: mask, training: training,
        returnSequences: returnSequences || place < cells.count - 1)
      else { return nil }
      value = result.output
      last += result.states
    }
    return RecurrentResult(output: value, states: last)
  }

  override package func copied() -> RNNCell? {
    let copies = cells.compactMap { $0.copied() }
    return copies.count == cells.count ? StackedRNNCells(copies, trainable: trainable, dtype: dtype) : nil
  }
}

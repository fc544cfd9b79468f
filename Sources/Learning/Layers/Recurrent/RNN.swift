import Display
import Tensors

/// Runs a cell along sequences: input (batch, steps, features).
///
///     let layer = RNN(LSTMCell(4), returnSequences: true)
///     print(layer(tf.ones([2, 5, 3])).shape)      // (2, 5, 4)
///
/// The output is that of the last step, (batch, units); with `returnSequences` that of every step,
/// (batch, steps, units). A layer with `returnState` also gives the states after the last step:
///
///     let results: [Tensor] = LSTM(4, returnState: true)(x)      // the output, h, c
///
/// Steps that the input's mask leaves out keep the states; their output is that of the step before (zeros before the
/// first), or zeros with `zeroOutputForMask`. `LSTM`, `GRU` and `SimpleRNN` with their default activations run
/// as one operation over the whole sequence, other cells step by step. The one operation has no gradients of gradients.
/// Source: https://keras.io/api/layers/recurrent_layers/rnn/
public class RNN: Layer {
  /// What runs at each step.
  public final let cell: RNNCell
  /// Whether the output has every step.
  public final let returnSequences: Bool
  /// Whether calls give the states, too.
  public final let returnState: Bool
  /// Whether the sequence is read from its end; outputs are in the order in which they were computed.
  public final let goBackwards: Bool
  /// Whether each batch goes on where the one before ended.
  public final let stateful: Bool
  package final let unroll: Bool
  package final var zeroOutputForMask: Bool
  private let memory = StateMemory()

  /// A layer that runs the cell.
  public init(
    _ cell: RNNCell, returnSequences: Bool = false, returnState: Bool = false, goBackwards: Bool = false,
    stateful: Bool = false, unroll: Bool = false, zeroOutputForMask: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.cell = cell
    self.returnSequences = returnSequences
    self.returnState = returnState
    self.goBackwards = goBackwards
    self.stateful = stateful
    self.unroll = unroll
    self.zeroOutputForMask = zeroOutputForMask
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape
  }

  /// A layer that runs cells one above the other.
  public convenience init(
    _ cells: [RNNCell], returnSequences: Bool = false, returnState: Bool = false, goBackwards: Bool = false,
    stateful: Bool = false, unroll: Bool = false, zeroOutputForMask: Bool = false, inputShape: [Int?]? = nil,
    name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    self.init(
      StackedRNNCells(cells), returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards,
      stateful: stateful, unroll: unroll, zeroOutputForMask: zeroOutputForMask, inputShape: inputShape, name: name,
      trainable: trainable, dtype: dtype)
  }

  override package var config: ConfigDictionary {
    let cell = (self.cell as? StandardRNNCell).flatMap { type(of: self) == RNN.self ? nil : $0 }
    let arguments: ConfigDictionary = cell?.arguments(ofLayer: true, activityRegularizer: activityRegularizer)
      ?? ["cell": .dictionary(self.cell.serialized)]
    return super.config.merging([
      "return_sequences": .bool(returnSequences), "return_state": .bool(returnState),
      "go_backwards": .bool(goBackwards), "stateful": .bool(stateful), "unroll": .bool(unroll),
      "zero_output_for_mask": .bool(zeroOutputForMask),
    ]).merging(arguments)
  }

  override package func mismatch(with inputShape: TensorShape) -> String? {
    let isFlat = cell is StandardRNNCell || cell is StackedRNNCells
    guard inputShape.rank == 3 || inputShape.rank > 3 && !isFlat else {
      return "expected sequences of shape (batch, steps, features), found shape \(inputShape.withUnknownBatch)"
    }
    if inputShape[1] == 0 { return "the sequences have no steps, found shape \(inputShape.withUnknownBatch)" }
    let step = stepShape(inputShape)
    return ((cell as? StackedRNNCells)?.cells.first ?? cell).mismatch(with: step).map { "\($0) in each step" }
  }

  private func stepShape(_ shape: TensorShape) -> TensorShape { TensorShape([-1] + shape.dims.dropFirst(2)) }

  override public func build(_ inputShape: TensorShape) {
    if !cell.built { cell.buildNow([stepShape(inputShape)], isList: false) }
  }

  /// Starts the states of a `stateful` layer over at 0.
  public func resetStates() {
    for state in memory.states { state.assign(tf.zerosLike(state)) }
  }

  /// `resetStates` under Keras 3's name.
  public func resetState() { resetStates() }

  // MARK: calls

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    var x = inputs[0]
    guard x.dims[1] > 0 else {
      fail("the number of steps must be known and not 0, found shape \(x.shape)")
      return [.inert]
    }
    guard var initial = initialStates(Array(inputs.dropFirst()), batch: x.dims[0]) else { return [.inert] }
    var mask = arguments.mask
    if let given = mask {
      guard given.dims == Array(x.dims.prefix(2)) else {
        fail("the mask has shape \(given.shape), not (batch, steps) of input of shape \(x.shape)")
        return [.inert]
      }
      mask = given.dtype == .bool ? given : tf.cast(given, .bool)
    }
    if goBackwards {
      x = tf.reverse(x, axis: [1])
      mask = mask.map { tf.reverse($0, axis: [1]) }
    }
    let startsFromZero = initial.isEmpty
    let result: RecurrentResult
    if let whole = cell.runAtOnce(
      x, states: initial, mask: mask, training: arguments.isTraining, returnSequences: returnSequences)
    {
      let output = mask.map { shown(whole.output, $0, startsFromZero: startsFromZero) } ?? whole.output
      result = RecurrentResult(output: output, states: whole.states)
    } else {
      if initial.isEmpty { initial = cell.getInitialState(batchSize: x.dims[0]) }
      result = runStepByStep(x, initial, mask, training: arguments.isTraining)
    }
    cell.sequenceEnded()
    if ExecutionContext.current.mustStop { return [.inert] }
    if stateful, !ShapeInference.isActive {
      for (state, value) in zip(memory.states, result.states) { state.assign(value) }
    }
    return returnState ? [result.output] + result.states : [result.output]
  }

  /// What to start from, empty for zeros; nil after a failure.
  private func initialStates(_ given: [Tensor], batch: Int) -> [Tensor]? {
    let sizes = cell.stateSize
    if !given.isEmpty {
      guard given.count == sizes.count else {
        fail("initialState: the cell has \(sizes.count) states, \(given.count) were given")
        return nil
      }
      return given.map { $0.dtype == dtype ? $0 : tf.cast($0, dtype) }
    }
    guard stateful, !ShapeInference.isActive else { return [] }
    if memory.states.isEmpty {
      Trace.suspended {
        memory.states = sizes.map { Variable(tf.zeros([batch, $0], dtype: dtype), trainable: false, name: "rnn_state") }
      }
    }
    if let state = memory.states.first, state.dims[0] != batch {
      fail(
        "a stateful layer takes batches of one size: the states are those of \(state.dims[0]) sequences, found \(batch)")
      return nil
    }
    return memory.states.map { $0 as Tensor }
  }

  /// The output where steps were left out: the operation gives h, which is the output once a step has been taken.
  private func shown(_ output: Tensor, _ mask: Tensor, startsFromZero: Bool) -> Tensor {
    let steps = mask.dims[1]
    var counts = mask
    if !zeroOutputForMask {
      if startsFromZero { return output }
      counts = tf.greater(tf.cumsum(tf.cast(mask, .int32), axis: 1), 0)
    }
    let condition = returnSequences ? tf.expandDims(counts, axis: -1) : counts[0..., (steps - 1)..<steps]
    return tf.where(condition, output, tf.zerosLike(output))
  }

  private func runStepByStep(_ x: Tensor, _ initial: [Tensor], _ mask: Tensor?, training: Bool) -> RecurrentResult {
    let steps = x.dims[1]
    var (states, outputs) = (initial, [Tensor]())
    let parts = ShapeInference.isActive ? [x[0..., 0]] : tf.unstack(x, axis: 1)
    for (step, part) in parts.enumerated() {
      let results = cell.step(part, states, training: training)
      if ExecutionContext.current.mustStop { return RecurrentResult(output: .inert, states: []) }
      if ShapeInference.isActive {
        let dims = [x.dims[0], steps] + results[0].dims.dropFirst()
        let all = returnSequences ? tf.broadcastTo(tf.expandDims(results[0], axis: 1), dims) : results[0]
        return RecurrentResult(output: all, states: Array(results.dropFirst()))
      }
      guard let mask else {
        (outputs, states) = (outputs + [results[0]], Array(results.dropFirst()))
        continue
      }
      func kept(_ new: Tensor, _ old: Tensor) -> Tensor {
        let condition = tf.reshape(mask[0..., step], [mask.dims[0]] + Array(repeating: 1, count: new.rank - 1))
        return tf.where(condition, new, old)
      }
      let before = zeroOutputForMask ? nil : outputs.last
      outputs.append(kept(results[0], before ?? tf.zerosLike(results[0])))
      states = zip(results.dropFirst(), states).map { kept($0, $1) }
    }
    return RecurrentResult(
      output: returnSequences ? tf.stack(outputs, axis: 1) : outputs[outputs.count - 1], states: states)
  }

  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    [returnSequences ? arguments.mask : nil]
  }

  /// Another layer with the same arguments and weights of its own; nil where a cell cannot be copied.
  package func copied(name: String, goBackwards: Bool) -> RNN? {
    guard let cell = cell.copied() else { return nil }
    return RNN(
      cell, returnSequences: returnSequences, returnState: returnState, goBackwards: goBackwards, stateful: stateful,
      unroll: unroll, zeroOutputForMask: zeroOutputForMask, name: name, trainable: trainable, dtype: dtype)
  }
}

/// The states of a `stateful` layer: no weights, so out of sight of those who collect variables.
private final class StateMemory {
  var states: [Variable] = []
}

extension Layer {
  /// The inputs and arguments of a call on sequences with states to start from.
  func sequenceCall(
    _ inputs: Tensor, _ initialState: [any TensorConvertible], _ training: Bool?, _ mask: Tensor?
  ) -> [Tensor] {
    let states = initialState.map(\.asTensor)
    return invoke(
      [inputs] + states,
      CallArguments(training: training, mask: mask, roles: states.map { _ in "initial_state" }))
  }
}

extension RNN {
  /// The output for sequences that start from these states, one for each of the cell's.
  ///
  ///     let decoded = decoder(x, initialState: [h, c])
  public func callAsFunction(
    _ inputs: some TensorConvertible, initialState: [any TensorConvertible], training: Bool? = nil, mask: Tensor? = nil
  ) -> Tensor {
    sequenceCall(inputs.asTensor, initialState, training, mask)[0]
  }

  /// The same for a cell with one state.
  public func callAsFunction(
    _ inputs: some TensorConvertible, initialState: Tensor, training: Bool? = nil, mask: Tensor? = nil
  ) -> Tensor {
    sequenceCall(inputs.asTensor, [initialState], training, mask)[0]
  }

  /// The output, then with `returnState` the states.
  ///
  ///     let results: [Tensor] = LSTM(4, returnState: true)(x)      // the output, h, c
  public func callAsFunction(
    _ inputs: some TensorConvertible, initialState: [any TensorConvertible] = [], training: Bool? = nil,
    mask: Tensor? = nil, outputs: OutputChoice = .all
  ) -> [Tensor] {
    sequenceCall(inputs.asTensor, initialState, training, mask)
  }

  /// The output and the state of a cell with one, as in `let (output, state) = GRU(4, returnState: true)(x)`.
  public func callAsFunction(
    _ inputs: some TensorConvertible, initialState: [any TensorConvertible] = [], training: Bool? = nil,
    mask: Tensor? = nil, outputs: OutputChoice = .all
  ) -> (Tensor, Tensor) {
    let results = named(sequenceCall(inputs.asTensor, initialState, training, mask), 2)
    return (results[0], results[1])
  }

  /// The output and the two states of an LSTM, as in `let (output, h, c) = LSTM(4, returnState: true)(x)`.
  public func callAsFunction(
    _ inputs: some TensorConvertible, initialState: [any TensorConvertible] = [], training: Bool? = nil,
    mask: Tensor? = nil, outputs: OutputChoice = .all
  ) -> (Tensor, Tensor, Tensor) {
    let results = named(sequenceCall(inputs.asTensor, initialState, training, mask), 3)
    return (results[0], results[1], results[2])
  }

  private func named(_ results: [Tensor], _ count: Int) -> [Tensor] {
    if results.count == count { return results }
    fail(
      returnState
        ? "gives \(results.count) tensors, not \(count)"
        : "gives one tensor; `returnState: true` makes it give its states, too")
    return Array(repeating: .inert, count: count)
  }
}

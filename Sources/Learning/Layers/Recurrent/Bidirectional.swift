import Display
import Tensors

/// How the two directions of `Bidirectional` become one output; `nil` in its place gives both.
public enum MergeMode: String {
  /// One behind the other along the last axis.
  case concat
  /// Added.
  case sum
  /// Multiplied.
  case mul
  /// Averaged.
  case ave
}

/// Reads sequences in both directions with two copies of a recurrent layer.
///
///     let layer = Bidirectional(LSTM(32))
///     print(layer(tf.ones([8, 20, 16])).shape)      // (8, 64)
///
/// With `mergeMode: nil` a call gives a list of both outputs: `let both: [Tensor] = layer(x)`. With a layer that
/// has `returnState` the states of the forward copy follow the output, then those of the backward copy.
///
/// The layer given serves as a pattern and is not used itself. Of cells of one's own there is no copy:
/// they take both layers, `Bidirectional(RNN(a), backwardLayer: RNN(b, goBackwards: true))`.
/// Source: https://keras.io/api/layers/recurrent_layers/bidirectional/
public final class Bidirectional: Layer {
  /// Reads from the first step on.
  public let forwardLayer: RNN
  /// Reads from the last step on.
  public let backwardLayer: RNN
  /// How the outputs are put together.
  public let mergeMode: MergeMode?
  private let initialWeights: [any TensorConvertible]?

  /// Both directions of a recurrent layer.
  ///
  /// - Parameter weights: what the weights start with: those of the forward layer, then those of the backward layer.
  public init(
    _ layer: RNN, mergeMode: MergeMode? = .concat, weights: [any TensorConvertible]? = nil, backwardLayer: RNN? = nil,
    inputShape: [Int?]? = nil, name: String? = nil, trainable: Bool = true, dtype: DType = .float32
  ) {
    func named(_ layer: RNN, _ prefix: String) -> String {
      prefix + (layer.name.hasPrefix(prefix) ? String(layer.name.dropFirst(prefix.count)) : layer.name)
    }
    forwardLayer = layer.copied(name: named(layer, "forward_"), goBackwards: layer.goBackwards) ?? layer
    self.backwardLayer =
      backwardLayer ?? layer.copied(name: named(layer, "backward_"), goBackwards: true) ?? layer
    self.mergeMode = mergeMode
    initialWeights = weights
    super.init(name: name, trainable: trainable, dtype: dtype)
    inputShapeArgument = inputShape ?? layer.inputShapeArgument
    let (forward, backward) = (forwardLayer, self.backwardLayer)
    if forward === backward {
      fail("a layer with a cell of one's own cannot be copied: pass backwardLayer: with goBackwards: true, too")
    }
    if forward.goBackwards == backward.goBackwards {
      fail("the two layers read in different directions, found goBackwards: \(forward.goBackwards) in both")
    }
    for (what, a, b) in [
      ("returnSequences", forward.returnSequences, backward.returnSequences),
      ("returnState", forward.returnState, backward.returnState), ("stateful", forward.stateful, backward.stateful),
    ] where a != b {
      fail("\(what) is \(a) in the forward layer and \(b) in the backward layer")
    }
    forward.zeroOutputForMask = forward.returnSequences
    backward.zeroOutputForMask = backward.returnSequences
  }

  override package var config: ConfigDictionary {
    super.config.merging([
      "merge_mode": ConfigValue(mergeMode?.rawValue), "layer": .dictionary(forwardLayer.serialized),
      "backward_layer": .dictionary(backwardLayer.serialized),
    ])
  }

  override package func mismatch(with inputShape: TensorShape) -> String? { forwardLayer.mismatch(with: inputShape) }

  override public func build(_ inputShape: TensorShape) {
    for layer in [forwardLayer, backwardLayer] where !layer.built { layer.buildNow([inputShape], isList: false) }
    if let initialWeights { setWeights(initialWeights) }
  }

  override package func forward(_ inputs: [Tensor], _ arguments: CallArguments) -> [Tensor] {
    let states = Array(inputs.dropFirst())
    guard states.count % 2 == 0 else {
      fail("initialState: half of the states are for each direction, \(states.count) were given")
      return [.inert]
    }
    func run(_ layer: RNN, _ states: ArraySlice<Tensor>) -> [Tensor] {
      var inner = arguments
      inner.roles = states.map { _ in "initial_state" }
      return layer.invoke([inputs[0]] + states, inner)
    }
    let forward = run(forwardLayer, states.prefix(states.count / 2))
    let backward = run(backwardLayer, states.suffix(states.count / 2))
    if ExecutionContext.current.mustStop { return [.inert] }
    let (a, b) = (forward[0], backwardLayer.returnSequences ? tf.reverse(backward[0], axis: [1]) : backward[0])
    let output: [Tensor]
    switch mergeMode {
    case .concat: output = [tf.concat([a, b], axis: -1)]
    case .sum: output = [a + b]
    case .mul: output = [a * b]
    case .ave: output = [(a + b) / 2]
    case nil: output = [tf.identity(a), b]
    }
    return output + forward.dropFirst() + backward.dropFirst()
  }

  override package func outputMasks(_ inputs: [Tensor], _ outputs: [Tensor], _ arguments: CallArguments) -> [Tensor?] {
    let mask = forwardLayer.returnSequences ? arguments.mask : nil
    return mergeMode == nil ? [mask, mask] : [mask]
  }

  /// Starts the states of `stateful` layers over at 0.
  public func resetStates() {
    forwardLayer.resetStates()
    backwardLayer.resetStates()
  }
}

extension Bidirectional {
  /// The output for sequences that start from these states: those of the forward layer, then those of the backward one.
  public func callAsFunction(
    _ inputs: some TensorConvertible, initialState: [any TensorConvertible], training: Bool? = nil, mask: Tensor? = nil
  ) -> Tensor {
    sequenceCall(inputs.asTensor, initialState, training, mask)[0]
  }

  /// The output, or both with `mergeMode: nil`; then with `returnState` the states.
  public func callAsFunction(
    _ inputs: some TensorConvertible, initialState: [any TensorConvertible] = [], training: Bool? = nil,
    mask: Tensor? = nil, outputs: OutputChoice = .all
  ) -> [Tensor] {
    sequenceCall(inputs.asTensor, initialState, training, mask)
  }
}

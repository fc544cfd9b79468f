import Display
import Learning
import Tensors
import Testing

extension OneAtATime {
  @Suite struct AttentionLayerTests {
    private static let goldens = Goldens.load("attention.json", as: [Goldens.ObjectCase].self)
    private static let names = goldens.map(\.name)

    private static func layer(_ name: String) -> Layer {
      switch name.prefix(while: { $0 != "+" }) {
      case "headsScores": MultiHeadAttention(numHeads: 2, keyDim: 3, valueDim: 4, name: "layer")
      case "headsCausal": MultiHeadAttention(numHeads: 2, keyDim: 3, useBias: false, name: "layer")
      case "headsMask": MultiHeadAttention(numHeads: 2, keyDim: 3, outputShape: [6], name: "layer")
      case "headsMasks": MultiHeadAttention(numHeads: 2, keyDim: 3, dropout: 0.25, name: "layer")
      case "headsAxis": MultiHeadAttention(numHeads: 2, keyDim: 3, attentionAxes: [2], name: "layer")
      case "attention": Attention(useScale: true, name: "layer")
      case "attentionMasks": Attention(name: "layer")
      case "attentionSums": Attention(useScale: true, scoreMode: .concat, dropout: 0.5, name: "layer")
      case "additive": AdditiveAttention(name: "layer")
      case "additivePlain": AdditiveAttention(useScale: false, name: "layer")
      default: MultiHeadAttention(numHeads: 2, keyDim: 3, name: "layer")
      }
    }

    @Test(arguments: names) func outputsScoresGradientsAndConfigurationAreKerass(_ name: String) {
      inFreshContext { _ in
        let golden = Self.goldens.first { $0.name == name }!
        let layer = Self.layer(name)
        #expect(difference(layer, golden.serialized) == nil)
        let tensors = golden.tensors
        var inputs = ["q", "v", "k"].compactMap { tensors[$0]?.tensor }
        inputs[0].mask = tensors["qmask"].map { tf.cast($0.tensor, .bool) }
        inputs[1].mask = tensors["vmask"].map { tf.cast($0.tensor, .bool) }
        func call() -> [Tensor] {
          var arguments = CallArguments(isList: layer is Attention, roles: layer is Attention ? [] : ["value", "key"])
          if name.contains("+causal") { arguments.flags["use_causal_mask"] = true }
          if name.contains("+scores") { arguments.flags["return_attention_scores"] = true }
          var given = inputs
          if let mask = tensors["mask"] {
            if given.count == 2 { given.append(given[1]) }
            given.append(mask.tensor)
            arguments.roles.append("attention_mask")
          }
          arguments.roles = Array(arguments.roles.prefix(max(0, given.count - 1)))
          return layer.invoke(given, arguments)
        }
        _ = call()
        layer.setWeights((0..<layer.weights.count).map { tensors["w\($0)"]!.tensor })
        let tape = tf.GradientTape()
        tape.watch(inputs)
        let (outputs, loss) = with(tape) { () -> ([Tensor], Tensor) in
          let outputs = call()
          return (outputs, outputs.enumerated().map { tf.reduceSum($1 * tensors["g\($0)"]!.tensor) }.reduce(tf.constant(0.0), +))
        }
        for (place, output) in outputs.enumerated() {
          #expect(matches(output, tensors["y\(place)"], floor: 0.1), "output \(place) is \(output)")
        }
        #expect(tensors["y\(outputs.count)"] == nil)
        let sources = inputs + layer.trainableWeights.map { $0 as Tensor }
        for (place, gradient) in tape.connectedGradients(loss, sources).enumerated() {
          #expect(gradient.map { matches($0, tensors["d\(place)"], tolerance: 2e-5, floor: 0.1) } == true, "gradient \(place)")
        }
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func callsAreThoseOfTheTutorials() {
      inFreshContext { _ in
        let attention = MultiHeadAttention(numHeads: 8, keyDim: 64)
        let x = tf.random.normal([2, 20, 512])
        let (output, scores) = attention(x, x, key: x, returnAttentionScores: true)
        #expect(output.shape == [2, 20, 512] && scores.shape == [2, 8, 20, 20])
        #expect(attention.countParams() == 1_050_624)
        #expect(attention(query: x, value: tf.ones([2, 30, 512]), key: tf.ones([2, 30, 512])).shape == [2, 20, 512])
        #expect(attention(x, x, training: true, useCausalMask: true).shape == [2, 20, 512])
        #expect(attention.weights.map(\.shape)[0] == [512, 8, 64])
        let input = Input(shape: [nil, 16])
        let (y, s) = MultiHeadAttention(numHeads: 2, keyDim: 4)(input, input, returnAttentionScores: true, useCausalMask: true)
        #expect(s.shape.dims == [-1, 2, -1, -1])
        let model = Model(inputs: input, outputs: y + input)
        #expect(model(tf.ones([2, 5, 16])).shape == [2, 5, 16])
        let (_, weights) = Attention()([x, x], returnAttentionScores: true)
        #expect(weights.shape == [2, 20, 20])
        #expect(ExecutionContext.current.failure == nil)
      }
    }

    @Test func misuseIsToldByTheLayer() {
      func message(_ body: () -> Void) -> String {
        inFreshContext { _ in
          body()
          return ExecutionContext.current.failure.map { "\($0)" } ?? ""
        }
      }
      let x = tf.ones([2, 4, 5])
      #expect(message { _ = MultiHeadAttention(numHeads: 0, keyDim: 3) }.contains("numHeads must be positive, found 0"))
      #expect(message { _ = MultiHeadAttention(numHeads: 2, keyDim: 3)(x) }.contains("attention(query, value)"))
      #expect(message { _ = MultiHeadAttention(numHeads: 2, keyDim: 3)(x, tf.ones([2, 5])) }.contains("(None, 5)"))
      #expect(message { _ = MultiHeadAttention(numHeads: 2, keyDim: 3)(x, x, attentionMask: tf.ones([3, 3])) }.contains("(3, 3)"))
      #expect(message { _ = MultiHeadAttention(numHeads: 2, keyDim: 3)(x, x, returnAttentionScores: false) }.contains("leave it out"))
      #expect(message { _ = MultiHeadAttention(numHeads: 2, keyDim: 3, attentionAxes: [3])(x, x) }.contains("[3]"))
      #expect(message { _ = Attention()([x]) }.contains("found 1 inputs"))
      #expect(message { _ = Attention()([x, tf.ones([2, 4, 6])]) }.contains("(None, 4, 6)"))
    }
  }
}

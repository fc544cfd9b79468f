import Tensors

/// Recurrence, attention and embeddings.
extension LayerCatalog {
  static let sequences: [String: Make] = [
    "SimpleRNN": {
      SimpleRNN(
        try $0.int("units"), activation: try $0.activation(), useBias: try $0.bool("use_bias", true),
        kernelInitializer: try $0.initializer("kernel_initializer", .glorotUniform),
        recurrentInitializer: try $0.initializer("recurrent_initializer", .orthogonal),
        biasInitializer: try $0.initializer("bias_initializer", .zeros),
        kernelRegularizer: try $0.regularizer("kernel_regularizer"),
        recurrentRegularizer: try $0.regularizer("recurrent_regularizer"),
        biasRegularizer: try $0.regularizer("bias_regularizer"), kernelConstraint: try $0.constraint("kernel_constraint"),
        recurrentConstraint: try $0.constraint("recurrent_constraint"), biasConstraint: try $0.constraint("bias_constraint"),
        dropout: try $0.double("dropout", 0), recurrentDropout: try $0.double("recurrent_dropout", 0),
        seed: try $0.optionalInt("seed"), returnSequences: try $0.bool("return_sequences", false),
        returnState: try $0.bool("return_state", false), goBackwards: try $0.bool("go_backwards", false),
        stateful: try $0.bool("stateful", false), unroll: try $0.bool("unroll", false),
        zeroOutputForMask: try $0.bool("zero_output_for_mask", false), inputShape: try $0.inputShape, name: try $0.name,
        dtype: try $0.dtype)
    },
    "LSTM": {
      LSTM(
        try $0.int("units"), activation: try $0.activation(),
        recurrentActivation: try $0.activation("recurrent_activation"), useBias: try $0.bool("use_bias", true),
        kernelInitializer: try $0.initializer("kernel_initializer", .glorotUniform),
        recurrentInitializer: try $0.initializer("recurrent_initializer", .orthogonal),
        biasInitializer: try $0.initializer("bias_initializer", .zeros),
        unitForgetBias: try $0.bool("unit_forget_bias", true), kernelRegularizer: try $0.regularizer("kernel_regularizer"),
        recurrentRegularizer: try $0.regularizer("recurrent_regularizer"),
        biasRegularizer: try $0.regularizer("bias_regularizer"), kernelConstraint: try $0.constraint("kernel_constraint"),
        recurrentConstraint: try $0.constraint("recurrent_constraint"), biasConstraint: try $0.constraint("bias_constraint"),
        dropout: try $0.double("dropout", 0), recurrentDropout: try $0.double("recurrent_dropout", 0),
        seed: try $0.optionalInt("seed"), returnSequences: try $0.bool("return_sequences", false),
        returnState: try $0.bool("return_state", false), goBackwards: try $0.bool("go_backwards", false),
        stateful: try $0.bool("stateful", false), unroll: try $0.bool("unroll", false),
        zeroOutputForMask: try $0.bool("zero_output_for_mask", false), inputShape: try $0.inputShape, name: try $0.name,
        dtype: try $0.dtype)
    },
    "GRU": {
      GRU(
        try $0.int("units"), activation: try $0.activation(),
        recurrentActivation: try $0.activation("recurrent_activation"), useBias: try $0.bool("use_bias", true),
        kernelInitializer: try $0.initializer("kernel_initializer", .glorotUniform),
        recurrentInitializer: try $0.initializer("recurrent_initializer", .orthogonal),
        biasInitializer: try $0.initializer("bias_initializer", .zeros),
        kernelRegularizer: try $0.regularizer("kernel_regularizer"),
        recurrentRegularizer: try $0.regularizer("recurrent_regularizer"),
        biasRegularizer: try $0.regularizer("bias_regularizer"), kernelConstraint: try $0.constraint("kernel_constraint"),
        recurrentConstraint: try $0.constraint("recurrent_constraint"), biasConstraint: try $0.constraint("bias_constraint"),
        dropout: try $0.double("dropout", 0), recurrentDropout: try $0.double("recurrent_dropout", 0),
        seed: try $0.optionalInt("seed"), returnSequences: try $0.bool("return_sequences", false),
        returnState: try $0.bool("return_state", false), goBackwards: try $0.bool("go_backwards", false),
        stateful: try $0.bool("stateful", false), unroll: try $0.bool("unroll", false),
        resetAfter: try $0.bool("reset_after", true), zeroOutputForMask: try $0.bool("zero_output_for_mask", false),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "Bidirectional": {
      guard let layer = try $0.layer("layer") as? RNN else { throw $0.wrong("layer", "a recurrent layer") }
      let backward = try $0.value("backward_layer") == nil ? nil : $0.layer("backward_layer") as? RNN
      let mode: MergeMode? = try $0.value("merge_mode") == nil ? nil : $0.choice("merge_mode", .concat)
      return Bidirectional(
        layer, mergeMode: mode, backwardLayer: backward, inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "TimeDistributed": {
      TimeDistributed(try $0.layer("layer"), inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "MultiHeadAttention": {
      guard try !$0.bool("use_gate", false), $0.value("sliding_window") == nil else {
        throw ConfigError("\($0.title): use_gate and sliding_window are not in this version")
      }
      return MultiHeadAttention(
        numHeads: try $0.int("num_heads"), keyDim: try $0.int("key_dim"), valueDim: try $0.optionalInt("value_dim"),
        dropout: try $0.double("dropout", 0), useBias: try $0.bool("use_bias", true),
        outputShape: try $0.optionalInts("output_shape"), attentionAxes: try $0.optionalInts("attention_axes"),
        kernelInitializer: try $0.initializer("kernel_initializer", .glorotUniform),
        biasInitializer: try $0.initializer("bias_initializer", .zeros),
        kernelRegularizer: try $0.regularizer("kernel_regularizer"), biasRegularizer: try $0.regularizer("bias_regularizer"),
        activityRegularizer: try $0.regularizer("activity_regularizer"),
        kernelConstraint: try $0.constraint("kernel_constraint"), biasConstraint: try $0.constraint("bias_constraint"),
        seed: try $0.optionalInt("seed"), name: try $0.name, dtype: try $0.dtype)
    },
    "Attention": {
      Attention(
        useScale: try $0.bool("use_scale", false), scoreMode: try $0.choice("score_mode", .dot),
        dropout: try $0.double("dropout", 0), seed: try $0.optionalInt("seed"), name: try $0.name, dtype: try $0.dtype)
    },
    "AdditiveAttention": {
      AdditiveAttention(
        useScale: try $0.bool("use_scale", true), dropout: try $0.double("dropout", 0), seed: try $0.optionalInt("seed"),
        name: try $0.name, dtype: try $0.dtype)
    },
    "Embedding": {
      Embedding(
        try $0.int("input_dim"), try $0.int("output_dim"),
        embeddingsInitializer: try $0.initializer("embeddings_initializer", .uniform),
        embeddingsRegularizer: try $0.regularizer("embeddings_regularizer"),
        embeddingsConstraint: try $0.constraint("embeddings_constraint"), maskZero: try $0.bool("mask_zero", false),
        inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
    "Masking": {
      Masking(try $0.double("mask_value", 0), inputShape: try $0.inputShape, name: try $0.name, dtype: try $0.dtype)
    },
  ]
}

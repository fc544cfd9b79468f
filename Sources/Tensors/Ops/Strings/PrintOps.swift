import Display

package enum PrintOps {
  /// Writes any number of tensors in one line whenever it runs, in a traced function too. The result means nothing.
  static let print: Op = Op(
    "print", .effect,
    infer: { _, _ in TensorSpec(.bool, []) },
    prepare: { inputs, _, attribute in
      guard case .text(.printing(let separator, let end, let summarize, let stream)) = attribute else {
        preconditionFailure("no stream")
      }
      return { addresses in
        let texts = inputs.indices.map { SummaryText.of(inputs[$0], addresses[$0], summarize: summarize) }
        ExecutionContext.current.sink.write(
          texts.joined(separator: separator) + end, to: stream == .stdout ? .standardOutput : .standardError)
        addresses[inputs.count].storeBytes(of: 1, as: UInt8.self)
      }
    },
    samples: [
      OpSample(
        [.init(.int32, [2], [1, 2]), .init(["a"], [])],
        .text(.printing(separator: " ", end: "\n", summarize: 3, stream: .stdout)), checksGradient: false)
    ], elements: .everything)

  package static let all = [print]
}

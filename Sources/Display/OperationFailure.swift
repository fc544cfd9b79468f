/// What stopped a native operation: bad shapes, a wrong dtype, misuse. The user's mistake, never ours.
///
///     [matmul] inner dimensions differ: (32, 784) x (512, 64); 784 != 512 (layer 'dense_1')
public struct OperationFailure: Error, Equatable, CustomStringConvertible, Sendable {
  /// The operation's public name, as in `matmul`; nil when the message speaks for itself.
  public var operation: String?
  public var message: String
  /// Who called the operation, innermost first, as in `layer 'dense_1'`.
  public var context: [String]

  public init(operation: String? = nil, _ message: String, context: [String] = []) {
    self.operation = operation
    self.message = message
    self.context = context
  }

  public var description: String {
    let head = operation.map { "[\($0)] " } ?? ""
    let tail = context.isEmpty ? "" : " (\(context.joined(separator: ", in ")))"
    return head + message + tail
  }
}

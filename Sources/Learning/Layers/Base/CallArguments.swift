import Tensors

/// What a layer is called with besides its inputs.
package struct CallArguments {
  /// What `training:` said; nil leaves it to the layer or model that is calling.
  package var training: Bool?
  /// Which steps of the first input count, where the call says so itself.
  package var mask: Tensor?
  /// True where the inputs were one list, as merging layers take them.
  package var isList: Bool
  /// The names of the arguments that the inputs after the first are for: `value`, `key`, `initial_state`...
  /// Empty for a layer that takes one input or one list.
  package var roles: [String]
  /// Further arguments under Keras's names.
  package var flags: [String: Bool]

  package init(
    training: Bool? = nil, mask: Tensor? = nil, isList: Bool = false, roles: [String] = [], flags: [String: Bool] = [:]
  ) {
    self.training = training
    self.mask = mask
    self.isList = isList
    self.roles = roles
    self.flags = flags
  }

  /// Whether this is a call for training, once the layer knows.
  package var isTraining: Bool { training ?? false }

  /// The input given for a role, if there is one; the first input has none.
  package func input(_ role: String, of inputs: [Tensor]) -> Tensor? {
    roles.firstIndex(of: role).map { inputs[$0 + 1] }
  }
}

/// Where the signatures of native declarations come from.
///
/// The checker parses a chunk the first time a name listed for it in the index is looked up, so a library may be
/// large and still cost nothing at start-up. Keys of the index are dotted paths:
///
/// - `"Array"`, `"print"`, `"tf"`: top-level types, functions, variables and type aliases;
/// - `"Array.append"`, `"tf.reduceSum"`, `"Array.init"`, `"Array.subscript"`, `"Sequence.map"`, `"Int.random"`:
///   members by base name, whichever extension declares them (a protocol's requirements and extension members alike);
/// - `"tf.nn"`, `"keras.layers"`: nested types and member type aliases, as any other member; `"tf.nn.relu"` what is in them;
/// - `"Dictionary.Element"`: the type alias that says what an associated type is, when no generic parameter has that name;
/// - `"operator +"`: every operator function of that spelling, top-level or static member, prefix and infix alike.
///
/// The chunk that declares a type itself (key `"Array"`) is best kept to the declaration line with the few members every
/// user needs; further members go to chunks of their own.
package protocol InterfaceLibrary: Sendable {
  /// From dotted path to the numbers of the chunks that declare something of that name.
  var index: [String: [Int]] { get }

  /// The chunk of that number; numbers come from `index`.
  func chunk(_ number: Int) -> InterfaceChunk

  /// The protocols the type of that dotted name conforms to, as far as this library declares them, each as Swift writes it
  /// after the colon: `"Hashable"`, `"Equatable where Element: Equatable"`. Inherited protocols need not be repeated.
  /// For a protocol: the protocols it refines.
  func conformances(of typeName: String) -> [String]
}

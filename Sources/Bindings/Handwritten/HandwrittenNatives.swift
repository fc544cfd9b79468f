import Machine

/// Natives whose glue is written by hand: literals, whose lists Swift cannot pass on, and generic types.
enum HandwrittenNatives {
  static let all: [String: NativeFunction] = literals.merging(datasets) { first, _ in first }
    .merging(randomChoices) { first, _ in first }.merging(paths) { first, _ in first }
    .merging(variadics) { first, _ in first }
}

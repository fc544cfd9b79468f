extension TypeDescriptor {
  /// Whether the elements of a sequence are made anew at every pass, perhaps without end: loops ask for one at a time.
  package var isLazySequence: Bool {
    switch kind {
    case .notebook, .existential: return true
    case .native(let name, let arguments, _):
      switch name {
      case "LazySequence", "LazyMapSequence", "LazyFilterSequence", "LazyPrefixWhileSequence", "LazyDropWhileSequence",
        "PartialRangeFrom", "UnfoldSequence", "AnySequence", "AnyIterator", "IndexingIterator":
        return true
      case "EnumeratedSequence", "Zip2Sequence", "PrefixSequence", "DropFirstSequence", "DropWhileSequence",
        "FlattenSequence", "Slice", "ReversedCollection":
        return arguments.contains(where: \.isLazySequence)
      default: return false
      }
    default: return false
    }
  }
}

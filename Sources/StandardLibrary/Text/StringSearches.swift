import Foundation
import Machine

// Searching in strings and substrings alike: window [self][arguments…][mask?][Self][own type arguments…].

extension NativeTable {
  mutating func addStringSearches() {
    self["StringProtocol.contains(_:)"] = { $1.give(text($1[0], $1.type(2)).contains(text($1[1], $1.type(3)))) }
    self["StringProtocol.range(of:)"] = { $1.give(slot: someRange(substring($1, $1.type(2)).range(of: text($1[1], $1.type(3))))) }
    self["StringProtocol.firstRange(of:)"] = { context, w in
      guard let other = characters(w[1], w.type(3), context) else { return NativeStatus.failed }
      return w.give(slot: someRange(substring(w, w.type(2)).firstRange(of: other)))
    }
    self["StringProtocol.ranges(of:)"] = { context, w in
      guard let other = characters(w[1], w.type(3), context) else { return NativeStatus.failed }
      return w.give(substring(w, w.type(2)).ranges(of: other))
    }
    self["StringProtocol.replacing(_:with:maxReplacements:)"] = { context, w in
      guard let result = replaced(context, w) else { return NativeStatus.failed }
      return w.give(slot: owned(result, as: w.type(5)))
    }
    self["StringProtocol.replace(_:with:maxReplacements:)"] = { context, w in
      let old = w[0]
      guard let result = replaced(context, w) else { return w.stop(failedCall, updating: old) }
      let new = owned(result, as: w.type(5))
      old.release()
      return w.update(new)
    }
    self["StringProtocol.split(separator:maxSplits:omittingEmptySubsequences:)"] = { context, w in
      guard let separator = characters(w[1], w.type(6), context) else { return NativeStatus.failed }
      let most = provided(w[4], 1) ? w.int(2) : .max
      guard most >= 0 else { return fail(context, "Must take zero or more splits") }
      let omitsEmpty = provided(w[4], 2) ? w[3] != 0 : true
      return w.give(substring(w, w.type(5)).split(separator: separator, maxSplits: most, omittingEmptySubsequences: omitsEmpty))
    }
    self["StringProtocol.lowercased()"] = { $1.give(text($1[0], $1.type(1)).lowercased()) }
    self["StringProtocol.uppercased()"] = { $1.give(text($1[0], $1.type(1)).uppercased()) }
    self["StringProtocol.localizedCompare(_:)"] = { $1.give(text($1[0], $1.type(2)).localizedCompare(text($1[1], $1.type(3)))) }
  }
}

private func substring(_ w: Window, _ type: TypeDescriptor) -> Substring {
  if case .substring = type.kind { return .borrow(w[0]) }
  return Substring(w.string(0))
}

private func owned(_ text: String, as type: TypeDescriptor) -> Slot {
  if case .substring = type.kind { return Substring(text).owned() }
  return text.owned()
}

private func someRange(_ range: Range<String.Index>?) -> Slot { range?.owned() ?? 0 }

/// Window [self][other][replacement][most][mask][Self][Other][Replacement].
private func replaced(_ context: UnsafeMutableRawPointer, _ w: Window) -> String? {
  guard let other = characters(w[1], w.type(6), context), let replacement = characters(w[2], w.type(7), context) else { return nil }
  let most = provided(w[4], 2) ? w.int(3) : .max
  guard most >= 0 else {
    _ = fail(context, "the number of replacements must not be negative")
    return nil
  }
  return text(w[0], w.type(5)).replacing(other, with: replacement, maxReplacements: most)
}

import Machine

private let outOfBounds = "String index is out of bounds"

extension NativeTable {
  mutating func addStringIndices() {
    self["String.startIndex"] = { $1.give($1.string(0).startIndex) }
    self["String.endIndex"] = { $1.give($1.string(0).endIndex) }
    self["String.index(after:)"] = { move($0, $1, Substring($1.string(0)), by: 1) }
    self["String.index(before:)"] = { move($0, $1, Substring($1.string(0)), by: -1) }
    self["String.index(_:offsetBy:)"] = { move($0, $1, Substring($1.string(0)), by: $1.int(2)) }
    self["String.subscript(_:(UnboundedRange_) -> ())"] = { $1.give(Substring($1.string(0))) }
    self["String.index(_:offsetBy:limitedBy:)"] = { context, w in
      let text = w.string(0)
      guard String.Index.borrow(w[1]) <= text.endIndex else { return fail(context, outOfBounds) }
      return w.give(text.index(String.Index.borrow(w[1]), offsetBy: w.int(2), limitedBy: String.Index.borrow(w[3])))
    }
    self["String.distance(from:to:)"] = { context, w in
      let (text, start, end) = (w.string(0), String.Index.borrow(w[1]), String.Index.borrow(w[2]))
      guard start <= text.endIndex, end <= text.endIndex else { return fail(context, outOfBounds) }
      return w.give(text.distance(from: start, to: end))
    }
    self["String.subscript(_:)"] = { characterAt($0, $1, Substring($1.string(0))) }
    self["String.subscript(_:Range<String.Index>)"] = { context, w in
      part(context, w, Substring(w.string(0)), String.Index.borrow(bounds(w).lower), String.Index.borrow(bounds(w).upper))
    }
    self["String.subscript(_:ClosedRange<String.Index>)"] = { context, w in
      let text = w.string(0)
      let last = String.Index.borrow(bounds(w).upper)
      guard last < text.endIndex else { return fail(context, outOfBounds) }
      return part(context, w, Substring(text), String.Index.borrow(bounds(w).lower), text.index(after: last))
    }
    self["String.subscript(_:PartialRangeFrom<String.Index>)"] = { context, w in
      part(context, w, Substring(w.string(0)), String.Index.borrow(bounds(w).lower), w.string(0).endIndex)
    }
    self["String.subscript(_:PartialRangeUpTo<String.Index>)"] = { context, w in
      part(context, w, Substring(w.string(0)), w.string(0).startIndex, String.Index.borrow(bounds(w).upper))
    }
    self["String.subscript(_:PartialRangeThrough<String.Index>)"] = { context, w in
      let text = w.string(0)
      let last = String.Index.borrow(bounds(w).upper)
      guard last < text.endIndex else { return fail(context, outOfBounds) }
      return part(context, w, Substring(text), text.startIndex, text.index(after: last))
    }
    self["String.Index.==(_:_:)"] = { $1.give(String.Index.borrow($1[0]) == String.Index.borrow($1[1])) }
    self["String.Index.<(_:_:)"] = { $1.give(String.Index.borrow($1[0]) < String.Index.borrow($1[1])) }
  }

  mutating func addSubstrings() {
    self["Substring.init()"] = { $1.give(Substring()) }
    self["Substring.init(_:)"] = { $1.give(Substring($1.string(0))) }
    self["Substring.==(_:_:)"] = { $1.give(Substring.borrow($1[0]) == Substring.borrow($1[1])) }
    self["Substring.<(_:_:)"] = { $1.give(Substring.borrow($1[0]) < Substring.borrow($1[1])) }
    self["Substring.description"] = { $1.give(String(Substring.borrow($1[0]))) }
    self["Substring.isEmpty"] = { $1.give(Substring.borrow($1[0]).isEmpty) }
    self["Substring.count"] = { $1.give(Substring.borrow($1[0]).count) }
    self["Substring.startIndex"] = { $1.give(Substring.borrow($1[0]).startIndex) }
    self["Substring.endIndex"] = { $1.give(Substring.borrow($1[0]).endIndex) }
    self["Substring.index(after:)"] = { move($0, $1, .borrow($1[0]), by: 1) }
    self["Substring.index(before:)"] = { move($0, $1, .borrow($1[0]), by: -1) }
    self["Substring.index(_:offsetBy:)"] = { move($0, $1, .borrow($1[0]), by: $1.int(2)) }
    self["Substring.subscript(_:)"] = { characterAt($0, $1, .borrow($1[0])) }
    self["Substring.subscript(_:Range<String.Index>)"] = { context, w in
      part(context, w, .borrow(w[0]), String.Index.borrow(bounds(w).lower), String.Index.borrow(bounds(w).upper))
    }
    self["Substring.lowercased()"] = { $1.give(Substring.borrow($1[0]).lowercased()) }
    self["Substring.uppercased()"] = { $1.give(Substring.borrow($1[0]).uppercased()) }
    self["Substring.hasPrefix(_:)"] = { $1.give(Substring.borrow($1[0]).hasPrefix(text($1[1], $1.type(2)))) }
    self["Substring.hasSuffix(_:)"] = { $1.give(Substring.borrow($1[0]).hasSuffix(text($1[1], $1.type(2)))) }
    self["Substring.!=(_:_:)"] = { $1.give(Substring.borrow($1[0]) != Substring.borrow($1[1])) }
    self["Substring.debugDescription"] = { $1.give(Substring.borrow($1[0]).debugDescription) }
    self["Substring.base"] = { $1.give(Substring.borrow($1[0]).base) }
    self["Substring.init(_:S)"] = { context, w in
      characters(w[0], w.type(1), context).map { w.give(Substring($0)) } ?? NativeStatus.failed
    }
    self["Substring.subscript(_:R)"] = { context, w in
      let text = Substring.borrow(w[0])
      guard let range = indexRange(w[1], w.type(2), in: text) else { return fail(context, outOfBounds) }
      return w.give(text[range])
    }
  }
}

private func bounds(_ w: Window) -> RangeObject { w[1].object() }

private func move(_ context: UnsafeMutableRawPointer, _ w: Window, _ text: Substring, by distance: Int) -> Int32 {
  let start = String.Index.borrow(w[1])
  let limit = distance < 0 ? text.startIndex : text.endIndex
  guard text.startIndex <= start, start <= text.endIndex,
    let index = text.index(start, offsetBy: distance, limitedBy: limit)
  else { return fail(context, outOfBounds) }
  return w.give(index)
}

private func characterAt(_ context: UnsafeMutableRawPointer, _ w: Window, _ text: Substring) -> Int32 {
  let index = String.Index.borrow(w[1])
  guard text.startIndex <= index, index < text.endIndex else { return fail(context, outOfBounds) }
  return w.give(text[index])
}

private func part(
  _ context: UnsafeMutableRawPointer, _ w: Window, _ text: Substring, _ lower: String.Index, _ upper: String.Index
) -> Int32 {
  guard text.startIndex <= lower, lower <= upper, upper <= text.endIndex else { return fail(context, outOfBounds) }
  return w.give(text[lower..<upper])
}

import Display

/// What may stand inside a tensor's square brackets: integers, ranges, `.all`, `.newaxis`,
/// `.ellipsis`, `.range(start, stop, step:)`, and tensors of integers or booleans.
///
/// Python's `:` is `0...` or `.all`, `...` is `...` or `.ellipsis`, `None` is `.newaxis`, `:-30` is
/// `..<(-30)`, `1:-1` is `.range(1, -1)`, `::2` is `.range(step: 2)`.
public protocol TensorIndex {
  var subscriptPart: SubscriptPart { get }
}

/// One position of a subscript.
public struct SubscriptPart: TensorIndex {
  package enum Kind {
    case integer(Int)
    case range(start: Int?, stop: Int?, step: Int)
    case newAxis
    case ellipsis
    case tensor(Tensor)
    /// Places along an axis that tensors say; nil is an open end.
    case ends(Tensor?, Tensor?)
  }
  package let kind: Kind
  package init(_ kind: Kind) { self.kind = kind }
  public var subscriptPart: SubscriptPart { self }
}

extension TensorIndex where Self == SubscriptPart {
  /// The whole axis: Python's `:`.
  public static var all: SubscriptPart { SubscriptPart(.range(start: nil, stop: nil, step: 1)) }
  /// A new axis of length 1: Python's `None`.
  public static var newaxis: SubscriptPart { SubscriptPart(.newAxis) }
  /// As many whole axes as are left: Python's `...`.
  public static var ellipsis: SubscriptPart { SubscriptPart(.ellipsis) }
  /// Python's `start:stop:step`; negative places count from the end, nil is an open end.
  public static func range(_ start: Int? = nil, _ stop: Int? = nil, step: Int = 1) -> SubscriptPart {
    SubscriptPart(.range(start: start, stop: stop, step: step))
  }
}

extension tf {
  /// A new axis of length 1 in a subscript.
  public static let newaxis = SubscriptPart(.newAxis)
  /// As many whole axes as are left, in a subscript.
  public static let ellipsis = SubscriptPart(.ellipsis)
}

extension np {
  /// A new axis of length 1 in a subscript.
  public static let newaxis = SubscriptPart(.newAxis)
}

extension Int: TensorIndex {
  public var subscriptPart: SubscriptPart { SubscriptPart(.integer(self)) }
}
extension Range: TensorIndex where Bound == Int {
  public var subscriptPart: SubscriptPart {
    SubscriptPart(.range(start: lowerBound, stop: upperBound, step: 1))
  }
}
extension ClosedRange: TensorIndex where Bound == Int {
  public var subscriptPart: SubscriptPart { SubscriptPart(.inclusive(lowerBound, upperBound)) }
}
extension PartialRangeFrom: TensorIndex where Bound == Int {
  public var subscriptPart: SubscriptPart {
    SubscriptPart(.range(start: lowerBound, stop: nil, step: 1))
  }
}
extension PartialRangeUpTo: TensorIndex where Bound == Int {
  public var subscriptPart: SubscriptPart {
    SubscriptPart(.range(start: nil, stop: upperBound, step: 1))
  }
}
extension PartialRangeThrough: TensorIndex where Bound == Int {
  public var subscriptPart: SubscriptPart { SubscriptPart(.inclusive(nil, upperBound)) }
}
extension Tensor: TensorIndex {
  public var subscriptPart: SubscriptPart { SubscriptPart(.tensor(self)) }
}
extension NDArray: TensorIndex {
  public var subscriptPart: SubscriptPart { SubscriptPart(.tensor(base)) }
}

extension SubscriptPart.Kind {
  /// `start...stop`; the last place, written -1, has no place after it.
  static func inclusive(_ start: Int?, _ stop: Int) -> SubscriptPart.Kind {
    .range(start: start, stop: stop == -1 || stop == .max ? nil : stop + 1, step: 1)
  }
}

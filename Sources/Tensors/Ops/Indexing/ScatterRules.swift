/// How an element that is scattered meets the one already there; the raw values are those of
/// `ck_scatter_op`.
package enum ScatterRule: Int32 {
  case set, add, subtract, multiply, max, min
}

/// What becomes of the elements of one segment.
package enum SegmentRule: Int32 {
  case sum, prod, max, min
}

struct Counter<T> {
  static var count = 0
  var value: T
}

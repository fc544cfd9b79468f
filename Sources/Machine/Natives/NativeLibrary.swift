/// Native functions by key, and the factories for subclassing native classes by the key of the native initializer.
///
///     NativeLibrary(["Array.count": arrayCount])
package struct NativeLibrary {
  private let function: (String) -> NativeFunction?
  private let factory: (String) -> NativeClassFactory?

  package init(_ functions: [String: NativeFunction], factories: [String: NativeClassFactory] = [:]) {
    function = { functions[$0] }
    factory = { factories[$0] }
  }

  /// A library that looks its functions up itself, so that nothing is built before it is needed.
  package init(
    function: @escaping (String) -> NativeFunction?, factory: @escaping (String) -> NativeClassFactory? = { _ in nil }
  ) {
    self.function = function
    self.factory = factory
  }

  /// Several libraries as one; the first that knows a key wins.
  package init(joining libraries: [NativeLibrary]) {
    function = { key in
      for library in libraries { if let found = library.function(key) { return found } }
      return nil
    }
    factory = { key in
      for library in libraries { if let found = library.factory(key) { return found } }
      return nil
    }
  }

  package func native(forKey key: String) -> NativeFunction? { function(key) }
  package func factory(forKey key: String) -> NativeClassFactory? { factory(key) }
}

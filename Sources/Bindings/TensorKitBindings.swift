import Machine

/// The natives of TensorKit, by key; nothing is built before the first one is looked up.
package enum TensorKitBindings {
  /// The bound functions and the factories of subclasses of open classes.
  package static var library: NativeLibrary {
    NativeLibrary(function: { native(forKey: $0) }, factory: { factory(forKey: $0) })
  }

  private static let places: [String: (file: Int, place: Int)] = {
    var places: [String: (file: Int, place: Int)] = [:]
    for (file, text) in keyTexts.enumerated() {
      for (place, key) in text().description.split(separator: "\n").enumerated() { places[String(key)] = (file, place) }
    }
    return places
  }()

  /// Keys of all generated natives.
  package static var keys: [String] { places.keys.sorted() }

  private static func native(forKey key: String) -> NativeFunction? {
    if let place = places[key] { return natives[place.file]()[place.place] }
    return HandwrittenNatives.all[key]
  }

  private static func factory(forKey key: String) -> NativeClassFactory? {
    for table in factories { if let found = table[key] { return found } }
    return nil
  }
}

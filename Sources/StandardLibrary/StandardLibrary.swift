@_exported import Machine

/// What the standard library's declarations do: a native function per key of the signatures in Typing.
///
///     StandardLibrary.natives.native(forKey: "Array.append(_:)")
package enum StandardLibrary {
  /// The library; its table is built when the first key is looked up.
  package static let natives = NativeLibrary(function: { table.functions[$0] })

  /// Keys that have an implementation.
  package static var keys: Set<String> { Set(table.functions.keys) }

  private static let table: NativeTable = {
    var table = NativeTable()
    addNumbers(&table)
    addFunctions(&table)
    addText(&table)
    addFoundation(&table)
    addCollections(&table)
    return table
  }()

  private static func addNumbers(_ table: inout NativeTable) {
    table.addIntegers()
    table.addFloatingPoint()
    table.addGenericNumbers()
    table.addBooleans()
    table.addGenerators()
    table.addMathematics()
    table.addNumberParts()
  }

  private static func addFunctions(_ table: inout NativeTable) {
    table.addOutput()
    table.addChecks()
    table.addKeyPaths()
    table.addGenericFunctions()
    table.addEquality()
    table.addTuples()
  }

  private static func addText(_ table: inout NativeTable) {
    table.addStrings()
    table.addStringChanges()
    table.addStringViews()
    table.addStringSearches()
    table.addStringInitializers()
    table.addStringIndices()
    table.addSubstrings()
    table.addCharacters()
  }

  private static func addFoundation(_ table: inout NativeTable) {
    table.addFoundationStrings()
    table.addStringComparisons()
    table.addEncodings()
    table.addCharacterSets()
    table.addFormattedText()
    table.addDates()
    table.addCalendars()
    table.addClocks()
    table.addProcesses()
    table.addBytes()
    table.addFiles()
    table.addURLs()
  }

  private static func addCollections(_ table: inout NativeTable) {
    table.addSequences()
    table.addSequenceSearches()
    table.addSequenceAdapters()
    table.addLazySequences()
    table.addIterators()
    table.addStrides()
    table.addCollectionIndices()
    table.addCollections()
    table.addSorting()
    table.addArrays()
    table.addArrayChanges()
    table.addArraySlices()
    table.addDictionaries()
    table.addDictionaryTransformations()
    table.addSets()
    table.addSetAlgebra()
    table.addOrderedDictionaries()
    table.addOrderedSets()
    table.addRanges()
    table.addOptionals()
    table.addOptionSets()
  }
}

/// Native functions by key while the library is put together.
struct NativeTable {
  var functions = [String: NativeFunction](minimumCapacity: 2048)

  subscript(key: String) -> NativeFunction {
    get { preconditionFailure("natives are only added here") }
    set { functions[key] = newValue }
  }
}

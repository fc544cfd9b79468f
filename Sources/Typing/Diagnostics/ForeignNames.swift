internal import Parsing

/// Names from elsewhere that people write: Python's, and those of Swift that the notebook language leaves out, with what to
/// write instead.
enum ForeignNames {
  /// What to say of a name or type nobody declared; nil for an ordinary slip.
  static func advice(for name: String) -> String? {
    if let python = PythonNames.advice(forUndefined: name) { return python }
    return leftOut[name].map { "'\(name)' is outside the notebook language: \($0)" }
  }

  private static let concurrency = "calls return when they are done; write plain calls"
  private static let objectiveC = "use Swift's own arrays, dictionaries and strings"
  private static let coding = "'json.loads(text)' reads JSON into a JSONValue, 'json.dumps(value)' writes it"
  private static let wholeFiles = "files are read whole with 'String(contentsOfFile:encoding:)', and written with 'text.write(toFile:…)'"

  private static let leftOut: [String: String] = [
    "Task": concurrency, "TaskGroup": concurrency, "withTaskGroup": concurrency, "withThrowingTaskGroup": concurrency,
    "AsyncStream": concurrency, "AsyncSequence": concurrency, "MainActor": concurrency, "Actor": concurrency,
    "DispatchQueue": concurrency, "DispatchGroup": concurrency, "DispatchSemaphore": concurrency, "Thread": concurrency,
    "OperationQueue": concurrency, "NSLock": concurrency, "Mutex": concurrency, "Timer": concurrency, "RunLoop": concurrency,
    "withCheckedContinuation": concurrency, "withCheckedThrowingContinuation": concurrency,
    "Codable": coding, "Encodable": coding, "Decodable": coding, "CodingKey": coding, "JSONEncoder": coding, "JSONDecoder": coding,
    "JSONSerialization": coding, "Encoder": coding, "Decoder": coding, "PropertyListEncoder": coding,
    "Mirror": "print the value, or write 'description' for its type",
    "Regex": "use 'split', 'contains', 'replacing' or 'hasPrefix'",
    "NSRegularExpression": "use 'split', 'contains', 'replacing' or 'hasPrefix'",
    "MemoryLayout": "sizes in memory are the machine's own",
    "withExtendedLifetime": "a value lives as long as a name holds it",
    "ManagedBuffer": "use an array", "ContiguousArray": "use 'Array'",
    "NSObject": "write a class without a superclass", "NSArray": objectiveC, "NSDictionary": objectiveC, "NSString": objectiveC,
    "NSMutableArray": objectiveC, "NSMutableDictionary": objectiveC, "NSNumber": "use 'Int', 'Double' or 'Bool'", "NSSet": objectiveC,
    "Selector": "pass a closure", "UserDefaults": "write a file", "Bundle": "read a file by its path",
    "FileHandle": wholeFiles, "InputStream": wholeFiles, "OutputStream": wholeFiles, "Process": "run other programs in a terminal",
    "NumberFormatter": "write the format into the text: \"\\(x, \",.2f\")\"",
    "NotificationCenter": "call a closure", "URLSession": "read local files with 'String(contentsOfFile:)'",
    "URLRequest": "read local files with 'String(contentsOfFile:)'",
    "ObservableObject": "use 'didSet' or a closure", "Published": "use 'didSet' or a closure", "View": "show a picture with 'plt'",
    "VStack": "show a picture with 'plt'",
  ]

  /// Members by the names other languages give them, with those they may have here.
  static let members: [String: [String]] = [
    "len": ["count"], "length": ["count"], "size": ["count"], "__len__": ["count"],
    "push": ["append", "insert"], "push_back": ["append"], "add": ["insert", "append"], "extend": ["append"],
    "pop": ["removeLast", "popLast"], "shift": ["removeFirst"], "unshift": ["insert"],
    "upper": ["uppercased"], "lower": ["lowercased"], "toUpperCase": ["uppercased"], "toLowerCase": ["lowercased"],
    "strip": ["trimmingCharacters"], "trim": ["trimmingCharacters"], "title": ["capitalized"], "capitalize": ["capitalized"],
    "startswith": ["hasPrefix"], "endswith": ["hasSuffix"], "startsWith": ["hasPrefix"], "endsWith": ["hasSuffix"],
    "replace": ["replacing", "replacingOccurrences"], "join": ["joined"], "find": ["firstIndex", "range"], "index": ["firstIndex"],
    "indexOf": ["firstIndex"], "includes": ["contains"], "has": ["contains"], "has_key": ["keys"], "isdigit": ["isNumber"],
    "isalpha": ["isLetter"], "splitlines": ["split"],
    "sum": ["reduce"], "any": ["contains"], "all": ["allSatisfy"], "fold": ["reduce"], "flatten": ["flatMap", "joined"],
    "update": ["merge"], "clear": ["removeAll"], "toString": ["description"],
    "collect": ["map"], "select": ["filter"], "where": ["filter"], "slice": ["prefix"], "head": ["prefix"], "tail": ["suffix"],
    "sqrt": ["squareRoot"], "round": ["rounded"], "floor": ["rounded"], "ceil": ["rounded"], "abs": ["magnitude"],
  ]
}

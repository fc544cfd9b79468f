import Display
import Glibc

/// The file `checkpoint` of a folder: which checkpoints there are, the newest last.
struct CheckpointState {
  var paths: [String]
  var timestamps: [Double] = []
  var preserved: Double?

  init(paths: [String], timestamps: [Double] = [], preserved: Double? = nil) {
    self.paths = paths
    self.timestamps = timestamps
    self.preserved = preserved
  }

  /// Nil where there is no such file.
  init?(in folder: String) throws {
    let path = Self.path(folder)
    guard WholeFile.exists(path) else { return nil }
    paths = []
    var newest: String?
    for line in String(decoding: try WholeFile.read(path), as: UTF8.self).split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { throw FileError(path, "the line '\(line)' has no colon") }
      let value = String(line[line.index(after: colon)...].drop { $0 == " " })
      switch line[..<colon].trimmed {
      case "model_checkpoint_path": newest = Self.resolved(try Self.text(value, path), folder)
      case "all_model_checkpoint_paths": paths.append(Self.resolved(try Self.text(value, path), folder))
      case "all_model_checkpoint_timestamps": timestamps.append(Double(value) ?? 0)
      case "last_preserved_timestamp": preserved = Double(value)
      default: break
      }
    }
    if let newest { paths = paths.filter { $0 != newest } + [newest] }
    if timestamps.count != paths.count { timestamps = [] }
  }

  func write(in folder: String) throws {
    func line(_ key: String, _ path: String) -> String {
      let inFolder = WholeFile.folder(of: path).map { $0 == folder } ?? (folder == ".")
      return "\(key): \"\(Self.escaped(inFolder ? WholeFile.name(of: path) : path))\"\n"
    }
    var text = paths.last.map { line("model_checkpoint_path", $0) } ?? ""
    for path in paths { text += line("all_model_checkpoint_paths", path) }
    for time in timestamps { text += "all_model_checkpoint_timestamps: \(time)\n" }
    if let preserved { text += "last_preserved_timestamp: \(preserved)\n" }
    try WholeFile.write(Self.path(folder), Array(text.utf8))
  }

  private static func path(_ folder: String) -> String { joined(folder, "checkpoint") }

  static func joined(_ folder: String, _ name: String) -> String {
    folder.isEmpty || folder == "." ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  private static func resolved(_ path: String, _ folder: String) -> String {
    path.hasPrefix("/") ? path : joined(folder, path)
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\", "'": "\\\(scalar)"
      case "\n": "\\n"
      default: scalar.isASCII ? "\(scalar)" : "\(scalar)".utf8.map { "\\" + String($0, radix: 8) }.joined()
      }
    }.joined()
  }

  /// A quoted text with C's escapes.
  private static func text(_ quoted: String, _ path: String) throws -> String {
    var bytes = Array(quoted.utf8)[...]
    guard let quote = bytes.popFirst(), quote == 0x22 || quote == 0x27 else { throw FileError(path, "\(quoted) is not a quoted text") }
    var result: [UInt8] = []
    while let byte = bytes.popFirst(), byte != quote {
      guard byte == 0x5c, let next = bytes.popFirst() else {
        result.append(byte)
        continue
      }
      if (0x30...0x37).contains(next) {
        var value = Int(next - 0x30)
        for _ in 0..<2 {
          guard let digit = bytes.first, (0x30...0x37).contains(digit) else { break }
          value = value * 8 + Int(digit - 0x30)
          bytes.removeFirst()
        }
        result.append(UInt8(truncatingIfNeeded: value))
      } else {
        result.append(next == UInt8(ascii: "n") ? 0x0a : next)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension Substring {
  fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}

/// Keeps the last checkpoints of a training run in a folder, and takes older ones away.
///
///     let manager = tf.train.CheckpointManager(checkpoint, "./training", maxToKeep: 3)
///     try manager.restoreOrInitialize()
///     for epoch in 0..<10 {
///       trainOneEpoch()
///       print(try manager.save())      // ./training/ckpt-1, ...
///     }
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/train/CheckpointManager
public final class CheckpointManager {
  private let checkpoint: Checkpoint
  /// The folder of the files.
  public let directory: String
  private let maxToKeep: Int?
  private let prefix: String
  private var state: CheckpointState?

  /// - Parameters:
  ///   - checkpoint: what to save.
  ///   - directory: where; made when needed.
  ///   - maxToKeep: how many checkpoints stay; nil keeps all.
  ///   - checkpointName: what the files' names begin with.
  public init(_ checkpoint: Checkpoint, _ directory: String, maxToKeep: Int?, checkpointName: String = "ckpt") {
    self.checkpoint = checkpoint
    self.directory = directory
    self.maxToKeep = maxToKeep
    prefix = CheckpointState.joined(directory, checkpointName)
    if let maxToKeep, maxToKeep <= 0 { _ = failed("CheckpointManager", "maxToKeep is positive or nil, found \(maxToKeep)") }
  }

  /// As the other form, with labels throughout.
  public convenience init(_ checkpoint: Checkpoint, directory: String, maxToKeep: Int?, checkpointName: String = "ckpt") {
    self.init(checkpoint, directory, maxToKeep: maxToKeep, checkpointName: checkpointName)
  }

  /// The checkpoints there are, oldest first.
  public var checkpoints: [String] { ((try? known()) ?? CheckpointState(paths: [])).paths }

  /// The newest checkpoint; nil before the first one.
  public var latestCheckpoint: String? { checkpoints.last }

  /// Saves, notes it in the file `checkpoint`, and takes away what is more than `maxToKeep`.
  ///
  /// - Parameter checkpointNumber: the number in the name; how often was saved unless given.
  @discardableResult
  public func save(checkpointNumber: Int? = nil) throws -> String {
    if ExecutionContext.current.mustStop { return "" }
    var state = try known()
    try WholeFile.makeFolder(directory)
    let count = Int(checkpoint.saveCounter.assignAdd(1))
    let path = "\(prefix)-\(checkpointNumber ?? count)"
    try checkpoint.write(path)
    let now = Self.now()
    if state.timestamps.count != state.paths.count { state.timestamps = state.paths.map { _ in now } }
    if let old = state.paths.firstIndex(of: path) {
      state.paths.remove(at: old)
      state.timestamps.remove(at: old)
    }
    state.paths.append(path)
    state.timestamps.append(now)
    var surplus: [String] = []
    if let maxToKeep, state.paths.count > maxToKeep {
      surplus = Array(state.paths.dropLast(maxToKeep))
      state.paths.removeFirst(surplus.count)
      state.timestamps.removeFirst(surplus.count)
    }
    try state.write(in: directory)
    self.state = state
    for path in surplus { Self.remove(path) }
    return path
  }

  /// Restores the newest checkpoint, if there is one.
  ///
  /// - Returns: its path; nil when training begins anew.
  @discardableResult
  public func restoreOrInitialize() throws -> String? {
    guard let path = try known().paths.last else { return nil }
    try checkpoint.restore(path)
    return path
  }

  private func known() throws -> CheckpointState {
    if let state { return state }
    var found = try CheckpointState(in: directory) ?? CheckpointState(paths: [])
    if found.preserved == nil { found.preserved = Self.now() }
    state = found
    return found
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + (Double(time.tv_nsec) / 1e9 * 1e7).rounded() / 1e7
  }

  private static func remove(_ prefix: String) {
    let folder = WholeFile.folder(of: prefix) ?? "."
    let name = WholeFile.name(of: prefix)
    guard let entries = opendir(folder) else { return }
    defer { closedir(entries) }
    var files: [String] = []
    while let entry = readdir(entries) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if file == name + ".index" || file.hasPrefix(name + ".data-") { files.append(file) }
    }
    for file in files { unlink(folder + "/" + file) }
  }
}

extension tf.train {
  public typealias Checkpoint = Tensors.Checkpoint
  public typealias CheckpointManager = Tensors.CheckpointManager

  /// The newest checkpoint that a folder's file `checkpoint` tells of; nil where there is none.
  public static func latestCheckpoint(_ checkpointDir: String) -> String? {
    guard let state = try? CheckpointState(in: checkpointDir), let path = state.paths.last, WholeFile.exists(path + ".index")
    else { return nil }
    return path
  }

  /// Names and shapes of the tensors in a checkpoint, or in the newest one of a folder.
  public static func listVariables(_ ckptDirOrFile: String) throws -> [(String, [Int])] {
    let bundle = try TensorBundle(reading: located(ckptDirOrFile))
    return bundle.names.map { ($0, bundle.entries[$0]!.dims) }
  }

  /// One tensor of a checkpoint, or of the newest one of a folder.
  public static func loadVariable(_ ckptDirOrFile: String, _ name: String) throws -> NDArray {
    let bundle = try TensorBundle(reading: located(ckptDirOrFile))
    return NDArray(try bundle.tensor(name.hasSuffix(":0") ? String(name.dropLast(2)) : name))
  }

  private static func located(_ path: String) throws -> String {
    if WholeFile.exists(path + ".index") || !WholeFile.exists(path) { return path }
    guard let newest = latestCheckpoint(path) else { throw FileError(path, "there is no checkpoint in this folder") }
    return newest
  }
}

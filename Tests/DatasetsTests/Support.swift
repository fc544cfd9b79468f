import Datasets
import Display
import Foundation
import Tensors

/// What the code fails with; nil when it does not.
func failureOf(_ body: () throws -> Void) rethrows -> OperationFailure? {
  let before = ExecutionContext.current
  ExecutionContext.current = ExecutionContext(sink: RecordingOutputSink())
  defer { ExecutionContext.current = before }
  try body()
  return ExecutionContext.current.failure
}

/// The numbers of every element, flat.
func numbers(_ data: Dataset<Tensor>) -> [Double] { data.flatMap { $0.numpy().toDoubles() } as [Double] }

/// A folder of its own for files of one test, removed at the end.
func inTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("datasets-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

enum Golden {
  static func url(_ name: String) -> URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name)")
  }

  static func object(_ name: String) -> [String: Any] {
    try! JSONSerialization.jsonObject(with: Data(contentsOf: url(name))) as! [String: Any]
  }
}

let folder = NSTemporaryDirectory() + "tfrepl-\(UUID().uuidString)"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
let path = folder + "/notes.txt"
let lines = ["first", "zweite Zeile", "三"]
try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
let text = try String(contentsOfFile: path, encoding: .utf8)
print(text)
for (number, line) in text.split(separator: "\n").enumerated() { print(number + 1, line) }
print(text.components(separatedBy: "\n") == lines)
print(FileManager.default.fileExists(atPath: path), FileManager.default.fileExists(atPath: folder + "/none"))
try FileManager.default.removeItem(atPath: folder)
print(FileManager.default.fileExists(atPath: path))

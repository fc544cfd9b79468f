let manager = FileManager.default
let folder = manager.temporaryDirectory.appendingPathComponent("tfrepl-" + UUID().uuidString)
try manager.createDirectory(at: folder.appendingPathComponent("deep/er"), withIntermediateDirectories: true)
for name in ["b.txt", "a.txt", "c.csv"] {
  try name.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
}
print(try manager.contentsOfDirectory(atPath: folder.path).sorted())
let urls = try manager.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
print(urls.map { $0.lastPathComponent }.filter { $0.hasSuffix(".txt") }.sorted())
try manager.copyItem(atPath: folder.path + "/a.txt", toPath: folder.path + "/copy.txt")
try manager.moveItem(at: folder.appendingPathComponent("b.txt"), to: folder.appendingPathComponent("moved.txt"))
print(try manager.contentsOfDirectory(atPath: folder.path).sorted())
print(try String(contentsOf: folder.appendingPathComponent("copy.txt"), encoding: .utf8))
print(manager.createFile(atPath: folder.path + "/data.bin", contents: Data([1, 2, 3])))
print(try Data(contentsOf: folder.appendingPathComponent("data.bin")).count, manager.contents(atPath: folder.path + "/none") == nil)
try Data([7, 8]).write(to: folder.appendingPathComponent("other.bin"))
print(manager.contents(atPath: folder.path + "/other.bin")?.count ?? -1)
try manager.removeItem(at: folder)
print(manager.fileExists(atPath: folder.path), manager.currentDirectoryPath.isEmpty, NSHomeDirectory().isEmpty)

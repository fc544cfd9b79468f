import Foundation
import PythonModules
import Testing

@Suite(.serialized) struct PathTests {
  @Test func pathsAreTakenApartAsInPython() {
    #expect(os.path.join("a", "b/", "c") == "a/b/c" && os.path.join("a", "/b") == "/b")
    func parts(_ path: String) -> [String] { [os.path.splitext(path).0, os.path.splitext(path).1] }
    #expect(parts("data/train.tar.gz") == ["data/train.tar", ".gz"])
    #expect(parts(".bashrc") == [".bashrc", ""])
    #expect(parts("a/b.c/d") == ["a/b.c/d", ""])
    #expect(os.path.basename("/x/y.txt") == "y.txt" && os.path.dirname("/x/y.txt") == "/x" && os.path.dirname("/y") == "/")
    #expect(os.path.abspath("/a/../b") == "/b")
  }

  @Test func foldersAreMadeAndListed() throws {
    let folder = NSTemporaryDirectory() + "tfrepl-\(UUID().uuidString)"
    try os.makedirs(os.path.join(folder, "deep"))
    try os.makedirs(os.path.join(folder, "deep"), existOk: true)
    #expect(throws: FileProblem.self) { try os.makedirs(folder) }
    try "text".write(toFile: folder + "/a.txt", atomically: true, encoding: .utf8)
    #expect(try os.listdir(folder) == ["a.txt", "deep"])
    #expect(try os.path.getsize(folder + "/a.txt") == 4)
    #expect(os.path.isfile(folder + "/a.txt") && os.path.isdir(folder) && !os.path.exists(folder + "/b"))
    #expect(throws: FileProblem.self) { try os.rmdir(folder) }
    try os.remove(folder + "/a.txt")
    try os.rmdir(folder + "/deep")
    try os.rmdir(folder)
    #expect(!os.path.exists(folder))
  }

  @Test func theEnvironmentIsReadAndWritten() {
    os.environ["TFREPL_PATH_TESTS"] = "1"
    #expect(os.environ["TFREPL_PATH_TESTS"] == "1" && os.environ.contains("TFREPL_PATH_TESTS"))
    os.environ["TFREPL_PATH_TESTS"] = nil
    #expect(os.getenv("TFREPL_PATH_TESTS") == nil && os.environ.get("TFREPL_PATH_TESTS", "none") == "none")
  }
}

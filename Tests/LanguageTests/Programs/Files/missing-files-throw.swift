do {
  let text = try String(contentsOfFile: "/no/such/file.txt", encoding: .utf8)
  print(text)
} catch {
  print("cannot read")
}
let nothing = try? String(contentsOfFile: "/no/such/file.txt", encoding: .utf8)
print(nothing == nil, (try? FileManager.default.contentsOfDirectory(atPath: "/no/such")) == nil)
func lineCount(_ path: String) throws -> Int {
  try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count
}
do { print(try lineCount("/no/such/file.txt")) } catch { print("no lines") }
do { try "x".write(toFile: "/no/such/dir/file", atomically: false, encoding: .utf8) } catch { print("cannot write") }
do { try FileManager.default.removeItem(atPath: "/no/such/file") } catch { print("cannot remove") }

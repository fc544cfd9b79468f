enum ParseError: Error { case empty, bad(String), worse(Int), late }
struct Failure: Error { let reason: String }
func parse(_ text: String) throws -> Int {
  if text.isEmpty { throw ParseError.empty }
  guard let value = Int(text) else { throw ParseError.bad(text) }
  if value < 0 { throw Failure(reason: "negative") }
  if value > 100 { throw value > 1000 ? ParseError.late : ParseError.worse(value) }
  return value
}
for text in ["12", "", "x", "-1", "101", "1001"] {
  do { print(try parse(text)) } catch { print(error, "-", error.localizedDescription) }
}
do { _ = try String(contentsOfFile: "/no/such/file", encoding: .utf8) } catch { print(error.localizedDescription) }

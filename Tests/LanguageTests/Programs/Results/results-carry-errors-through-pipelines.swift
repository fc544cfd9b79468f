struct ParseError: Error, Equatable { let line: Int; let text: String }
struct Row: Equatable { var x: Double; var y: Double }
func parse(_ line: String, _ number: Int) -> Result<Row, ParseError> {
  let parts = line.split(separator: ",").map { Double($0) }
  guard parts.count == 2, let x = parts[0], let y = parts[1] else { return .failure(ParseError(line: number, text: line)) }
  return .success(Row(x: x, y: y))
}
let lines = ["1,2", "3.5,4", "oops", "5,6,7", "-1,0"]
let rows = lines.enumerated().map { parse($0.element, $0.offset + 1) }
var good: [Row] = []
var bad: [ParseError] = []
for row in rows {
  switch row {
  case .success(let value) where value.x >= 0: good.append(value)
  case .success(let value): print("negative", value)
  case .failure(let error): bad.append(error)
  }
}
print(good)
print(bad.map(\.line))
print(rows.compactMap { try? $0.get() }.map(\.x).reduce(0, +))
func norm(_ row: Row) -> Result<Double, ParseError> {
  row.x == 0 && row.y == 0 ? .failure(ParseError(line: 0, text: "zero")) : .success((row.x * row.x + row.y * row.y).squareRoot())
}
print(rows[0].flatMap(norm).map { ($0 * 100).rounded() / 100 })
print(rows[2].flatMap(norm))
let recovered = rows[2].flatMapError { error in Result<Row, ParseError>.success(Row(x: Double(error.line), y: 0)) }
print(recovered, recovered == .success(Row(x: 3, y: 0)))
func all(_ results: [Result<Row, ParseError>]) throws(ParseError) -> [Row] {
  var found: [Row] = []
  for result in results { found.append(try result.get()) }
  return found
}
do { print(try all([rows[0], rows[1]]).count); print(try all(rows).count) } catch { print("line \(error.line): \(error.text)") }
var cache: [String: Result<Int, ParseError>] = [:]
cache["a"] = .success(1)
cache["b"] = .failure(ParseError(line: 9, text: "b"))
for key in cache.keys.sorted() { print(key, cache[key]!) }
if case .failure(let error)? = cache["b"] { print(error.text) }
let optional: Result<Int, ParseError>? = cache["zzz"]
print(optional == nil)
struct Job { let name: String; var outcome: Result<Double, any Error>? = nil }
var job = Job(name: "fit")
job.outcome = Result { try all([]).count == 0 ? 0.5 : 1 }
print(job.outcome.map { "\($0)" } ?? "none")

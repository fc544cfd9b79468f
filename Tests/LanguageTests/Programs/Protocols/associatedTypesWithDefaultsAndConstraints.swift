protocol Repository {
  associatedtype Model: Identifiable where Model.ID == Int
  associatedtype Failure: Error = NotFound
  var all: [Model] { get }
}
struct NotFound: Error {}
extension Repository {
  func find(_ id: Int) -> Model? { all.first { $0.id == id } }
  func ids() -> [Int] { all.map { $0.id } }
}
extension Repository where Model: CustomStringConvertible {
  func listing() -> String { all.map { $0.description }.joined(separator: ", ") }
}
struct User: Identifiable, CustomStringConvertible { let id: Int; let name: String; var description: String { "#\(id) \(name)" } }
struct Users: Repository { let all = [User(id: 1, name: "a"), User(id: 7, name: "b")] }
let users = Users()
print(users.find(7)?.name ?? "none", users.find(8)?.name ?? "none", users.ids(), users.listing())
func first<R: Repository>(_ repository: R) -> R.Model? where R.Model: CustomStringConvertible { repository.all.first }
print(first(users)!)

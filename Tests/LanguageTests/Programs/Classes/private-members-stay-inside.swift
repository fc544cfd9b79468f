class Account {
  private var balance = 0
  private(set) var owner = "me"
  fileprivate var note = ""
  private func secret() {}
  private static let limit = 3
  func open() { secret(); balance += Account.limit }
  struct Inner { func peek(_ a: Account) -> Int { a.balance } }
}
extension Account { func more() { balance += 1; secret() } }
let a = Account()
a.note = "fine"
print(a.owner)
print(a.balance)
a.owner = "you"
a.secret()
print(Account.limit)
class Single { static let shared = Single(); private init() {} }
_ = Single()
struct Hidden { private var x: Int; var y = 1 }
_ = Hidden(x: 1)

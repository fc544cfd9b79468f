func fetch() async -> Int { 3 }
let value = await fetch()
actor Counter {
  var count = 0
}
Task { print("later") }
@MainActor func show() {}

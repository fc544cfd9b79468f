@dynamicMemberLookup struct Bag {
  subscript(dynamicMember name: String) -> Int { name.count }
}
@dynamicCallable struct Call {
  func dynamicallyCall(withArguments: [Int]) -> Int { 1 }
}

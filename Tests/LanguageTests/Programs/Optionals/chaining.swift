let words: [String]? = ["a", "b"]
print(words?.count as Any, words?.first?.uppercased() as Any)
let none: [String]? = nil
print(none?.count as Any)

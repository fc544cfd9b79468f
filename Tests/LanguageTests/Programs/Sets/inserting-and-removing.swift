var s: Set<String> = []
print(s.insert("a").inserted, s.insert("a").inserted, s.count, s.remove("a") as Any, s.isEmpty)

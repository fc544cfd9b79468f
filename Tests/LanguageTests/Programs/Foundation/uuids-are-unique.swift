let a = UUID(), b = UUID()
print(a == b, a == a, a.uuidString.count)
let known = UUID(uuidString: "E621E1F8-C36C-495A-93FC-0C247A3E6E5F")!
print(known, known.uuidString.lowercased())
print(UUID(uuidString: "nonsense") == nil)
var seen: [UUID: Int] = [known: 1]
seen[known, default: 0] += 1
print(seen[known]!)

let e: [Int] = []
let d: [String: Int] = [:]
print(e, d, "", e.isEmpty)

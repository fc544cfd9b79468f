// Optionals in interpolations and as Any; tests of what is never nil.
let maybe: Int? = 3
let sure = 4
print("value \(maybe)")
print("value \(maybe ?? 0) \(String(describing: maybe)) \(maybe as Any)")
print(maybe)
let anything: Any = maybe
let mixed: [Any] = [1, maybe as Any]
print(anything, mixed.count)
print(sure == nil, sure != nil, nil == sure, maybe == nil)
print(sure ?? 9)
let name = "n"
print(name == nil ? "no" : "yes")

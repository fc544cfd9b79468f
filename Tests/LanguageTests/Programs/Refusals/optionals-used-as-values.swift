let maybe: Int? = 3
let sum = maybe + 1
let text: String? = "a"
print(text.count)
func take(_ x: Int) {}
take(maybe)
let list: [Int]? = nil
for x in list { print(x) }
if maybe { print("yes") }
let forced = 5!
let chained = 5?.description
if let five = 5 { print(five) }

class Box {}
struct Plain { var x = 1 }
var box: Box? = nil
print(box == nil, box != nil)
box = Box()
print(box == nil, nil != box)
let plain: Plain? = Plain()
print(plain == nil)
let number: Int? = nil
print(number == nil, number != 3)
let list: [Int]? = [1]
print(list == nil, list != nil)

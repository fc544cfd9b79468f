// is, as? and as! that always or never hold.
class Animal {}
class Dog: Animal {}
struct Stone {}
let dog = Dog()
let pet: Animal = dog
let number = 3
print(dog is Animal, pet is Dog)
print(number is Int)
print((dog as? Animal) != nil, (pet as? Dog) != nil)
print((number as? Int) != nil)
print((dog as! Animal) === dog, (pet as! Dog) === dog)
print(number as! Int)
print((number as? String) == nil)
print(Stone() is Int)
let anything: Any = number
print(anything is Int, (anything as? String) == nil)

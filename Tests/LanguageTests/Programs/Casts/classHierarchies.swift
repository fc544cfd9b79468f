class Vehicle { var wheels: Int { 0 }; func honk() -> String { "..." } }
class Car: Vehicle { override var wheels: Int { 4 }; override func honk() -> String { "beep" }; let doors = 5 }
final class Sport: Car { override func honk() -> String { "vroom" }; let top = 300 }
class Bike: Vehicle { override var wheels: Int { 2 } }
let garage: [Vehicle] = [Car(), Bike(), Sport(), Vehicle()]
for vehicle in garage {
  if let sport = vehicle as? Sport { print("sport", sport.top, sport.doors) }
  else if let car = vehicle as? Car { print("car", car.doors) }
  else if vehicle is Bike { print("bike", vehicle.wheels) }
  else { print("vehicle", vehicle.honk()) }
}
let car: Car = Sport()
let up = car as Vehicle
print(up.honk(), (up as! Car).doors, up is Sport, (up as? Bike) == nil)
print(garage.compactMap { $0 as? Car }.count, garage.filter { $0 is Sport }.count, garage.map { $0.wheels })
func only<T: Vehicle>(_ type: T.Type, in list: [Vehicle]) -> [T] { list.compactMap { $0 as? T } }
print(only(Car.self, in: garage).map { $0.honk() }, only(Bike.self, in: garage).count)
let optional: Vehicle? = garage[0]
print((optional as? Car)?.doors ?? 0, optional is Car, (nil as Vehicle?) is Car)
switch garage[2] {
case let sport as Sport where sport.top > 400: print("fast")
case let car as Car: print("just a car with", car.doors)
default: print("no car")
}
let cars = garage as? [Car]
print(cars == nil, ([Sport(), Car()] as [Vehicle]) as? [Car] != nil)

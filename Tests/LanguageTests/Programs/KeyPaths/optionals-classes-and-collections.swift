class Engine { var power = 100; let id = 7; init() {} }
class Car { var engine: Engine? = Engine(); var wheels = [1, 2, 3, 4]; var size = (width: 2.0, height: 1.5); var table = ["a": 1] }
let car = Car()
let power = \Car.engine?.power, wheel = \Car.wheels[2], width = \Car.size.width
print(car[keyPath: power] as Any, car[keyPath: wheel], car[keyPath: width], car[keyPath: \.engine!.id])
car[keyPath: wheel] += 30
car[keyPath: width] = 2.5
car[keyPath: \.table["b"]] = 5
car[keyPath: \.engine!.power] *= 2
print(car.wheels, car.size, car.table["b"] as Any, car.engine!.power)
let writes: [ReferenceWritableKeyPath<Car, [Int]>] = [\.wheels]
for path in writes { car[keyPath: path].append(9) }
print(car.wheels.count)
car.engine = nil
print(car[keyPath: power] as Any)
let cars = [car, Car()]
print(cars.map(\.wheels.count), cars.compactMap(\.engine?.power), cars.map(\.size.height).reduce(0, +))
print(["x": 1, "yy": 2].keys.sorted().map(\.count), (1...3).map(\.description), [[1, 2], []].filter(\.isEmpty).count)
print([3, 1, 2].sorted(by: >).first.map(\.description) ?? "-")
func total(_ cars: [Car], by path: KeyPath<Car, Int>) -> Int { cars.map { $0[keyPath: path] }.reduce(0, +) }
print(total(cars, by: \.wheels.count), total(cars, by: \.wheels[0]))
var point = (x: 1, y: 2)
let x = \(x: Int, y: Int).x
point[keyPath: x] = 10
print(point)

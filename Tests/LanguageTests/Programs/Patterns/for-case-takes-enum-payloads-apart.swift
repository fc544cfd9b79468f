enum Shape { case circle(radius: Double), rectangle(width: Double, height: Double), point }
let shapes: [Shape] = [.circle(radius: 1), .rectangle(width: 2, height: 3), .point, .circle(radius: 4)]
for case .circle(let r) in shapes { print("circle", r) }
for case let .rectangle(width, height) in shapes { print("rectangle", width, height) }
for case let .rectangle(width: w, height: h) in shapes where w < h { print("tall", w, h) }
for case .point in shapes { print("point") }
for case .circle(radius: let r) in shapes where r > 2 { print("large", r) }
for case .circle in shapes { print("a circle") }
var sum = 0.0
for case .circle(var r) in shapes { r *= 2; sum += r }
print(sum)

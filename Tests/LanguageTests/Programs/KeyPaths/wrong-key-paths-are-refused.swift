struct P { var x: Int; let y: Int }
var p = P(x: 1, y: 2)
let a = \P.z
let b: KeyPath<P, String> = \.x
p[keyPath: \P.y] = 5
let c = p[keyPath: \String.count]
let d = [1].map(\.nothing)

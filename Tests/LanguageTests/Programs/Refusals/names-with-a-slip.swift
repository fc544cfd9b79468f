let temperature = 20
print(temprature)
func distance(from: Int, to: Int) -> Int { to - from }
print(distnce(from: 1, to: 2))
print(distance(form: 1, to: 2))
struct Point { var width = 1 }
print(Point().widht)
enum Color { case green, blue }
let c: Color = .gren
let d = Color.bleu
let e: Strng = "a"
print([1, 2].cuont)

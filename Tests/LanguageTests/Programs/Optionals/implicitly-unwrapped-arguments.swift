protocol Sized { var size: Int { get } }
struct Box: Sized { var size: Int }

func measure(_ value: some Sized) -> Int { value.size }
func larger<A: Sized, B: Sized>(_ a: A, _ b: B) -> Int { max(a.size, b.size) }
func same<T>(_ value: T) -> T { value }

class Holder {
  var box: Box!
  var optional: Box?

  func fill() { box = Box(size: 3) }
  func total() -> Int { measure(box) + larger(box, Box(size: 5)) }
}

let holder = Holder()
holder.fill()
print(holder.total())
print(measure(holder.box))
print(same(holder.box) == nil)
print(type(of: same(holder.box)))

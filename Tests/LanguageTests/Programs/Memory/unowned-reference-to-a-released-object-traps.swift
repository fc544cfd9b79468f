final class Customer {
  let name: String
  var card: Card?
  init(_ name: String) { self.name = name }
  deinit { print("customer") }
}
final class Card {
  let number: Int
  unowned let customer: Customer
  init(number: Int, customer: Customer) { self.number = number; self.customer = customer }
  deinit { print("card \(number)") }
}
func fine() {
  let c = Customer("Ann")
  c.card = Card(number: 7, customer: c)
  print(c.card!.customer.name)
}
fine()
var c: Customer? = Customer("Bob")
let card = Card(number: 8, customer: c!)
print(card.customer.name)
c = nil
print("now")
print(card.customer.name)
print("not reached")

protocol Entity { var id: Int { get } }
protocol Named: Entity { var name: String { get } }
protocol Priced: Entity { var price: Double { get } }
protocol Product: Named, Priced { var stock: Int { get set } }
extension Entity { var key: String { "#\(id)" } }
extension Named { var label: String { key + " " + name } }
extension Priced { func total(_ n: Int) -> Double { price * Double(n) } }
extension Product { mutating func sell(_ n: Int) -> Bool { guard stock >= n else { return false }; stock -= n; return true } }
extension Product where Self: CustomStringConvertible { var line: String { description + "/" + label } }
struct Book: Product, CustomStringConvertible { let id: Int; let name: String; let price: Double; var stock: Int; var description: String { "Book(\(name))" } }
final class Pen: Product { let id = 2; let name = "pen"; var price: Double { 1.5 }; var stock = 1 }
var book = Book(id: 1, name: "swift", price: 10, stock: 3)
print(book.label, book.total(2), book.sell(2), book.stock, book.sell(5), book.line)
var pen = Pen()
print(pen.label, pen.sell(1), pen.stock, pen.sell(1))
var products: [any Product] = [book, pen]
for i in products.indices { print(products[i].key, products[i].label, products[i].sell(1), products[i].total(3)) }
print(book.stock, products[0].stock)
func show<T>(_ value: T) -> String where T: Named & Priced { "\(value.label): \(value.price)" }
print(show(book), show(pen))

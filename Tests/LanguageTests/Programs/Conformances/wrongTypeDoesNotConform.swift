protocol Scaler { func scale(_ x: Int) -> Int }
struct Wrong: Scaler { func scale(_ x: Int) -> Double { Double(x) } }
struct Labels: Scaler { func scale(x: Int) -> Int { x } }
struct Throwing: Scaler { func scale(_ x: Int) throws -> Int { x } }
struct Right: Scaler { func scale(_ x: Int) -> Int { x } }
protocol Counter { mutating func bump(); var count: Int { get set } }
struct ReadOnly: Counter { let count: Int; mutating func bump() {} }
struct Fine: Counter { var count: Int; func bump() {} }
class Reference: Counter { var count = 0; func bump() {} }
enum Level: Counter { case low; var count: Int { get { 0 } set {} }; mutating func bump() {} }

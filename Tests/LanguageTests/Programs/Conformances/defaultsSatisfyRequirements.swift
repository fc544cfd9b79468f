protocol Named { var name: String { get }; func greet() -> String }
extension Named { func greet() -> String { "Hi, " + name } }
protocol Loud: Named { func shout() -> String }
extension Loud { func shout() -> String { greet().uppercased() } }
struct Person: Loud { let name: String }
struct Robot: Named { let id: Int }
extension Equatable where Self: Named { func same(_ other: Self) -> Bool { self == other } }
protocol Zero { static var zero: Self { get } }
extension Zero where Self == Int { static var zero: Int { 0 } }
extension Int: Zero {}
extension Double: Zero { }
extension String: Named { var name: String { self } }

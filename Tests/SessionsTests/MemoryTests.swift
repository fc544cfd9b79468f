import Display
import Foundation
import Sessions
import Testing

/// What cells make is let go: the process does not grow with how often they run.
@Suite(.serialized) struct MemoryTests {
  private let session = Session()

  @discardableResult private func run(_ code: String) -> CellOutcome {
    session.run(CellRequest(code, isSilent: true), sink: RecordingOutputSink())
  }

  /// Kilobytes of memory that the process has in use.
  private func residentKilobytes() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return try #require(Int(fields[1])) * sysconf(Int32(_SC_PAGESIZE)) / 1024
  }

  /// Objects, cycles broken by weak references, structs, enums, existentials, closures, errors, key paths and collections.
  private static let everything = #"""
    protocol Shape { var area: Double { get } }
    final class Node: Shape { var next: Node?; weak var prev: Node?; var name: String; lazy var f: (Int) -> Int = { [unowned self] in $0 + self.name.count }; lazy var big = [1, 2, 3]; var area: Double { 1 }
      init(_ n: String) { name = n; } }
    struct Pair<A, B> { var a: A; var b: B }
    enum Tree { case leaf; indirect case node(Tree, String, Tree) }
    struct E: Error { var text: String }
    func fail(_ i: Int) throws -> Int { if i % 3 == 0 { throw E(text: "long long long long error \(i)") }; return i }
    func work(_ n: Int) -> Int {
      var total = 0
      for i in 0..<n {
        let a = Node("node number \(i) with a long name"), b = Node("b")
        a.next = b; b.prev = a
        total += a.f(i) + a.big.count
        var d = ["k\(i)": [Pair(a: i, b: "x\(i)")]]
        d["k\(i)"]!.append(Pair(a: 2, b: "second text that is long"))
        total += d.values.map { $0.count }.reduce(0, +)
        let t = Tree.node(.leaf, "text \(i) in a tree that is long", .node(.leaf, "b", .leaf))
        if case .node(_, let s, let r) = t { total += s.count; if case .node = r { total += 1 } }
        total += (try? fail(i)) ?? 0
        do { total += try fail(i) } catch let e as E { total += e.text.count } catch {}
        let shapes: [any Shape] = [a, b]
        total += Int(shapes.reduce(0) { $0 + $1.area })
        let any: Any = d
        if let back = any as? [String: [Pair<Int, String>]] { total += back.count }
        total += Set(["a\(i)", "b"]).count + "a,b,c".split(separator: ",").map { $0.uppercased() }.joined().count
        let kp = \Pair<Int, String>.a; total += Pair(a: 3, b: "")[keyPath: kp]
        var s = "abc"; s.append("def \(i)"); s.removeLast(); total += s.count
        let lazyOnes = [1, 2, 3].lazy.map { $0 * 2 }.filter { $0 > 2 }; total += lazyOnes.reduce(0, +)
        total += [3, 1, 2].sorted { $0 < $1 }[0] + (stride(from: 0, to: 10, by: 2).map { $0 }.count)
        let o: Node? = i % 2 == 0 ? a : nil; total += o?.next?.name.count ?? 0
      }
      return total
    }
    """#

  @Test func whatCellsMakeIsReleased() throws {
    #expect(run(Self.everything).succeeded)
    #expect(run("_ = work(4000)").succeeded)
    let before = try residentKilobytes()
    for _ in 0..<5 { #expect(run("_ = work(4000)").succeeded) }
    #expect(try residentKilobytes() - before < 1024)
  }

  @Test func whatTrappingCellsMadeIsReleased() throws {
    run(Self.everything)
    run("""
      func deep(_ n: Int, _ node: Node) -> Int {
        let mine = Node("a node of call \\(n) with a long name")
        mine.next = node
        let texts = ["k\\(n)": [Pair(a: n, b: "text")]]
        return n == 0 ? [1][n + texts.count] : deep(n - 1, mine) + texts.count
      }
      """)
    let trap = "deep(200, Node(\"first\"))"
    for _ in 0..<50 { #expect(run(trap).failure?.kind == .trap) }
    let before = try residentKilobytes()
    for _ in 0..<300 { run(trap) }
    #expect(try residentKilobytes() - before < 1024)
  }
}

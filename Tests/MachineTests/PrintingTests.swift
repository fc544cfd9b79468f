import Bytecode
import Machine
import Testing

/// Printed forms against Swift's own.
struct PrintingTests {
  private func check<T: SlotConvertible>(_ value: T) {
    let slot = value.owned()
    #expect(T.descriptor.describe(slot) == String(describing: value))
    #expect(T.descriptor.debugDescribe(slot) == String(reflecting: value))
    if T.isReferenceSlot { slot.release() }
  }

  @Test func scalarsPrintAsSwiftPrintsThem() {
    for number in [0, -0.0, 1, 0.1, 1e16, 1e-5, 5e-324, .infinity, .nan, 123456789.125] { check(number) }
    for number in [Int.min, -1, 0, Int.max] { check(number) }
    check(UInt64.max)
    check(Int8.min)
    check(Float(0.1))
    check(true)
  }

  @Test func textPrintsAsSwiftPrintsIt() {
    check("a\"b\n\u{1F600}é")
    check(Character("é"))
    check("abc"[...])
  }

  @Test func containersPrintAsSwiftPrintsThem() {
    check([1, 2])
    check([[String]]())
    check([["a"], []])
    check(Int?.none)
    check(Int??.some(nil))
    check([String?.some("x"), nil])
    check(0..<5)
    check(1...3)
  }

  @Test func tuplesShowTheirLabels() {
    let type = TypeDescriptor.tuple([.init(type: .int), .init(label: "name", type: .string)])
    let tuple = Slot(owning: TupleObject.make(owned: [1, "x".owned()], references: 0b10))
    defer { tuple.release() }
    #expect(type.describe(tuple) == "\((1, name: "x"))")
  }
}

struct SlotTableTests {
  @Test func agreesWithDictionaryUnderRandomInsertionsAndRemovals() {
    var generator = SystemRandomNumberGenerator()
    let table = DictionaryObject(keyType: .int, valueType: .int)
    var expected: [Int: Int] = [:]
    for step in 0..<20_000 {
      let key = Int.random(in: 0..<500, using: &generator)
      if Bool.random(using: &generator) {
        table.set(step.owned(), forKey: key.owned())
        expected[key] = step
      } else {
        #expect((table.removeValue(forKey: key.owned()) != nil) == (expected.removeValue(forKey: key) != nil))
      }
    }
    #expect(table.count == expected.count)
    for (key, value) in expected { #expect(table.value(forKey: key.owned()) == value.owned()) }
  }

  @Test func canonicallyEquivalentStringsAreOneKey() {
    let table = DictionaryObject(keyType: .string, valueType: .int)
    for text in ["\u{E9}", "e\u{301}", "K", "\u{212A}"] {
      let key = text.owned()
      table.set(1, forKey: key)
      key.release()
    }
    #expect(table.count == 2)
  }
}

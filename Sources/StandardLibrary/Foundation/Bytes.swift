import Foundation
import Machine

extension Data: BoundValue {
  package static var boundName: String { "Data" }
}

extension BoxedValue: NativeSequence where Value == Data {
  package func elements(_ type: TypeDescriptor) -> ArrayObject {
    let array = ArrayObject(capacity: value.count, elementsAreReferences: false)
    for byte in value { array.append(owned: Slot(byte)) }
    return array
  }
}

extension NativeTable {
  mutating func addBytes() {
    self["Data.init()"] = { $1.give(Data()) }
    self["Data.init(_:)"] = { $1.give(Data([UInt8].borrow($1[0]))) }
    self["Data.init(contentsOf:)"] = { context, w in attempt(context, w) { try Data(contentsOf: .borrow(w[0])) } }
    self["Data.init(base64Encoded:)"] = { $1.give(Data(base64Encoded: $1.string(0))) }
    self["Data.count"] = { $1.give(Data.borrow($1[0]).count) }
    self["Data.isEmpty"] = { $1.give(Data.borrow($1[0]).isEmpty) }
    self["Data.subscript(_:)"] = { context, w in
      let data = Data.borrow(w[0])
      guard data.indices.contains(w.int(1)) else { return fail(context, "Index out of range") }
      return w.give(data[w.int(1)])
    }
    self["Data.subscript(_:)=set"] = { context, w in
      var data = takeInout(w, 0, as: Data.self)
      guard data.indices.contains(w.int(1)) else { return w.fail(context, "Index out of range", updating: data.owned()) }
      data[w.int(1)] = .borrow(w[2])
      return w.update(data.owned())
    }
    self["Data.append(_:)"] = { _, w in
      var data = takeInout(w, 0, as: Data.self)
      data.append(Data.borrow(w[1]))
      return w.update(data.owned())
    }
    self["Data.append(_:UInt8)"] = { _, w in
      var data = takeInout(w, 0, as: Data.self)
      data.append(UInt8.borrow(w[1]))
      return w.update(data.owned())
    }
    self["Data.append(contentsOf:)"] = { _, w in
      var data = takeInout(w, 0, as: Data.self)
      data.append(contentsOf: [UInt8].borrow(w[1]))
      return w.update(data.owned())
    }
    self["Data.base64EncodedString()"] = { $1.give(Data.borrow($1[0]).base64EncodedString()) }
    self["Data.write(to:)"] = { context, w in
      attempt(context, w) { try Data.borrow(w[0]).write(to: .borrow(w[1]), options: .atomic) }
    }
    self["Data.description"] = { $1.give(Data.borrow($1[0]).description) }
  }
}

/// Runs Foundation code that may throw, and hands its error to the notebook.
func attempt(_ context: UnsafeMutableRawPointer, _ w: Window, _ body: () throws -> some SlotConvertible) -> Int32 {
  do { return w.give(try body()) } catch { return MachineContext.from(context).throwError(error, w) }
}

func attempt(_ context: UnsafeMutableRawPointer, _ w: Window, _ body: () throws -> Void) -> Int32 {
  do {
    try body()
    return w.give(slot: 0)
  } catch {
    return MachineContext.from(context).throwError(error, w)
  }
}

import Bytecode
import Display
import Machine
import StandardLibrary
import Tensors

// Loops and algorithms go through tensors and arrays row by row.

extension Tensor: NativeSequence {
  package func elements(_ type: TypeDescriptor) -> ArrayObject { rowSlots(of: self) { $0.owned() } }
}

extension NDArray: NativeSequence {
  package func elements(_ type: TypeDescriptor) -> ArrayObject { rowSlots(of: self) { $0.owned() } }
}

private func rowSlots<Rows: Sequence>(of rows: Rows, _ slot: (Rows.Element) -> Slot) -> ArrayObject {
  let array = ArrayObject(elementsAreReferences: true)
  for row in rows {
    if ExecutionContext.current.mustStop { break }
    array.append(owned: slot(row))
  }
  return array
}

import Bytecode
import Machine
import Learning
import Tensors

/// The value of a `some Trackable` argument.
func openTrackable(_ slot: Slot, _ type: TypeDescriptor) -> any Trackable { type.anyValue(slot) as! any Trackable }

/// The value of an `any Trackable` argument.
func anyTrackable(_ slot: Slot) -> any Trackable {
  let value: ExistentialObject = slot.object()
  return openTrackable(value.slot, value.type)
}

/// The value of a `some LayerConvertible` argument.
func openLayerConvertible(_ slot: Slot, _ type: TypeDescriptor) -> any LayerConvertible {
  type.anyValue(slot) as! any LayerConvertible
}

/// The value of an `any LayerConvertible` argument.
func anyLayerConvertible(_ slot: Slot) -> any LayerConvertible {
  let value: ExistentialObject = slot.object()
  return openLayerConvertible(value.slot, value.type)
}

/// What Swift's reflection cannot see of an object: the fields and the name that a notebook's class gave it.
protocol NotebookReflection: NotebookSubclass, AttributeProviding, NamedByNotebook {}

extension NotebookReflection {
  package var notebookClassName: String { instance.type.name }

  package var attributes: [(name: String, value: Any)] {
    instance.type.fields.enumerated().compactMap { index, field in
      let slot = instance[index]
      // A field that is nil or not set yet holds nothing to track.
      if field.type.isReference, slot == 0 { return nil }
      return (field.name, field.type.anyValue(slot))
    }
  }
}

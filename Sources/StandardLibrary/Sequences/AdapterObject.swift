import Machine

/// What `enumerated`, `zip`, `lazy.map`, `prefix` and their like make: the sequence they are made of and what they do to
/// it, under the name of their type. Their elements are made when they are asked for.
///
/// A value: nothing changes one.
package final class AdapterObject: CustomStringConvertible, CustomDebugStringConvertible {
  package struct Part {
    /// As Swift shows the field.
    let label: String
    package let slot: Slot
    let type: TypeDescriptor
  }

  let type: TypeDescriptor
  package let parts: [Part]
  /// All elements, once they were asked for; never those of a lazy sequence, whose closures run at every pass.
  var cached: ArrayObject?

  /// Retains the slots of the parts.
  init(_ type: TypeDescriptor, _ parts: Part...) {
    self.type = type
    self.parts = parts
    for part in parts where part.type.isReference && part.slot != 0 { _ = part.slot.retained() }
  }

  deinit { for part in parts where part.type.isReference && part.slot != 0 { part.slot.release() } }

  package var description: String {
    if case .native(let name, _, _) = type.kind, name == "StrideTo" || name == "StrideThrough" {
      // Swift shows these by their type alone.
      return "Swift.\(name)<\(parts[0].type.reflectedName)>"
    }
    return "\(type)(" + parts.map { "\($0.label): \($0.type.debugDescribe($0.slot))" }.joined(separator: ", ") + ")"
  }

  package var debugDescription: String { description }
}

/// The name of an adapter type, and the types it was made of.
func adapterName(_ type: TypeDescriptor) -> (name: String, arguments: [TypeDescriptor]) {
  if case .native(let name, let arguments, _) = type.kind { return (name, arguments) }
  return ("", [])
}

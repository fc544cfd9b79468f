import Display
import Machine
import TextFormats

// Formatted interpolation, `"\(x, ".3f")"`: window [value][format][type of the value].

extension NativeTable {
  mutating func addFormattedText() {
    self["DefaultStringInterpolation.appendInterpolation(_:_:)"] = { context, w in
      let type = w.type(2)
      guard let value = type.anyValue(w[0]) as? any TextFormattable else {
        return fail(context, OperationFailure("a value of type '\(type)' has no formats"))
      }
      do {
        return w.give(try value.text(in: FormatSpecification(w.string(1))))
      } catch {
        return fail(context, OperationFailure("\(error)"))
      }
    }
  }
}

/// Ends the cell with a failure: the user's mistake, not one of Swift's run-time errors.
func fail(_ context: UnsafeMutableRawPointer, _ failure: OperationFailure) -> Int32 {
  MachineContext.from(context).execution.fail(failure)
  return NativeStatus.failed
}

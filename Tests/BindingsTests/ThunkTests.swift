import Bindings
import Display
import Machine
import TensorKit
import Testing

/// Calls bound functions as the machine does, through windows made by hand.
@Suite(.serialized) struct ThunkTests {
  private let context = ExecutionContext(sink: RecordingOutputSink())

  /// The window after the call of a native; fails the test when it does not end normally.
  private func call(_ key: String, _ slots: [Slot], expecting status: Int32 = NativeStatus.ok) throws -> [Slot] {
    let before = ExecutionContext.current
    ExecutionContext.current = context
    defer { ExecutionContext.current = before }
    let engine = Engine(natives: [TensorKitBindings.library], execution: context)
    MachineContext.current = engine.context
    let native = try #require(TensorKitBindings.library.native(forKey: key), "no native \(key)")
    var window = slots + Array(repeating: 0, count: 8)
    let ended = window.withUnsafeMutableBufferPointer {
      native(Unmanaged.passUnretained(engine.context).toOpaque(), $0.baseAddress!)
    }
    #expect(ended == status, "\(key): \(context.failure.map(\.description) ?? "")")
    return window
  }

  private func constant(_ values: [Double]) throws -> Slot {
    let type = TypeDescriptor.array(.double)
    return try call("tf.constant(_:dtype:shape:name:)", [values.owned(), 0, 0, 0, 0b0001, type.slot])[0]
  }

  @Test func someArgumentsAreOpenedByTheirDescriptorAndDefaultsFilledIn() throws {
    let tensor = Tensor.borrow(try constant([1, 2]))
    #expect("\(tensor)" == "tf.Tensor([1. 2.], shape=(2,), dtype=float32)")
  }

  @Test func genericOperatorsTakeNumbers() throws {
    let x = try constant([1, 2])
    let sum = try call("Tensor.+(_:_:) (Tensor, S)", [x, 1.5.owned(), TypeDescriptor.double.slot])[0]
    #expect(Tensor.borrow(sum).numpy().toDoubles() == [2.5, 3.5])
  }

  @Test func aFailingOperationEndsWithStatusTwo() throws {
    let a = try constant([1, 2])
    let b = try constant([1, 2, 3])
    _ = try call("Tensor.+(_:_:) (Tensor, Tensor)", [a, b], expecting: NativeStatus.failed)
    #expect(context.failure != nil)
  }

  @Test func implicitMembersAndPropertiesAreNatives() throws {
    let level = try call("logging.Level.info", [])[0]
    let logger = try call("logging.getLogger(_:)", ["thunks".owned()])[0]
    _ = try call("logging.Logger.setLevel(_:)", [logger, level])
    #expect(logging.getLogger("thunks").level == .info)
    _ = try call("logging.Logger.propagate=set", [logger, 0])
    #expect(!logging.getLogger("thunks").propagate)
  }

  @Test func aNativeClosureIsCalledBack() throws {
    let closure = ClosureObject(native: { _, window in
      let x = Tensor.borrow(window[0])
      window[0] = (x * 3).owned()
      return NativeStatus.ok
    })
    let data = DatasetCore(slicesOf: [tf.constant([1.0, 2.0, 3.0])])
    let mapped = try call(
      "Dataset.map(_:numParallelCalls:deterministic:) ((Element) -> Tensor, Int?, Bool?)",
      [data.owned(), Slot(owning: closure), 0, 0, 1, TypeDescriptor.native("Tensor").slot])[0]
    let engine = Engine(natives: [TensorKitBindings.library], execution: context)
    MachineContext.current = engine.context
    let step = DatasetCore.borrow(mapped).makeStep()
    #expect([step()![0].item(), step()![0].item()] == [3, 6])
  }

  @Test func everyKeyHasANative() {
    for key in TensorKitBindings.keys { #expect(TensorKitBindings.library.native(forKey: key) != nil, "\(key)") }
    #expect(TensorKitBindings.keys.count > 700)
  }
}

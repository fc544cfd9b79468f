import Display
import Glibc
import Tensors

/// One pass over the elements of a data set, each a list of tensors.
package class ElementPass {
  /// Elements of a block that waits for the thread of the user's code to be completed.
  private var waiting: [[Tensor]] = []

  /// The next element; nil at the end, and after a failure.
  package func next() -> [Tensor]? { nil }

  /// Up to `count` elements stacked along a new first axis; nil when none are left, and after a failure.
  ///
  /// Passes that can fill a whole block at once do so here, without a tensor for each element.
  package func next(stacking count: Int) -> [Tensor]? {
    var elements = waiting
    waiting = []
    while elements.count < count, let element = next() { elements.append(element) }
    if elements.count < count, PipelineThread.current?.needsUser == true {
      waiting = elements
      return nil
    }
    return elements.isEmpty || PipelineThread.mustStop ? nil : Stacking.stack(elements)
  }

  /// The same pass with its rows in another order, where it goes through rows of tables and nobody can tell the
  /// difference; nil elsewhere. The pass itself is then used no more.
  func reordered(_ change: (RowOrder) -> RowOrder) -> ElementPass? { nil }

  /// Whether it does nothing but native work on memory of its own, so that a thread behind the scenes may do it.
  package var isNative: Bool { false }

  /// Whether all elements have one shape, so that whole blocks are no more likely to fail than single elements.
  package var givesBlocks: Bool { false }

  init() {}
}

/// A pass that is one function.
final class FunctionPass: ElementPass {
  private let step: () -> [Tensor]?

  init(_ step: @escaping () -> [Tensor]?) { self.step = step }

  override func next() -> [Tensor]? { PipelineThread.mustStop ? nil : step() }
}

/// A pass that asks another one.
class UpstreamPass: ElementPass {
  let upstream: ElementPass

  init(_ upstream: ElementPass) { self.upstream = upstream }

  override var isNative: Bool { upstream.isNative }
  override var givesBlocks: Bool { upstream.givesBlocks }
}

/// What the thread that makes elements ahead of time must not do itself: record a failure that belongs to an element
/// nobody has asked for yet, or run code of the user.
final class PipelineThread {
  var failure: OperationFailure?
  /// Set when the work goes on only on the thread that runs the user's code.
  var needsUser = false

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// The state of the current thread; nil on the thread that runs the user's code.
  static var current: PipelineThread? {
    pthread_getspecific(key).map { Unmanaged<PipelineThread>.fromOpaque($0).takeUnretainedValue() }
  }

  func becomeCurrent() { pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque()) }

  static var mustStop: Bool {
    if ExecutionContext.current.mustStop { return true }
    return current?.failure != nil
  }
}

/// Records a failure of the pipeline, on a thread of the pipeline for the element it belongs to.
func failDataset(_ operation: String, _ message: String, context: [String] = []) {
  let failure = OperationFailure(operation: operation, message, context: context)
  if let thread = PipelineThread.current {
    if thread.failure == nil { thread.failure = failure }
  } else if !ExecutionContext.current.mustStop {
    ExecutionContext.current.fail(failure)
  }
}

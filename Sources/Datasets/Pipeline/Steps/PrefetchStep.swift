import Display
import Glibc
import Tensors

extension DatasetCore {
  /// Elements made ahead of time by a thread of their own, where making them takes nothing but native work.
  package func prefetch(_ count: Int) -> DatasetCore {
    guard count >= -1 else {
      failDataset("prefetch", "the buffer size must not be negative, found \(count)")
      return self
    }
    if count == 0 { return self }
    return DatasetCore(cardinality: cardinality, keys: keys, specs: { self.specs }) { [self] in
      // Two elements keep both sides busy; more help only where the time per element varies.
      PrefetchPass(makePass(), count == -1 ? 2 : count)
    }
  }
}

/// The first element is made on the thread that asks: only then is it known what the functions on the way do.
private final class PrefetchPass: UpstreamPass {
  private let capacity: Int
  private var queue: ElementQueue?
  private var isOver = false

  init(_ upstream: ElementPass, _ capacity: Int) {
    self.capacity = capacity
    super.init(upstream)
  }

  deinit { queue?.cancel() }

  override var isNative: Bool { false }
  override var givesBlocks: Bool { false }

  override func next() -> [Tensor]? {
    if isOver { return nil }
    if let queue {
      switch queue.take() {
      case .element(let element): return element
      case .end(let failure):
        isOver = true
        if let failure { ExecutionContext.current.fail(failure) }
        return nil
      case .needsUser: self.queue = nil
      case .stopped: return nil
      }
    }
    guard let element = upstream.next() else { return nil }
    if upstream.isNative { queue = ElementQueue(upstream, capacity) }
    return element
  }
}

/// Elements on their way from the thread that makes them to the one that wants them.
private final class ElementQueue: @unchecked Sendable {
  enum Taken {
    case element([Tensor])
    case end(OperationFailure?)
    /// The maker has stopped before something that only the thread of the user's code may do.
    case needsUser
    case stopped
  }

  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let upstream: ElementPass
  private let capacity: Int
  // Behind the mutex.
  private var elements: [[Tensor]] = []
  private var ending: Taken?
  private var isCancelled = false

  /// Starts the maker; nil where the system gives no thread.
  init?(_ upstream: ElementPass, _ capacity: Int) {
    self.upstream = upstream
    self.capacity = capacity
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
    var thread = pthread_t()
    let me = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { argument in
        let queue = Unmanaged<ElementQueue>.fromOpaque(argument!).takeRetainedValue()
        queue.make()
        return nil
      }, me.toOpaque())
    guard status == 0 else {
      me.release()
      return nil
    }
    pthread_detach(thread)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(changed)
    mutex.deallocate()
    changed.deallocate()
  }

  func cancel() {
    pthread_mutex_lock(mutex)
    isCancelled = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }

  func take() -> Taken {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while elements.isEmpty, ending == nil {
      if ExecutionContext.current.mustStop { return .stopped }
      // An interrupt comes without a signal of the condition.
      var until = timespec()
      clock_gettime(CLOCK_REALTIME, &until)
      until.tv_nsec += 50_000_000
      if until.tv_nsec >= 1_000_000_000 {
        until.tv_nsec -= 1_000_000_000
        until.tv_sec += 1
      }
      pthread_cond_timedwait(changed, mutex, &until)
    }
    if elements.isEmpty { return ending! }
    let element = elements.removeFirst()
    pthread_cond_broadcast(changed)
    return .element(element)
  }

  // MARK: the maker's thread

  private func make() {
    // Signals belong to the thread that runs the user's code.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    let state = PipelineThread()
    state.becomeCurrent()
    while waitForRoom() {
      let element = upstream.next()
      pthread_mutex_lock(mutex)
      if let element {
        elements.append(element)
      } else {
        ending = state.needsUser ? .needsUser : .end(state.failure)
      }
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(mutex)
      if element == nil { break }
    }
    withExtendedLifetime(state) {}
  }

  private func waitForRoom() -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while elements.count >= capacity, !isCancelled { pthread_cond_wait(changed, mutex) }
    return !isCancelled
  }
}

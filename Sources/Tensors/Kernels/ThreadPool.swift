import CKernels
import Glibc
import Synchronization

/// The one pool of worker threads: every library below us runs single-threaded on the blocks that
/// these workers hand it. (Two libraries with pools of their own slow each other down tenfold.)
///
/// Workers wait on a condition variable; a call made from inside a worker runs on that worker.
package final class ThreadPool: @unchecked Sendable {
  package static let shared = ThreadPool()

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let wake: UnsafeMutablePointer<pthread_cond_t>
  private let finished: UnsafeMutablePointer<pthread_cond_t>
  private var workerCount = 0
  private var generation = 0
  private var job: ((Range<Int>) -> Void)?
  private var jobCount = 0
  private var blockSize = 1
  private var pendingWorkers = 0
  private let next = Atomic<Int>(0)
  private var isBusy = false
  private var wanted: Int

  private init() {
    mutex = .allocate(capacity: 1)
    wake = .allocate(capacity: 1)
    finished = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
    pthread_cond_init(finished, nil)
    wanted = ThreadPool.availableProcessors
  }

  /// Processors this process may run on, not merely those that exist.
  package static var availableProcessors: Int { Int(ck_processor_count()) }

  /// How many threads share the work, the calling one included.
  package var threadCount: Int {
    get { wanted }
    set { wanted = max(1, newValue) }
  }

  /// Splits `0..<count` into blocks of at least `grain` and runs `body` on them on all threads.
  package func parallelFor(_ count: Int, grain: Int, _ body: (Range<Int>) -> Void) {
    let blocks = min(wanted, count / max(grain, 1))
    if blocks <= 1 || !begin() {
      if count > 0 { body(0..<count) }
      return
    }
    startWorkers(blocks - 1)
    withoutActuallyEscaping(body) { escapable in
      pthread_mutex_lock(mutex)
      job = escapable
      jobCount = count
      // Twice as many blocks as threads, so that one slow thread costs half a share.
      blockSize = max(grain, (count + 2 * blocks - 1) / (2 * blocks))
      next.store(0, ordering: .relaxed)
      pendingWorkers = workerCount
      generation += 1
      pthread_cond_broadcast(wake)
      pthread_mutex_unlock(mutex)

      work(escapable)

      pthread_mutex_lock(mutex)
      while pendingWorkers > 0 { pthread_cond_wait(finished, mutex) }
      job = nil
      isBusy = false
      pthread_mutex_unlock(mutex)
    }
  }

  private func begin() -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if isBusy { return false }
    isBusy = true
    return true
  }

  private func work(_ body: (Range<Int>) -> Void) {
    while true {
      let start = next.wrappingAdd(blockSize, ordering: .relaxed).oldValue
      if start >= jobCount { return }
      body(start..<min(start + blockSize, jobCount))
    }
  }

  private func startWorkers(_ count: Int) {
    while workerCount < count {
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { pool in
          Unmanaged<ThreadPool>.fromOpaque(pool!).takeUnretainedValue().runWorker()
          return nil
        }, Unmanaged.passUnretained(self).toOpaque())
      if status != 0 { return }
      pthread_detach(thread)
      pthread_mutex_lock(mutex)
      workerCount += 1
      pthread_mutex_unlock(mutex)
    }
  }

  private func runWorker() {
    // Signals belong to the thread that runs the user's code.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    // A worker is created idle, before the job it was created for is published.
    var seen = 0
    pthread_mutex_lock(mutex)
    while true {
      while generation == seen || job == nil {
        if job == nil { seen = generation }
        pthread_cond_wait(wake, mutex)
      }
      seen = generation
      let body = job!
      pthread_mutex_unlock(mutex)
      work(body)
      pthread_mutex_lock(mutex)
      pendingWorkers -= 1
      if pendingWorkers == 0 { pthread_cond_signal(finished) }
    }
  }
}

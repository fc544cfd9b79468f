import CKernels
import Glibc
import Synchronization

/// The one pool of worker threads: every library below us runs single-threaded on the blocks that
/// these workers hand it. (Two libraries with pools of their own slow each other down tenfold.)
///
/// A job is opened by making `generation` odd and closed by making it even again. Workers that notice it
/// in time enter (`active`) and take blocks; the caller takes blocks too and, once none are left, waits
/// only for the workers that have entered. A worker that sleeps, or whose processor is taken by somebody
/// else, therefore never holds a job up. A call made from inside a worker runs on that worker.
package final class ThreadPool: @unchecked Sendable {
  package static let shared = ThreadPool()

  /// A range of the job, and the addresses the job was called with.
  package typealias Body = (Range<Int>, UnsafePointer<UnsafeMutableRawPointer>) -> Void

  /// How long a worker looks for the next job before it sleeps: longer than the serial steps between two
  /// shared ones, short enough that an idle process uses no processor time one would notice.
  private static let workerPatience: UInt64 = 100_000
  /// How long the caller looks for a worker's last block before it sleeps and so leaves its processor to it.
  private static let callerPatience: UInt64 = 50_000

  // Odd while a job is open.
  private let generation = Atomic<Int>(0)
  private let active = Atomic<Int>(0)
  private let next = Atomic<Int>(0)
  private let isBusy = Atomic<Bool>(false)
  private let sleepingWorkers = Atomic<Int>(0)
  private let isCallerAsleep = Atomic<Bool>(false)

  // The job. Written by the caller before it is opened and read by workers that have entered.
  private var job: Body?
  private var jobAddresses: UnsafePointer<UnsafeMutableRawPointer>
  private var jobCount = 0
  private var blockSize = 1
  private var jobWorkers = 0

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let wake: UnsafeMutablePointer<pthread_cond_t>
  private let finished: UnsafeMutablePointer<pthread_cond_t>
  private var workerCount = 0
  private let wanted: Atomic<Int>
  private let noAddresses: UnsafeMutablePointer<UnsafeMutableRawPointer>

  private init() {
    mutex = .allocate(capacity: 1)
    wake = .allocate(capacity: 1)
    finished = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wake, nil)
    pthread_cond_init(finished, nil)
    wanted = Atomic(ThreadPool.availableProcessors)
    noAddresses = .allocate(capacity: 1)
    noAddresses.initialize(to: UnsafeMutableRawPointer(noAddresses))
    jobAddresses = UnsafePointer(noAddresses)
  }

  /// Processors this process may use, not merely those that exist.
  package static let availableProcessors = Int(ck_processor_count())

  /// How many threads share the work, the calling one included.
  package var threadCount: Int {
    get { wanted.load(ordering: .relaxed) }
    set { wanted.store(max(1, newValue), ordering: .relaxed) }
  }

  /// Splits `0..<count` into blocks of at least `grain` and runs `body` on them on all threads.
  package func parallelFor(_ count: Int, grain: Int, _ body: (Range<Int>) -> Void) {
    if shares(count, grain) <= 1 {
      if count > 0 { body(0..<count) }
      return
    }
    withoutActuallyEscaping(body) { body in
      run(count, grain: grain, UnsafePointer(noAddresses)) { range, _ in body(range) }
    }
  }

  /// As `parallelFor`, for kernels: nothing is allocated.
  package func run(
    _ count: Int, grain: Int, _ addresses: UnsafePointer<UnsafeMutableRawPointer>, _ body: @escaping Body
  ) {
    let threads = shares(count, grain)
    if threads <= 1 || isBusy.exchange(true, ordering: .acquiring) {
      if count > 0 { body(0..<count, addresses) }
      return
    }
    startWorkers(threads - 1)
    job = body
    jobAddresses = addresses
    jobCount = count
    jobWorkers = threads - 1
    // Twice as many blocks as threads, so that one slow thread costs half a share; of short jobs only
    // one each, since a third block for two threads would leave one of them waiting.
    let blocks = count / max(grain, 1) >= 2 * threads ? 2 * threads : threads
    blockSize = (count + blocks - 1) / blocks
    next.store(0, ordering: .relaxed)
    generation.wrappingAdd(1, ordering: .sequentiallyConsistent)
    if sleepingWorkers.load(ordering: .sequentiallyConsistent) > 0 { wakeWorkers() }
    takeBlocks(body, addresses)
    generation.wrappingAdd(1, ordering: .sequentiallyConsistent)
    awaitActiveWorkers()
    job = nil
    isBusy.store(false, ordering: .releasing)
  }

  private func shares(_ count: Int, _ grain: Int) -> Int { min(threadCount, count / max(grain, 1)) }

  private func takeBlocks(_ body: Body, _ addresses: UnsafePointer<UnsafeMutableRawPointer>) {
    let (count, size) = (jobCount, blockSize)
    while true {
      let start = next.wrappingAdd(size, ordering: .relaxed).oldValue
      if start >= count { return }
      body(start..<min(start + size, count), addresses)
    }
  }

  /// The caller stores the closing generation before it reads `active`, a worker adds itself to `active`
  /// before it reads the generation: one of them sees the other.
  private func awaitActiveWorkers() {
    if active.load(ordering: .sequentiallyConsistent) == 0 { return }
    let end = ck_nanoseconds() + Self.callerPatience
    repeat {
      for _ in 0..<16 {
        if active.load(ordering: .acquiring) == 0 { return }
        ck_pause()
      }
    } while ck_nanoseconds() < end
    pthread_mutex_lock(mutex)
    isCallerAsleep.store(true, ordering: .sequentiallyConsistent)
    while active.load(ordering: .sequentiallyConsistent) != 0 { pthread_cond_wait(finished, mutex) }
    isCallerAsleep.store(false, ordering: .relaxed)
    pthread_mutex_unlock(mutex)
  }

  private func wakeWorkers() {
    pthread_mutex_lock(mutex)
    for _ in 0..<min(jobWorkers, sleepingWorkers.load(ordering: .relaxed)) { pthread_cond_signal(wake) }
    pthread_mutex_unlock(mutex)
  }

  // MARK: workers

  private final class WorkerStart {
    let pool: ThreadPool
    let index: Int
    init(_ pool: ThreadPool, _ index: Int) {
      self.pool = pool
      self.index = index
    }
  }

  private func startWorkers(_ count: Int) {
    while workerCount < count {
      var thread = pthread_t()
      let start = Unmanaged.passRetained(WorkerStart(self, workerCount))
      let status = pthread_create(
        &thread, nil,
        { start in
          let start = Unmanaged<WorkerStart>.fromOpaque(start!).takeRetainedValue()
          start.pool.runWorker(start.index)
          return nil
        }, start.toOpaque())
      if status != 0 {
        start.release()
        return
      }
      pthread_detach(thread)
      workerCount += 1
    }
  }

  private func runWorker(_ index: Int) {
    // Signals belong to the thread that runs the user's code.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    var seen = 0
    while true {
      seen = awaitJob(after: seen)
      active.wrappingAdd(1, ordering: .sequentiallyConsistent)
      if generation.load(ordering: .sequentiallyConsistent) == seen, index < jobWorkers { takePart() }
      let left = active.wrappingSubtract(1, ordering: .sequentiallyConsistent).newValue
      if left == 0, isCallerAsleep.load(ordering: .sequentiallyConsistent) {
        pthread_mutex_lock(mutex)
        pthread_cond_signal(finished)
        pthread_mutex_unlock(mutex)
      }
    }
  }

  /// A function of its own, so that no reference to the body outlives the worker's part in the job.
  @inline(never)
  private func takePart() { takeBlocks(job!, jobAddresses) }

  /// The generation of an open job other than the one seen last.
  private func awaitJob(after seen: Int) -> Int {
    func isNew(_ generation: Int) -> Bool { generation & 1 == 1 && generation != seen }
    while true {
      // Threads beyond the processors would take time from those that work.
      if threadCount <= Self.availableProcessors {
        let end = ck_nanoseconds() + Self.workerPatience
        repeat {
          for _ in 0..<16 {
            let now = generation.load(ordering: .acquiring)
            if isNew(now) { return now }
            ck_pause()
          }
        } while ck_nanoseconds() < end
      }
      pthread_mutex_lock(mutex)
      sleepingWorkers.wrappingAdd(1, ordering: .sequentiallyConsistent)
      let before = generation.load(ordering: .sequentiallyConsistent)
      if !isNew(before) { pthread_cond_wait(wake, mutex) }
      sleepingWorkers.wrappingSubtract(1, ordering: .relaxed)
      pthread_mutex_unlock(mutex)
      let now = generation.load(ordering: .sequentiallyConsistent)
      if isNew(now) { return now }
      // Woken for a job that is over: the next one is probably near.
    }
  }
}

/// A kernel whose body works on ranges of `0..<count`, shared out in blocks of at least `grain`.
package func parallelKernel(_ count: Int, grain: Int, _ body: @escaping ThreadPool.Body) -> Kernel {
  let whole = 0..<count
  if count == 0 { return { _ in } }
  if count < 2 * grain { return { addresses in body(whole, addresses) } }
  return { addresses in ThreadPool.shared.run(count, grain: grain, addresses, body) }
}

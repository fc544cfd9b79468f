import Glibc
import Synchronization
import Tensors
import Testing

/// Runs `body` with each thread count, then puts back what was there.
func withEveryThreadCount(_ counts: [Int] = [1, 2, 3, 4], _ body: (Int) -> Void) {
  let pool = ThreadPool.shared
  let before = pool.threadCount
  defer { pool.threadCount = before }
  for threads in counts {
    pool.threadCount = threads
    body(threads)
  }
}

extension SerializedTests {
  @Suite struct ThreadPoolTests {
    @Test func everyIndexIsVisitedOnce() {
      withEveryThreadCount { _ in
        for count in [0, 1, 7, 8, 9, 1000, 65_537] {
          for grain in [1, 3, 64] {
            let visits = UnsafeMutablePointer<UInt8>.allocate(capacity: count + 1)
            visits.initialize(repeating: 0, count: count + 1)
            ThreadPool.shared.parallelFor(count, grain: grain) { range in
              for index in range { visits[index] += 1 }
            }
            #expect((0..<count).allSatisfy { visits[$0] == 1 })
            visits.deallocate()
          }
        }
      }
    }

    @Test func manyShortJobsInARowLoseNothing() {
      withEveryThreadCount { threads in
        let totals = UnsafeMutablePointer<Int>.allocate(capacity: 16)
        totals.initialize(repeating: 0, count: 16)
        for job in 0..<5_000 {
          ThreadPool.shared.parallelFor(16, grain: 1) { range in for index in range { totals[index] += job } }
        }
        #expect((0..<16).allSatisfy { totals[$0] == 5_000 * 4_999 / 2 }, "\(threads) threads")
        totals.deallocate()
      }
    }

    @Test func jobsAfterAPauseFindTheWorkersAgain() {
      withEveryThreadCount([2, 4]) { _ in
        let total = Atomic<Int>(0)
        for _ in 0..<20 {
          ThreadPool.shared.parallelFor(8, grain: 1) { total.wrappingAdd($0.count, ordering: .relaxed) }
          usleep(1_000)
        }
        #expect(total.load(ordering: .relaxed) == 160)
      }
    }

    @Test func aCallFromInsideAWorkerRunsInPlace() {
      let total = UnsafeMutablePointer<Int>.allocate(capacity: 64)
      total.initialize(repeating: 0, count: 64)
      ThreadPool.shared.parallelFor(64, grain: 1) { outer in
        for row in outer {
          ThreadPool.shared.parallelFor(100, grain: 1) { inner in total[row] += inner.count }
        }
      }
      #expect((0..<64).allSatisfy { total[$0] == 100 })
      total.deallocate()
    }

    @Test func severalThreadsMayShareOutWorkAtOnce() {
      final class Total: Sendable { let value = Atomic<Int>(0) }
      let total = Total()
      var threads: [pthread_t] = []
      for _ in 0..<4 {
        var thread = pthread_t()
        pthread_create(
          &thread, nil,
          { argument in
            let total = Unmanaged<Total>.fromOpaque(argument!).takeRetainedValue()
            for _ in 0..<200 {
              ThreadPool.shared.parallelFor(40, grain: 1) { total.value.wrappingAdd($0.count, ordering: .relaxed) }
            }
            return nil
          }, Unmanaged.passRetained(total).toOpaque())
        threads.append(thread)
      }
      for thread in threads { pthread_join(thread, nil) }
      #expect(total.value.load(ordering: .relaxed) == 4 * 200 * 40)
    }
  }
}

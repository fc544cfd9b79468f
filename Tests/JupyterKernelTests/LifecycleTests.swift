import Foundation
import JupyterKernel
import JupyterMessages
import Testing

@Suite struct LifecycleTests {
  @Test func theKernelAnnouncesItsStart() {
    let bench = KernelBench()
    let first = bench.waitFor { !$0.isEmpty }.first
    #expect(first?.channel == .iopub && first?["execution_state"] == "starting")
    #expect(first?.parentFrame == Data("{}".utf8))
  }

  @Test func shutdownIsRepliedBroadcastAndThenHappens() {
    for restart in [false, true] {
      let bench = KernelBench()
      let answers = bench.ask(ShutdownRequest(restart: restart), on: .control)
      #expect(answers.types == ["status", "shutdown_reply", "shutdown_reply", "status"])
      #expect(answers[1].channel == .control && answers[2].channel == .iopub)
      #expect(answers[1]["restart"] == .bool(restart))
      #expect(bench.kernel.waitForExecutionThread(timeout: 5))
      #expect(bench.transport.hasStopped)
      #expect(bench.kernel.ending == .shutdown(restart: restart))
    }
  }

  @Test func shutdownDuringACellInterruptsIt() {
    let bench = KernelBench()
    let started = Flag()
    let stop = Flag()
    bench.session.onExecute = { _, _ in
      started.raise()
      stop.wait()
      return .done
    }
    bench.session.onInterrupt = { stop.raise() }
    bench.send(ExecuteRequest(code: ""))
    started.wait()
    bench.send(ShutdownRequest(restart: false), on: .control)
    #expect(bench.kernel.waitForExecutionThread(timeout: 5))
  }

  @Test func theFirstEndingCounts() {
    let bench = KernelBench()
    bench.kernel.terminated(reason: "signal 15")
    bench.kernel.terminated(reason: "again")
    #expect(bench.kernel.ending == .terminated(reason: "signal 15"))
  }

  @Test func subscribersAreWelcomedUnderTheirTopic() throws {
    let bench = KernelBench()
    bench.kernel.received([Data([1])], on: .iopub)
    bench.kernel.received([Data([1]) + Data("kernel".utf8)], on: .iopub)
    bench.kernel.received([Data([0]) + Data("kernel".utf8)], on: .iopub)
    bench.kernel.received([Data([1, 0xFF, 0xFE])], on: .iopub)
    bench.kernel.received([], on: .iopub)
    bench.kernel.received([Data()], on: .iopub)
    _ = bench.ask(KernelInfoRequest())
    let welcomes = bench.waitFor { _ in true }.filter { $0.type == "iopub_welcome" }
    #expect(welcomes.map(\.identities) == [[Data()], [Data("kernel".utf8)]])
    #expect(welcomes.map { $0["subscription"] } == ["", "kernel"])
  }

  @Test func droppedMessagesAreLoggedAndDisturbNothing() {
    let bench = KernelBench()
    let (_, good) = bench.frames(KernelInfoRequest())
    var unsigned = good
    unsigned[2] = Data()
    bench.kernel.received(unsigned, on: .shell)
    bench.kernel.received([Data("noise".utf8)], on: .control)
    bench.kernel.received(good, on: .shell)
    bench.kernel.received(good, on: .shell)
    _ = bench.ask(KernelInfoRequest())
    let replies = bench.waitFor { _ in true }.filter { $0.type == "kernel_info_reply" }
    #expect(replies.count == 2)
    #expect(bench.log.count == 3)
    #expect(bench.log.contains { $0.contains("accepted before") })
  }

  @Test func randomFramesOnEveryChannelNeverCrash() {
    let bench = KernelBench()
    var seed: UInt64 = 42
    func random(_ below: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % below
    }
    let (_, good) = bench.frames(ExecuteRequest(code: "1"))
    for _ in 0..<3000 {
      var frames = good
      for _ in 0...random(3) {
        let index = random(frames.count)
        switch random(4) {
        case 0: frames.remove(at: index)
        case 1: frames[index] = Data((0..<random(30)).map { _ in UInt8(random(256)) })
        case 2: frames.swapAt(index, random(frames.count))
        default: frames.insert(Data(), at: index)
        }
        if frames.isEmpty { break }
      }
      bench.kernel.received(frames, on: Channel.allCases[random(4)])
    }
    #expect(bench.ask(KernelInfoRequest()).first("kernel_info_reply") != nil)
  }
}

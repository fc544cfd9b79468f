import Display
import Foundation
import PythonModules
import Testing

@Suite(.serialized) struct DateTests {
  private let moment = datetime(2026, 11, 21, 9, 5, 7, 250)

  @Test func textsAreThoseOfPython() {
    #expect(moment.description == "2026-11-21 09:05:07.000250")
    #expect(moment.isoformat() == "2026-11-21T09:05:07.000250")
    #expect(moment.strftime("%Y%m%d-%H%M%S") == "20261121-090507")
    #expect(moment.strftime("%f %% %A %j %p %%f") == "000250 % Saturday 325 AM %f")
    #expect(moment.strftime("") == "" && moment.strftime("%p").count == 2)
    #expect(datetime(2026, 1, 2).description == "2026-01-02 00:00:00")
  }

  @Test func partsAreRead() {
    let parts = [moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second]
    #expect(parts.map(String.init).joined(separator: " ") == "2026 11 21 9 5 7")
    #expect(moment.microsecond == 250 && moment.weekday() == 5 && moment.isoweekday() == 6)
    #expect(datetime(1900, 3, 1).weekday() == 3)
  }

  @Test func timesAreSubtracted() {
    let difference = moment - datetime(2026, 1, 1)
    #expect(difference.description == "324 days, 9:05:07.000250")
    #expect(difference.totalSeconds() == 28026307.00025)
    #expect((moment + timedelta(days: 10, hours: 20)).description == "2026-12-02 05:05:07.000250")
    #expect(timedelta(hours: 25, seconds: 1.5).description == "1 day, 1:00:01.500000")
    #expect(timedelta(seconds: -1).description == "-1 day, 23:59:59")
    #expect(datetime(2024, 2, 29) < datetime(2024, 3, 1))
  }

  @Test func everyDayOfFourCenturiesComesBack() {
    for number in stride(from: -80_000, to: 80_000, by: 7) {
      let day = datetime(1970, 1, 1) + timedelta(days: Double(number))
      #expect(datetime(day.year, day.month, day.day) == day)
    }
  }

  @Test func localTimeAndTimestampsAgree() {
    let now = Date().timeIntervalSince1970
    #expect(abs(datetime.now().timestamp() - now) < 5)
    #expect(datetime.fromtimestamp(1.7e9).timestamp() == 1.7e9)
    #expect(abs(datetime.datetime.now().timestamp() - time.time()) < 5)
  }

  @Test func impossibleDatesAreRecorded() {
    let (before, context) = (ExecutionContext.current, ExecutionContext(sink: RecordingOutputSink()))
    ExecutionContext.current = context
    defer { ExecutionContext.current = before }
    _ = datetime(2026, 2, 29)
    #expect(context.failure?.description == "[datetime] there is no 2026-2-29 0:0:0.0")
  }

  @Test func sleepingTakesTimeAndHeedsInterrupts() {
    let (before, context) = (ExecutionContext.current, ExecutionContext(sink: RecordingOutputSink()))
    ExecutionContext.current = context
    defer { ExecutionContext.current = before }
    let start = time.perfCounter()
    time.sleep(0.03)
    #expect(time.perfCounter() - start >= 0.03)
    context.interrupt()
    time.sleep(100)
    #expect(time.perfCounter() - start < 50)
  }
}

import Display
import PythonModules
import Testing

/// The numbers are those of CPython 3.11 after the same calls.
@Suite(.serialized) struct RandomTests {
  @Test func aSeedGivesPythonsNumbers() {
    random.seed(42)
    #expect(random.randint(1, 6) == 6)
    #expect(random.random() == 0.11133106816568039)
    #expect(random.uniform(2, 5) == 4.224651499279499)
    #expect(random.gauss(0, 1) == 0.017593105583573694)
    #expect(random.gauss() == 0.5479616463399781)
    #expect(random.randrange(10, 100, 7) == 17)
    var list = [1, 2, 3, 4, 5, 6, 7, 8]
    random.shuffle(&list)
    #expect(list == [8, 3, 6, 7, 1, 4, 5, 2])
    #expect(random.choice(list) == 7)
    #expect(random.sample(list, 3) == [8, 1, 3])
    #expect(random.choices(list, k: 4) == [4, 4, 7, 7])
    #expect(random.choices(["a", "b"], weights: [0.9, 0.1], k: 5) == ["a", "a", "a", "a", "a"])
    #expect(random.sample(Array(0..<100), 6) == [35, 19, 27, 97, 43, 13])
  }

  @Test func theSignOfASeedIsIgnoredAsInPython() {
    random.seed(7)
    let first = random.random()
    random.seed(-7)
    #expect(random.random() == first)
  }

  @Test func misuseIsRecorded() {
    func failure(_ body: () -> Void) -> String? {
      let (before, context) = (ExecutionContext.current, ExecutionContext(sink: RecordingOutputSink()))
      ExecutionContext.current = context
      defer { ExecutionContext.current = before }
      body()
      return context.failure?.description
    }
    #expect(failure { _ = random.randint(3, 1) } == "[randint] there is no integer from 3 to 1")
    #expect(failure { _ = random.randrange(0) } == "[randrange] there is no integer from 0 up to 0 in steps of 1")
    #expect(failure { _ = random.sample([1], 2) } == "[sample] 1 elements have no sample of 2")
    #expect(failure { _ = random.choices([Int]()) } == "[choices] there is nothing to choose from: the list is empty")
  }
}

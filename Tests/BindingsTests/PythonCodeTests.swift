import Testing

/// Python's modules and formats in notebook code.
@Suite(.serialized) struct PythonCodeTests {
  @Test func timeIsMeasured() {
    let output = NotebookCode().run("""
      let start = time.time()
      time.sleep(0.01)
      print(time.time() - start >= 0.009, time.perfCounter() > 0, time.strftime("%Y").count)
      """)
    #expect(output == "true true 4\n")
  }

  @Test func datesAreFormattedAndSubtracted() {
    let output = NotebookCode().run("""
      let d = datetime(2026, 11, 21, 9, 5)
      print("logs/fit/" + d.strftime("%Y%m%d-%H%M%S"), d, d.year, d.weekday())
      let later = d + timedelta(days: 1, hours: 2.5)
      print(later - d, (later - d).totalSeconds(), later > d, [d, later].max()!)
      print(datetime.datetime.now() > d || true, datetime.now().strftime("%Y").count)
      """)
    #expect(output == """
      logs/fit/20261121-090500 2026-11-21 09:05:00 2026 5
      1 day, 2:30:00 95400.0 true 2026-11-22 11:35:00
      true 4

      """)
  }

  @Test func randomNumbersAreThoseOfPython() {
    let output = NotebookCode().run("""
      random.seed(42)
      print(random.randint(1, 6), random.random(), random.uniform(2, 5), random.gauss(0, 1), random.gauss())
      print(random.randrange(10, 100, 7))
      var list = [1, 2, 3, 4, 5, 6, 7, 8]
      let before = list
      random.shuffle(&list)
      print(list, before, random.choice(list), random.sample(list, 3), random.choices(list, k: 4))
      print(random.choices(["a", "b"], weights: [0.9, 0.1], k: 5), random.choice(["x"]))
      """)
    #expect(output == """
      6 0.11133106816568039 4.224651499279499 0.017593105583573694 0.5479616463399781
      17
      [8, 3, 6, 7, 1, 4, 5, 2] [1, 2, 3, 4, 5, 6, 7, 8] 7 [8, 1, 3] [4, 4, 7, 7]
      ["a", "a", "a", "a", "a"] x

      """)
  }

  @Test func nothingIsChosenFromAnEmptyList() {
    let report = NotebookCode().run("let none: [Int] = []\nprint(random.choice(none))")
    #expect(report.contains("[choice] there is nothing to choose from: the list is empty") && report.contains("cell 1:2:"))
  }

  @Test func jsonIsReadAndWritten() {
    let output = NotebookCode().run(#"""
      let value = try json.loads("{\"layers\": [64, 10], \"rate\": 0.001, \"name\": \"net\"}")
      print(value["layers"][0].int!, value["rate"].double! * 2, value["name"].string ?? "", value["none"].isNull)
      print(value)
      for layer in value["layers"].array ?? [] { print(layer.int! + 1) }
      print(try json.dumps(["epochs": 5, "batch": 32]), try json.dumps([1.5, 2]))
      let config: [String: Any] = ["a": 1, "b": [1, 2], "c": "x", "d": true]
      print(try json.dumps(config, indent: 2))
      do { print(try json.loads("{")) } catch { print("bad JSON") }
      """#)
    #expect(output == #"""
      64 0.002 net true
      {"layers": [64, 10], "name": "net", "rate": 0.001}
      65
      11
      {"batch": 32, "epochs": 5} [1.5, 2.0]
      {
        "a": 1,
        "b": [
          1,
          2
        ],
        "c": "x",
        "d": true
      }
      bad JSON

      """#)
  }

  @Test func pathsAndTheEnvironment() {
    let output = NotebookCode().run(#"""
      os.environ["TFREPL_NOTEBOOK_TEST"] = "2"
      print(os.environ["TFREPL_NOTEBOOK_TEST"] ?? "", os.getenv("TFREPL_NO_SUCH", "none"))
      print(os.path.join("logs", "fit", "run"), os.path.splitext("a/b.csv"), os.path.exists("/no/such"), os.sep)
      let folder = os.path.join(NSTemporaryDirectory(), "tfrepl-" + UUID().uuidString)
      try os.makedirs(folder, existOk: true)
      try "x".write(toFile: os.path.join(folder, "a.txt"), atomically: true, encoding: .utf8)
      print(try os.listdir(folder))
      do { try os.makedirs(folder) } catch { print("there already") }
      try os.remove(os.path.join(folder, "a.txt"))
      try os.rmdir(folder)
      print(os.path.isdir(folder))
      """#)
    #expect(output == """
      2 none
      logs/fit/run ("a/b", ".csv") false /
      ["a.txt"]
      there already
      false

      """)
  }

  @Test func tensorsOfOneNumberHaveFormats() {
    let output = NotebookCode().run("""
      let loss = tf.constant(0.034567)
      let count = tf.constant(1234567)
      print("\\(loss, ".4f") \\(count, ",") \\(tf.constant(true), "d") \\(np.array([1.5, 2.5])[0], "8.2f")|")
      print("\\(tf.reduceMean(tf.constant([1.0, 2.0])), ".2e") \\(tf.constant(0.1), "")")
      """)
    #expect(output == """
      0.0346 1,234,567 1     1.50|
      1.50e+00 tf.Tensor(0.1, shape=(), dtype=float32)

      """)
  }

  @Test func tensorsOfMoreNumbersHaveNone() {
    let report = NotebookCode().run("print(\"\\(tf.constant([1.0, 2.0]), \".2f\")\")")
    #expect(report.contains("a tensor of shape (2,) is not one number") && report.contains("cell 1:1:"))
  }
}

import Display
import Tensors
import Testing

extension SerializedTests {
  /// Expected texts are what TensorFlow 2.21 prints.
  @Suite struct StringTests {
    private func text(_ x: Tensor) -> String { x.numpy().description }

    @Test func theTutorialsGreeting() {
      let hello = tf.constant("Hello, TensorFlow!")
      #expect("\(hello)" == "tf.Tensor(b'Hello, TensorFlow!', shape=(), dtype=string)")
      #expect(String(reflecting: hello) == "<tf.Tensor: shape=(), dtype=string, numpy=b'Hello, TensorFlow!'>")
      #expect(hello.numpy().description == "b'Hello, TensorFlow!'")
      #expect(hello.dtype.description == "<dtype: 'string'>")
    }

    @Test func bytesPrintAsInPython() {
      let x = tf.constant([["a", "it's"], ["q\"x'", "\\\n\té\0"]])
      #expect(text(x) == "[[b'a' b\"it's\"]\n [b'q\"x\\'' b'\\\\\\n\\t\\xc3\\xa9\\x00']]")
      #expect(String(reflecting: x[0]) == "<tf.Tensor: shape=(2,), dtype=string, numpy=array([b'a', b\"it's\"], dtype=object)>")
      #expect(String(reflecting: tf.zeros([0], dtype: .string)) == "<tf.Tensor: shape=(0,), dtype=string, numpy=array([], dtype=object)>")
    }

    @Test func literalsMakeStringTensors() {
      let x: Tensor = [["a", "b"], ["c", "d"]]
      #expect(x.dtype == .string && x.shape == [2, 2])
      #expect(failureMessage { _ = tf.constant(["a"], dtype: .float32) } == "[constant] b'a' is text, dtype float32 cannot hold it")
      #expect(failureMessage { _ = tf.constant(1, dtype: .string) } == "[constant] 1 is no text, dtype string takes text only")
      let mixed: TensorLiteral = ["a", 1]
      #expect(failureMessage { _ = tf.constant(mixed) } == "[constant] 1 is no text, dtype string takes text only")
      #expect(text(tf.zeros([2], dtype: .string)) == "[b'' b'']")
      #expect(failureMessage { _ = tf.ones([2], dtype: .string) } == "[fill] takes a numeric dtype, found string")
      #expect(text(tf.fill([2], "x")) == "[b'x' b'x']")
    }

    @Test func movementIsThatOfNumbers() {
      let x = tf.constant(["a", "bb", "ccc", "", "e", "f"])
      let square = tf.reshape(x, [2, 3])
      #expect(text(tf.transpose(square)) == "[[b'a' b'']\n [b'bb' b'e']\n [b'ccc' b'f']]")
      #expect(text(square[0..., 1]) == "[b'bb' b'e']")
      #expect(text(x[.range(step: -2)]) == "[b'f' b'' b'bb']")
      #expect(text(tf.gather(x, [2, 0, 2])) == "[b'ccc' b'a' b'ccc']")
      #expect(text(tf.concat([x, x], axis: 0)[6...7]) == "[b'a' b'bb']")
      #expect(text(tf.stack([x[0], x[1]], axis: 0)) == "[b'a' b'bb']")
      #expect(text(tf.tile(tf.constant(["b"]), [3])) == "[b'b' b'b' b'b']")
      #expect(text(tf.where([true, false], ["a", "b"], "c")) == "[b'a' b'c']")
      #expect(text(tf.broadcastTo("a", [2, 2])) == "[[b'a' b'a']\n [b'a' b'a']]")
      #expect(text(tf.expandDims("a", axis: 0)) == "[b'a']")
      #expect(tf.size(x).item() == 6)
      let array = x.numpy()
      array[0...1] = np.array(["z", "y"])
      #expect(array.description == "[b'z' b'y' b'ccc' b'' b'e' b'f']" && text(x[0]) == "b'a'")
    }

    @Test func stringsAreComparedAndJoinedButNotComputedWith() {
      let x = tf.constant(["a", "b"])
      #expect(text(x == "a") == "[ True False]" && text(x != "a") == "[False  True]")
      #expect(text(tf.equal(x, ["a", "c"])) == "[ True False]")
      #expect(text(x + tf.constant("c")) == "[b'ac' b'bc']" && text(tf.add(x, "c")) == "[b'ac' b'bc']")
      #expect(failureMessage { _ = x * x } == "[multiply] takes a numeric dtype, found string; convert it with tf.cast")
      #expect(failureMessage { _ = x * 2 } == "[multiply] 2 is no text, dtype string takes text only")
      #expect(failureMessage { _ = x < x } == "[less] takes numbers, found string")
      #expect(failureMessage { _ = tf.constant([1]) == "a" } == "[equal] b'a' is text, dtype int32 cannot hold it")
      #expect(failureMessage { _ = tf.argmax(x) } == "[argmax] takes numbers, found string")
      #expect(failureMessage { _ = tf.reduceMax(x) } == "[reduceMax] takes a numeric dtype, found string; convert it with tf.cast")
      #expect(failureMessage { _ = tf.cast(x, .float32) }?.contains("tf.strings.toNumber") == true)
      #expect(failureMessage { _ = tf.cast([1], .string) }?.contains("tf.strings.asString") == true)
    }

    @Test func distinctStringsAndPythonText() {
      let (y, places, counts) = tf.uniqueWithCounts(["b", "a", "b", ""])
      #expect(text(y) == "[b'b' b'a' b'']" && text(places) == "[0 1 0 2]" && text(counts) == "[2 1 1]")
      #expect(tf.constant("größe").numpy().decode() == "größe")
      #expect(tf.constant(["a", ""]).numpy().toStrings() == ["a", ""])
      #expect(failureMessage { _ = Double(tf.constant("1")) }?.contains("a string is no number") == true)
      #expect(failureMessage { _ = tf.constant("a").numpy().toDoubles() } == "[toDoubles] takes numbers, found string")
      #expect(failureMessage { _ = tf.constant(["a", "b"]).numpy().decode() }?.contains("takes one string") == true)
    }

    @Test func zerosLikeTracedStringsAreEmpty() {
      let traced = TracedFunction.trace([TensorSpec(.string, [-1])]) { [tf.zerosLike($0[0])] }
      #expect(traced?([tf.constant(["a", "b"])]).map(text) == ["[b'' b'']"])
    }

    @Test func variablesHoldStringsAndSnapshotsStay() {
      let v = tf.Variable(["a", "b"])
      let before = v.value()
      v.assign(["c", "d"])
      #expect(text(before) == "[b'a' b'b']" && text(v.value()) == "[b'c' b'd']")
      #expect("\(tf.Variable("a"))" == "<tf.Variable 'Variable:0' shape=() dtype=string, numpy=b'a'>")
    }

    @Test func joining() {
      #expect(text(tf.strings.join(["a", "b"])) == "b'ab'")
      #expect(text(tf.strings.join([["a", "b"], ["c", "d"]], separator: "-")) == "[b'a-c' b'b-d']")
      #expect(text(tf.strings.join([tf.constant("x"), tf.constant(["c", "d"])], separator: "-")) == "[b'x-c' b'x-d']")
      let grid = tf.constant([["a", "b"], ["c", "d"]])
      #expect(text(tf.strings.reduceJoin(grid, axis: 0)) == "[b'ac' b'bd']")
      #expect(text(tf.strings.reduceJoin(grid, axis: -1, keepdims: true)) == "[[b'ab']\n [b'cd']]")
      #expect(text(tf.strings.reduceJoin(grid)) == "b'abcd'")
      #expect(text(tf.strings.reduceJoin(grid, axis: [0, 1])) == "b'acbd'")
      #expect(text(tf.strings.reduceJoin(grid, axis: [1, 0], separator: "_")) == "b'a_b_c_d'")
    }

    @Test func lettersAndLengths() {
      #expect(text(tf.strings.length(["hello", "wörld", ""])) == "[5 6 0]")
      #expect(text(tf.strings.length(["wörld"], unit: .utf8Char)) == "[5]")
      #expect(text(tf.strings.lower(["ABC Ö"])) == "[b'abc \\xc3\\x96']")
      #expect(text(tf.strings.lower(["ABC Ö"], encoding: .utf8)) == "[b'abc \\xc3\\xb6']")
      #expect(text(tf.strings.upper(["aß ö"], encoding: .utf8)) == "[b'ASS \\xc3\\x96']")
      #expect(text(tf.strings.strip(["  a b\n\t", "\u{b}\u{c}x "])) == "[b'a b' b'x']")
    }

    @Test func substrings() {
      #expect(text(tf.strings.substr(["hello", "world!"], 1, 3)) == "[b'ell' b'orl']")
      #expect(text(tf.strings.substr(["hello"], -3, 2)) == "[b'll']")
      #expect(text(tf.strings.substr(["hello"], 5, 2)) == "[b'']")
      #expect(text(tf.strings.substr(["hello"], 1, -1)) == "[b'ello']")
      #expect(text(tf.strings.substr(["wörld"], 1, 2, unit: .utf8Char)) == "[b'\\xc3\\xb6r']")
      #expect(text(tf.strings.substr(["hello", "world"], [1, 2], [2, 3])) == "[b'el' b'rld']")
      #expect(
        failureMessage { _ = tf.strings.substr(["hello"], 10, 2) }
          == "[strings.substr] pos 10 is out of range for string b'hello' at index 0")
    }

    @Test func splitting() {
      #expect(text(tf.strings.split("a b  c")) == "[b'a' b'b' b'c']")
      #expect(text(tf.strings.split("a,b,,c", sep: ",")) == "[b'a' b'b' b'' b'c']")
      #expect(text(tf.strings.split("a,b,c", sep: ",", maxsplit: 1)) == "[b'a' b'b,c']")
      #expect(text(tf.strings.split("  a  b c ", maxsplit: 1)) == "[b'a' b'b c ']")
      #expect(tf.strings.split("").shape == [0] && text(tf.strings.split("", sep: ",")) == "[b'']")
      #expect(text(tf.strings.split(["a b", "c d"])) == "[[b'a' b'b']\n [b'c' b'd']]")
      #expect(failureMessage { _ = tf.strings.split(["a b", "c"]) }?.contains("2 and 1 parts") == true)
      #expect(text(tf.strings.bytesSplit("hé")) == "[b'h' b'\\xc3' b'\\xa9']")
      #expect(text(tf.strings.unicodeSplit("hé")) == "[b'h' b'\\xc3\\xa9']")
    }

    @Test func patterns() {
      #expect(
        text(tf.strings.regexReplace(["Text with tags.<br /><b>contains html</b>"], "<[^>]+>", " "))
          == "[b'Text with tags.  contains html ']")
      #expect(text(tf.strings.regexReplace("aaa", "a", "b", replaceGlobal: false)) == "b'baa'")
      #expect(text(tf.strings.regexReplace("ab12", "([a-z]+)(\\d+)", "\\2-\\1 $1 \\0")) == "b'12-ab $1 ab12'")
      #expect(text(tf.strings.regexFullMatch(["TF lib", "lib x"], ".*lib$")) == "[ True False]")
      #expect(failureMessage { _ = tf.strings.regexReplace("a", "(", "b") }?.contains("is no regular expression") == true)
    }

    @Test func numbersFromText() {
      #expect(text(tf.strings.toNumber(["1.5", " 2 ", "-3e2", "nan", "inf", "0x10"])) == "[   1.5    2.  -300.     nan    inf   16. ]")
      #expect(text(tf.strings.toNumber(["1", "-2", " 3 "], .int32)) == "[ 1 -2  3]")
      #expect(text(tf.strings.toNumber(["1e400"])) == "[inf]")
      for (bad, dtype) in [("abc", DType.float32), ("", .float32), ("1.5", .int32), ("99999999999", .int32), ("1", .float16)] {
        #expect(failureMessage { _ = tf.strings.toNumber([bad], dtype) } != nil)
      }
    }

    @Test func numbersAsText() {
      #expect(
        text(tf.strings.asString([1.0, 2.5, .nan, -.infinity, 1e10, 0.1]))
          == "[b'1.000000' b'2.500000' b'nan' b'-inf' b'10000000000.000000' b'0.100000']")
      #expect(text(tf.strings.asString(tf.constant([1.0, 0.1]), precision: 2)) == "[b'1.00' b'0.10']")
      #expect(text(tf.strings.asString([1.0, 0.1], scientific: true)) == "[b'1.000000e+00' b'1.000000e-01']")
      #expect(text(tf.strings.asString([1.0, 0.1, 1e-10], shortest: true)) == "[b'1' b'0.1' b'1e-10']")
      #expect(text(tf.strings.asString([1.0, 0.1], width: 12, fill: "0")) == "[b'00001.000000' b'00000.100000']")
      #expect(text(tf.strings.asString([1, -22], width: 5, fill: "0")) == "[b'00001' b'-0022']")
      #expect(text(tf.strings.asString([1, -22], width: 5, fill: "-")) == "[b'1    ' b'-22  ']")
      #expect(text(tf.strings.asString([true, false])) == "[b'true' b'false']")
      #expect(text(tf.strings.asString(tf.constant([1.1], dtype: .float16))) == "[b'1.099609']")
    }

    @Test func bucketsAreTensorFlows() {
      let texts = ["Hello", "TensorFlow", "2.x", "", String(repeating: "x", count: 20), String(repeating: "y", count: 40),
        String(repeating: "z", count: 100), String(repeating: "w", count: 300)]
      #expect(text(tf.strings.toHashBucketFast(texts, 1_000_003)) == "[184354 387482 628455 377723 268677 641401 111982  45822]")
      #expect(text(tf.strings.toHashBucketFast(["Hello"], 1 << 62)) == "[1569640939275362439]")
    }

    @Test func formatting() {
      #expect(text(tf.strings.format("tensor: {}, suffix", tf.range(10))) == "b'tensor: [0 1 2 ... 7 8 9], suffix'")
      #expect(
        text(tf.strings.format("first: {}, second: {}", tf.reshape(tf.range(4), [2, 2]), "a"))
          == "b'first: [[0 1]\\n [2 3]], second: \"a\"'")
      #expect(text(tf.strings.format("x {}", tf.constant([1.5, 2.0]))) == "b'x [1.5 2]'")
      #expect(text(tf.strings.format("x {}", tf.range(10), summarize: -1)) == "b'x [0 1 2 3 4 5 6 7 8 9]'")
      #expect(text(tf.strings.format("{}", tf.zeros([2, 0]))) == "b'[\\n ...]'")
      #expect(
        text(tf.strings.format("{}", tf.constant([[1e-9, 123456789.0], [0.1, 3e30]])))
          == "b'[[1e-09 123456792]\\n [0.1 3e+30]]'")
      #expect(
        text(tf.strings.format("{}", tf.reshape(tf.range(24), [2, 3, 4])))
          == "b'[[[0 1 2 3]\\n  [4 5 6 7]\\n  [8 9 10 11]]\\n\\n [[12 13 14 15]\\n  [16 17 18 19]\\n  [20 21 22 23]]]'")
      #expect(failureMessage { _ = tf.strings.format("x", 1) }?.contains("0 placeholders for 1 tensors") == true)
    }

    @Test func printingHappensWhenTheOperationRuns() {
      let sink = RecordingOutputSink()
      let outer = ExecutionContext.current
      ExecutionContext.current = ExecutionContext(sink: sink)
      defer { ExecutionContext.current = outer }
      tf.print("x:", tf.range(10), 3, 1.5, true, outputStream: .stdout)
      tf.print(tf.constant(["a"]), tf.constant("b"), tf.constant(1.1, dtype: .float16), outputStream: .stdout, sep: ",", end: "!\n")
      let traced = TracedFunction.trace([TensorSpec(.float32, [2])]) { inputs in
        tf.print("traced", inputs[0] * 2, outputStream: .stdout)
        return [inputs[0] + 1]
      }
      #expect(sink.standardOutput == "x: [0 1 2 ... 7 8 9] 3 1.5 True\n[\"a\"],b,1.09960938!\n")
      _ = traced?([tf.constant([1.0, 2.0])])
      _ = traced?([tf.constant([1.5, 2.0])])
      #expect(sink.standardOutput.hasSuffix("!\ntraced [2 4]\ntraced [3 4]\n"))
      #expect(ExecutionContext.current.failure == nil)
    }

    @Test func tracedFunctionsHandleStrings() {
      let traced = TracedFunction.trace([TensorSpec(.string, [-1])]) { inputs in
        [tf.concat([tf.strings.upper(inputs[0]), tf.strings.join([inputs[0], tf.constant("!")])], axis: 0), tf.reshape(inputs[0], [-1, 1])]
      }
      for _ in 0..<3 {
        let results = traced?([tf.constant(["a", "bc"])]) ?? []
        #expect(results.map(text) == ["[b'A' b'BC' b'a!' b'bc!']", "[[b'a']\n [b'bc']]"])
      }
    }

    @Test func stringsAreFreedWithTheirTensors() {
      weak var kept: ByteString?
      do {
        let x = tf.stack([tf.constant("something long enough"), tf.constant("else")], axis: 0)[0]
        let address = x.pointer.load(as: UnsafeRawPointer.self)
        kept = Unmanaged<ByteString>.fromOpaque(address).takeUnretainedValue()
        #expect(text(x) == "b'something long enough'")
        #expect(kept != nil)
      }
      #expect(kept == nil)
    }
  }
}

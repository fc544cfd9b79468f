import Tensors
import Testing

extension SerializedTests {
  @Suite struct GradientTapeTests {
    @Test func trainableVariablesAreWatchedByThemselves() {
      let x = tf.Variable(3.0)
      let tape = tf.GradientTape()
      let y = with(tape) { x * x + 2 * x }
      #expect(tape.gradient(y, x).item() == 8)
    }

    @Test func otherTensorsAreFollowedAfterWatch() {
      let x = tf.constant([1.0, 2.0])
      let gradient = with(tf.GradientTape()) { tape -> Tensor in
        tape.watch(x)
        return tape.gradient(tf.square(x), x)
      }
      #expect(gradient.doubles == [2, 4])
    }

    @Test func anUnconnectedSourceIsNamed() {
      let message = failureMessage {
        let (a, b) = (tf.Variable(1.0, name: "a"), tf.Variable(2.0, name: "b"))
        let tape = tf.GradientTape()
        let y = with(tape) { a * 2 }
        _ = tape.gradient(y, [a, b])
      }
      #expect(message?.contains("source 1 ('b:0')") == true)
      withContext { context in
        let (a, b) = (tf.Variable(1.0), tf.Variable([2.0, 3.0]))
        let tape = tf.GradientTape()
        let y = with(tape) { a * 2 }
        let both = tape.gradient(y, [a, b], unconnectedGradients: .zero)
        #expect(both[1].doubles == [0, 0] && context.failure == nil)
      }
    }

    @Test func aPlainTapeGivesOneSetOfGradientsAPersistentOneSeveral() {
      let message = failureMessage {
        let x = tf.Variable(2.0)
        let tape = tf.GradientTape()
        let y = with(tape) { x * x }
        _ = tape.gradient(y, x)
        _ = tape.gradient(y, x)
      }
      #expect(message?.contains("non-persistent GradientTape") == true)
      let x = tf.Variable(2.0)
      let tape = tf.GradientTape(persistent: true)
      let y = with(tape) { x * x }
      #expect(tape.gradient(y, x).item() == 4 && tape.gradient(y, x).item() == 4)
    }

    @Test func nestedTapesGiveSecondDerivatives() {
      let x = tf.Variable(2.0)
      let outer = tf.GradientTape()
      let inner = tf.GradientTape()
      let first = with(outer) { () -> Tensor in
        let y = with(inner) { x ** 3 }
        return inner.gradient(y, x)
      }
      #expect(first.item() == 12)
      #expect(outer.gradient(first, x).item() == 12)
    }

    @Test func aLaterAssignmentDoesNotChangeWhatWasRecorded() {
      let x = tf.Variable([3.0])
      let tape = tf.GradientTape()
      let y = with(tape) { x * x }
      x.assign([100.0])
      #expect(tape.gradient(y, x).doubles == [6])
    }

    @Test func gradientsFlowToIntermediateResults() {
      let x = tf.Variable([1.0, 2.0])
      let tape = tf.GradientTape(persistent: true)
      let (h, y) = with(tape) { () -> (Tensor, Tensor) in
        let h = x * 3
        return (h, tf.reduceSum(h * h))
      }
      #expect(tape.gradient(y, h).doubles == [6, 12])
      #expect(tape.gradient(y, x).doubles == [18, 36])
    }

    @Test func whereOverSqrtHasNoNaNGradient() {
      let x = tf.Variable([4.0, 0.0, -1.0])
      let tape = tf.GradientTape()
      let y = with(tape) { tf.where(x > 0, tf.sqrt(x), tf.zerosLike(x)) }
      let gradient = tape.gradient(y, x).doubles
      #expect(gradient[0] == 0.25 && gradient[1] == 0)
    }

    @Test func tiesOfMaximumGoToTheFirstAndOfReduceMaxAreShared() {
      let (a, b) = (tf.Variable([1.0]), tf.Variable([1.0]))
      let tape = tf.GradientTape()
      let y = with(tape) { tf.maximum(a, b) }
      #expect(tape.gradient(y, [a, b]).map(\.doubles) == [[1], [0]])
      let x = tf.Variable([2.0, 2.0, 1.0])
      let second = tf.GradientTape()
      let z = with(second) { tf.reduceMax(x) }
      #expect(second.gradient(z, x).doubles == [0.5, 0.5, 0])
    }

    @Test func frozenVariablesAreNotWatched() {
      let message = failureMessage {
        let x = tf.Variable(1.0, trainable: false)
        let tape = tf.GradientTape()
        let y = with(tape) { x * 2 }
        _ = tape.gradient(y, x)
      }
      #expect(message?.contains("does not depend on") == true)
    }

    @Test func stopGradientStops() {
      let x = tf.Variable(3.0)
      let tape = tf.GradientTape()
      let y = with(tape) { x * tf.stopGradient(x) }
      #expect(tape.gradient(y, x).item() == 3)
    }
  }
}

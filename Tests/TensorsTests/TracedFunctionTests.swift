import Tensors
import Testing

extension SerializedTests {
  @Suite struct TracedFunctionTests {
    private func variable(_ values: [Double], _ name: String = "v") -> Variable {
      tf.Variable(tf.constant(values), name: name)
    }

    @Test func anUnknownBatchIsFilledInPerPlan() {
      let w = tf.Variable([[2.0], [1.0]])
      let f = TracedFunction.trace([TensorSpec(.float32, [-1, 2])]) { inputs in
        let y = tf.matmul(inputs[0], w)
        return [tf.reduceMean(y), tf.reshape(y, [-1]), tf.cast(tf.shape(y), .float32)]
      }!
      #expect(f.outputSpecs[1].dims == [-1])
      for batch in [1, 3, 7] {
        let x = tf.ones([batch, 2])
        let results = f([x])
        #expect(results[0].item() == 3)
        #expect(results[1].doubles == Array(repeating: 3, count: batch))
        #expect(results[2].doubles == [Double(batch), 1])
      }
    }

    @Test func aTrainingStepEqualsItsEagerTwin() {
      func step(_ x: Tensor, _ y: Tensor, _ w: Variable, _ b: Variable, _ m: [Variable], _ v: [Variable]) -> Tensor {
        let tape = tf.GradientTape()
        let loss = with(tape) { () -> Tensor in
          let h = tf.tanh(tf.matmul(x, w) + b)
          return tf.reduceMean(tf.square(tf.reduceSum(h, axis: -1) - y))
        }
        let gradients = tape.connectedGradients(loss, [w, b])
        for (index, parameter) in [w, b].enumerated() {
          guard let gradient = gradients[index] else { continue }
          m[index].assign(m[index] * 0.9 + gradient * 0.1)
          v[index].assign(v[index] * 0.99 + tf.square(gradient) * 0.01)
          parameter.assignSub(m[index] * 0.05 / (tf.sqrt(v[index]) + 1e-7))
        }
        return loss
      }
      func fresh() -> (Variable, Variable, [Variable], [Variable]) {
        let w = tf.Variable(tf.reshape(tf.range(6, dtype: .float32) * 0.1 - 0.2, [2, 3]))
        let b = tf.Variable([0.1, -0.1, 0.0])
        func zeros() -> [Variable] { [tf.Variable(tf.zeros([2, 3])), tf.Variable(tf.zeros([3]))] }
        return (w, b, zeros(), zeros())
      }
      let x = tf.constant([[1.0, 2.0], [-1.0, 0.5], [0.3, 0.7], [2.0, -2.0]])
      let y = tf.constant([1.0, -1.0, 0.5, 0.0])
      let (w1, b1, m1, v1) = fresh()
      let (w2, b2, m2, v2) = fresh()
      let traced = TracedFunction.trace([TensorSpec(.float32, [-1, 2]), TensorSpec(.float32, [-1])]) {
        [step($0[0], $0[1], w2, b2, m2, v2)]
      }!
      for _ in 0..<5 {
        let eager = step(x, y, w1, b1, m1, v1)
        #expect(isClose(traced([x, y])[0].item(), eager.item(), 1e-6))
      }
      for (a, b) in zip([w1, b1] + m1 + v1, [w2, b2] + m2 + v2) {
        #expect(zip(a.doubles, b.doubles).allSatisfy { isClose($0, $1, 1e-6) })
      }
    }

    @Test func runsAllocateNothingAndPlansAreKept() {
      let w = variable([1, 2, 3])
      let f = TracedFunction.trace([TensorSpec(.float32, [-1, 3])]) { inputs in
        w.assignAdd(tf.reduceMean(tf.exp(inputs[0] * 0.1) * w, axis: 0) * 0.001)
        return [tf.reduceSum(inputs[0] * w)]
      }!
      let x = tf.ones([8, 3])
      let plan = f.plan(for: [[8, 3]])!
      #expect(f.plan(for: [[8, 3]]) === plan)
      plan.run([x.pointer])
      let arena = plan.arenaByteCount
      let home = w.pointer
      for _ in 0..<100 { plan.run([x.pointer]) }
      #expect(plan.arenaByteCount == arena && w.pointer == home)
    }

    @Test func elementwiseChainsBecomeOneStep() {
      let f = TracedFunction.trace([TensorSpec(.float32, [4, 3])]) { inputs in
        let bias = tf.constant([1.0, 2.0, 3.0])
        return [tf.tanh(inputs[0] * 2 + bias) - 1, tf.square(inputs[0])]
      }!
      let plan = f.plan(for: [[4, 3]])!
      #expect(plan.stepCount == 2)
      let x = tf.reshape(tf.range(12, dtype: .float32) * 0.1, [4, 3])
      let eager = tf.tanh(x * 2 + tf.constant([1.0, 2.0, 3.0])) - 1
      #expect(f([x])[0].doubles == eager.doubles)
    }

    @Test func longFusedChainsWithRepeatedRowsEqualEagerOnes() {
      let bias = tf.random.normal([17])
      let body = { (x: Tensor) in tf.nn.relu((x + bias) * (x - bias) * 0.5 + tf.exp(-tf.square(x))) }
      for rows in [1, 59, 60, 61, 5000] {
        let x = tf.random.normal([rows, 17])
        let f = TracedFunction.trace([x.spec]) { [body($0[0])] }!
        #expect(zip(f([x])[0].doubles, body(x).doubles).allSatisfy { isClose($0, $1, 1e-6) })
      }
    }

    @Test func assignmentsSeeOneAnotherInTheOrderWritten() {
      let (a, b) = (variable([1]), variable([10]))
      let f = TracedFunction.trace([]) { _ in
        a.assignAdd([1.0])
        b.assign(a * 2)
        a.assignAdd([1.0])
        return [a + b]
      }!
      #expect(f([])[0].doubles == [7])
      #expect(a.doubles == [3] && b.doubles == [4])
      _ = f([])
      #expect(a.doubles == [5] && b.doubles == [8])
    }

    @Test func swappedVariablesKeepBothValues() {
      let (a, b) = (variable([1, 2]), variable([3, 4]))
      let f = TracedFunction.trace([]) { _ in
        let (oldA, oldB) = (a.value(), b.value())
        a.assign(oldB)
        b.assign(oldA)
        return [oldA, oldB]
      }!
      let results = f([])
      #expect(a.doubles == [3, 4] && b.doubles == [1, 2])
      #expect(results[0].doubles == [1, 2] && results[1].doubles == [3, 4])
    }

    @Test func oldValuesReadAfterAnAssignmentStayOld() {
      let a = variable([1, 2, 3])
      let f = TracedFunction.trace([TensorSpec(.float32, [3])]) { inputs in
        let old = a.value()
        a.assign(a * 2 + inputs[0])
        return [old * old + a, tf.reshape(old, [3, 1]) * a]
      }!
      let results = f([tf.zeros([3])])
      #expect(results[0].doubles == [3, 8, 15])
      #expect(results[1].doubles == [2, 4, 6, 4, 8, 12, 6, 12, 18])
      #expect(a.doubles == [2, 4, 6])
    }

    @Test func snapshotsOfVariablesSurviveARun() {
      let a = variable([1, 2])
      let before = a.numpy()
      let f = TracedFunction.trace([]) { _ in a.assignAdd([1.0, 1.0]); return [] }!
      _ = f([])
      #expect(before.description == "[1. 2.]" && a.numpy().description == "[2. 3.]")
    }

    @Test func eagerAssignmentsBetweenRunsAreSeen() {
      let a = variable([1])
      let f = TracedFunction.trace([]) { _ in [a * 2] }!
      #expect(f([])[0].doubles == [2])
      a.assign([5.0])
      #expect(f([])[0].doubles == [10])
    }

    @Test func randomOperationsDrawAnewAtEachRun() {
      let f = TracedFunction.trace([]) { _ in [tf.random.uniform([4]) , tf.random.uniform([4])] }!
      let first = f([])
      let second = f([])
      #expect(first[0].doubles != second[0].doubles && first[0].doubles != first[1].doubles)
    }

    @Test func aFailureWhileTracingNamesTheOperation() {
      let message = failureMessage {
        let f = TracedFunction.trace([TensorSpec(.float32, [-1, 4])]) { [tf.matmul($0[0], tf.zeros([3, 2]))] }
        #expect(f == nil)
      }
      #expect(message == "[matmul] inner dimensions differ: (None, 4) x (3, 2); 4 != 3")
    }

    @Test func aFailureWhileRunningLeavesLaterAssignmentsUndone() {
      let a = variable([1, 2])
      let message = failureMessage {
        let f = TracedFunction.trace([TensorSpec(.int64, [1])]) { inputs in
          a.assign(a + tf.gather(a, inputs[0]))
          return []
        }!
        _ = f([tf.constant([5], dtype: .int64)])
      }
      #expect(message?.hasPrefix("[gather] index 5 is out of range") == true)
      #expect(a.doubles == [1, 2])
    }

    @Test func symbolicTensorsHaveNoValuesAndDoNotOutliveTheirTrace() {
      #expect(failureMessage { _ = TracedFunction.trace([TensorSpec(.float32, [2])]) { [$0[0] * $0[0].item()] } }?
        .contains("symbolic tensor") == true)
      var leaked: Tensor?
      _ = TracedFunction.trace([TensorSpec(.float32, [2])]) { leaked = $0[0]; return [] }
      #expect(failureMessage { _ = leaked! + 1 }?.contains("had ended") == true)
    }

    @Test func randomGraphsEqualTheirEagerTwins() {
      var random = RepeatableGenerator(state: 11)
      for _ in 0..<150 {
        let picks = (0..<14).map { _ in (Int.random(in: 0..<9, using: &random), Int.random(in: 0..<100, using: &random), Int.random(in: 0..<100, using: &random)) }
        func build(_ x: Tensor, _ state: Variable) -> [Tensor] {
          var pool = [x, x * 0.5, state.value(), tf.reduceMean(x, axis: 0)]
          for (kind, i, j) in picks {
            let (a, b) = (pool[i % pool.count], pool[j % pool.count])
            switch kind {
            case 0: pool.append(a + b)
            case 1: pool.append(a * b * 0.3)
            case 2: pool.append(tf.tanh(a))
            case 3: pool.append(tf.nn.relu(a) - b)
            case 4: pool.append(a.rank == 2 ? tf.reduceSum(a, axis: 0) * 0.1 : a)
            case 5: pool.append(tf.sigmoid(a) / (tf.square(b) + 1))
            case 6: pool.append(a.rank == 2 ? tf.transpose(tf.transpose(a)) : a)
            case 7: state.assign(tf.reshape(a.rank == 2 ? tf.reduceMean(a, axis: 0) : a, [5]) * 0.5)
            default: pool.append(state * 1)
            }
          }
          return Array(pool.suffix(4))
        }
        let x = tf.reshape(tf.range(15, dtype: .float32) * 0.13 - 1, [3, 5])
        let start = tf.constant([0.1, 0.2, 0.3, 0.4, 0.5])
        let (eagerState, tracedState) = (tf.Variable(start), tf.Variable(start))
        let f = TracedFunction.trace([TensorSpec(.float32, [-1, 5])]) { build($0[0], tracedState) }!
        for _ in 0..<3 {
          let eager = build(x, eagerState)
          let traced = f([x])
          for (a, b) in zip(eager, traced) {
            #expect(a.dims == b.dims && zip(a.doubles, b.doubles).allSatisfy { isClose($0, $1, 1e-5) })
          }
          #expect(zip(eagerState.doubles, tracedState.doubles).allSatisfy { isClose($0, $1, 1e-5) })
        }
      }
    }
  }
}

import Tensors
import Testing

extension SerializedTests {
  /// The module of the tutorial on TensorFlow's basics.
  private final class MyModule: tf.Module {
    let weight: tf.Variable
    init(_ value: Int) { weight = tf.Variable(value) }
    func multiply(_ x: Tensor) -> Tensor { x * weight }
  }

  private final class Quadratic: tf.Module {
    let wQ: tf.Variable
    let wL: tf.Variable
    let b: tf.Variable
    init() {
      let start = tf.random.uniform([3], 0.0, 5.0, seed: 22)
      wQ = tf.Variable(start[0], name: "wQ")
      wL = tf.Variable(start[1], name: "wL")
      b = tf.Variable(start[2], name: "b")
      super.init()
    }
    func callAsFunction(_ x: Tensor) -> Tensor { wQ * (x ** 2) + wL * x + b }
  }

  private class Leaf: tf.Module {
    let v: tf.Variable
    init(_ name: String) { v = tf.Variable(1.0, name: name) }
  }
  private final class Dense2DLayer: Leaf {}

  private final class Tree: tf.Module {
    let z = tf.Variable(1.0, name: "z")
    let a = Leaf("a")
    var same: Leaf?
    let list: [Any] = [Leaf("list0"), (Leaf("list1"), 3)]
    let table: [String: Any] = ["q": Leaf("q"), "b": tf.Variable(2.0, trainable: false, name: "tableB")]
    var none: Leaf!
    lazy var late = tf.Variable(3.0, name: "late")
    weak var parent: Tree?
    let data = [1.0, 2.0, 3.0]
    init() {
      super.init()
      same = a
      parent = self
    }
  }

  @Suite struct ModuleTests {
    @Test func theTutorialsModuleMultiplies() {
      let mod = MyModule(3)
      #expect("\(mod.multiply(tf.constant([5, 6, 3])))" == "tf.Tensor([15 18  9], shape=(3,), dtype=int32)")
      #expect(mod.variables.count == 1 && mod.variables[0] === mod.weight && mod.name == "my_module")
    }

    @Test func variablesAreInTheOrderOfTheirNames() {
      let model = Quadratic()
      #expect(model.variables.map(\.name) == ["b:0", "wL:0", "wQ:0"])
      let (x, y) = (tf.constant([-1.0, 0.0, 1.0, 2.0]), tf.constant([-9.0, -8.0, -5.0, 0.0]))
      func loss() -> Tensor { tf.reduceMean(tf.square(model(x) - y)) }
      let before = loss().item()
      for _ in 0..<50 {
        let tape = tf.GradientTape()
        let value = with(tape) { loss() }
        for (g, v) in zip(tape.gradient(value, model.variables), model.variables) { v.assignSub(0.01 * g) }
      }
      #expect(loss().item() < before / 2)
    }

    @Test func variablesAreFoundThroughContainersOnce() {
      let tree = Tree()
      // As TensorFlow has it: leaves of the module first, then those of the modules inside it.
      #expect(tree.variables.map(\.name) == ["tableB:0", "z:0", "a:0", "list0:0", "list1:0", "q:0"])
      #expect(tree.trainableVariables.count == 5 && tree.nonTrainableVariables.map(\.name) == ["tableB:0"])
      #expect(tree.submodules.count == 4 && tree.submodules.allSatisfy { $0.name == "leaf" })
      _ = tree.late
      #expect(tree.variables.map(\.name).prefix(3) == ["late:0", "tableB:0", "z:0"])
    }

    @Test func namesFollowTheClassOrTheArgument() {
      #expect(Dense2DLayer("x").name == "dense2_d_layer" && tf.Module(name: "mine").nameScope == "mine/")
      #expect((failureMessage { _ = tf.Module(name: "bad name") } ?? "").contains("'bad name' is not a valid module name"))
    }

    @Test func classesOfNotebooksSayTheirAttributesThemselves() {
      final class Shim: tf.Module, AttributeProviding, NamedByNotebook {
        var fields: [(name: String, value: Any)] = []
        var attributes: [(name: String, value: Any)] { fields }
        var notebookClassName: String { "MyNet" }
      }
      let shim = Shim()
      shim.fields = [("w", tf.Variable(1.0, name: "w")), ("inner", [Leaf("i")] as [Any]), ("b", tf.Variable(2.0, name: "b"))]
      #expect(shim.variables.map(\.name) == ["b:0", "w:0", "i:0"] && shim.name == "my_net")
    }
  }
}

import Display

/// A base class for things that own variables.
///
/// Variables and modules stored in properties are found by themselves, through arrays, dictionaries, tuples and
/// optionals, in the order of the properties' names.
///
///     class MyModule: tf.Module {
///       let weight: tf.Variable
///       init(_ value: Int) {
///         weight = tf.Variable(value)
///         super.init()
///       }
///       func multiply(_ x: Tensor) -> Tensor { x * weight }
///     }
///     let mod = MyModule(3)
///     print(mod.multiply(tf.constant([5, 6, 3])))      // tf.Tensor([15 18  9], shape=(3,), dtype=int32)
///     print(mod.variables.count)                       // 1
///
/// Source: https://www.tensorflow.org/api_docs/python/tf/Module
open class Module: Trackable {
  private let givenName: String?

  /// - Parameter name: a Swift or Python identifier; without one the class's name in snake case.
  public init(name: String? = nil) {
    givenName = name
    if let name, !Self.isIdentifier(name) {
      _ = failed("Module", "'\(name)' is not a valid module name; a name consists of letters, digits and underscores")
    }
  }

  /// The name given, or that of the class in snake case.
  public var name: String { givenName ?? Self.snakeCase(className) }

  /// The name's scope, `name/`.
  public var nameScope: String { name + "/" }

  /// Every variable of the module and its submodules: its own first, in the order of the properties' names.
  public var variables: [Variable] { walk().variables }

  /// The variables that training changes.
  public var trainableVariables: [Variable] { variables.filter(\.trainable) }

  /// The variables that training leaves alone.
  public var nonTrainableVariables: [Variable] { variables.filter { !$0.trainable } }

  /// Every module inside this one, however deep.
  public var submodules: [Module] { walk().modules }

  /// The properties that hold something to keep.
  open var trackedChildren: [TrackedChild] {
    Attributes.of(self, below: Module.self).map { TrackedChild($0.name, $0.value) }
  }

  private var className: String {
    (self as? any NamedByNotebook)?.notebookClassName ?? String("\(type(of: self))".prefix { $0 != "<" })
  }

  /// Each object once: the leaves of a module before those of the modules inside it.
  private func walk() -> (variables: [Variable], modules: [Module]) {
    var seen: Set<ObjectIdentifier> = [ObjectIdentifier(self)]
    var variables: [Variable] = []
    var modules: [Module] = []

    func visit(_ object: any Trackable) {
      var inner: [any Trackable] = []
      func collect(_ value: Any) {
        switch Attributes.content(of: value) {
        case .variable(let variable):
          if seen.insert(ObjectIdentifier(variable)).inserted { variables.append(variable) }
        case .trackable(let part):
          guard seen.insert(ObjectIdentifier(part)).inserted else { return }
          inner.append(part)
        case .container(let elements): for element in elements { collect(element.value) }
        case .other: break
        }
      }
      for child in object.trackedChildren { collect(child.value) }
      for part in inner {
        if let module = part as? Module { modules.append(module) }
        visit(part)
      }
    }
    visit(self)
    return (variables, modules)
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.first, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// TensorFlow's `camel_to_snake`: `Dense2DLayer` becomes `dense2_d_layer`.
  static func snakeCase(_ name: String) -> String {
    var result = ""
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      if letter.isUppercase, index > 0, result.last != "_" {
        let followsLower = letters[index - 1].isLowercase || letters[index - 1].isNumber
        let precedesLower = index + 1 < letters.count && letters[index + 1].isLowercase
        if followsLower || precedesLower { result += "_" }
      }
      result += letter.lowercased()
    }
    return result
  }
}

/// An object whose class was written in a notebook and is not the Swift class that stands for it.
package protocol NamedByNotebook: AnyObject {
  var notebookClassName: String { get }
}

extension Module: CustomStringConvertible {
  /// The class and its name.
  public var description: String { "<\(className) '\(name)'>" }
}

extension tf {
  public typealias Module = Tensors.Module
}

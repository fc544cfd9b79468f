import Tensors

/// An object that files describe by its class and the arguments it was made with: layers, losses, metrics,
/// optimizers, schedules, initializers, regularizers, constraints.
package protocol Configurable {
  /// Keras's name of the class, or that of a class written in a notebook.
  var className: String { get }
  /// Where Keras keeps the class, as in `keras.optimizers`; nil for classes of one's own.
  var registeredModule: String? { get }
  /// The arguments it was made with.
  var config: ConfigDictionary { get }
  /// The form of Keras's `serialize_keras_object`.
  var serialized: ConfigDictionary { get }
}

extension Configurable {
  package var serialized: ConfigDictionary { described(by: config) }

  package func described(by config: ConfigDictionary) -> ConfigDictionary {
    [
      "module": ConfigValue(registeredModule), "class_name": .string(className),
      "config": .dictionary(config),
      "registered_name": registeredModule == nil ? .string(className) : .null,
    ]
  }
}

/// The name of an object's class: its own for one whose class was written in a notebook.
package func nameOfClass(_ object: AnyObject) -> String {
  (object as? any NamedByNotebook)?.notebookClassName ?? String("\(type(of: object))".prefix { $0 != "<" })
}

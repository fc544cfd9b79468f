import Datasets
import Tensors

/// What stands for a name in a file that is not one of Keras's: an activation, or how to make a layer or model of a
/// class of one's own from its configuration.
///
///     let model = try keras.models.loadModel("model.keras", customObjects: [
///       "softmax_v2": .activation(keras.activations.softmax),
///       "Scaled": .layer { config in Scaled(factor: config["factor"] as! Double, name: config["name"] as? String) },
///     ])
public struct CustomObject {
  package enum Kind {
    case activation(ActivationFunction)
    case layer(([String: Any]) -> Layer)
    case loss(([String: Any]) -> Loss)
    case metric(([String: Any]) -> Metric)
  }

  package let kind: Kind

  /// A function that a file knows by its name only.
  public static func activation(_ function: ActivationFunction) -> CustomObject { CustomObject(kind: .activation(function)) }
  /// Makes a layer or a model from what its `getConfig` gave.
  public static func layer(_ make: @escaping ([String: Any]) -> Layer) -> CustomObject { CustomObject(kind: .layer(make)) }
  /// Makes a loss from its arguments.
  public static func loss(_ make: @escaping ([String: Any]) -> Loss) -> CustomObject { CustomObject(kind: .loss(make)) }
  /// Makes a metric from its arguments.
  public static func metric(_ make: @escaping ([String: Any]) -> Metric) -> CustomObject { CustomObject(kind: .metric(make)) }
}

/// What `keras.utils.registerKerasSerializable` was told, for the whole process.
enum RegisteredObjects {
  nonisolated(unsafe) static var objects: [String: CustomObject] = [:]
}

extension keras.utils {
  /// Tells all later reading of files how objects of a class of one's own are made.
  ///
  ///     keras.utils.registerKerasSerializable("Scaled", .layer { config in Scaled(name: config["name"] as? String) })
  public static func registerKerasSerializable(_ name: String, _ object: CustomObject) {
    RegisteredObjects.objects[name] = object
  }
}

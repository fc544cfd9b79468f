/// What is known about a data set: `info.features["label"].names`, `info.splits["train"].numExamples`.
public final class DatasetInfo: CustomStringConvertible {
  /// The name it is loaded by.
  public let name: String
  /// A sentence about it.
  public let text: String
  /// What its elements are made of, by name.
  public let features: FeaturesInfo
  /// Its parts, by name.
  public let splits: SplitsInfo

  init(_ name: String, _ text: String, _ features: [FeatureInfo], _ splits: [SplitInfo]) {
    self.name = name
    self.text = text
    self.features = FeaturesInfo(features)
    self.splits = SplitsInfo(splits)
  }

  public var description: String {
    "tfds.core.DatasetInfo(\n    name='\(name)',\n    description=\"\"\"\n    \(text)\n    \"\"\",\n    features=\(features),\n    splits=\(splits),\n)"
  }
}

/// The features of a data set, by name.
public final class FeaturesInfo: CustomStringConvertible {
  private let features: [FeatureInfo]
  init(_ features: [FeatureInfo]) { self.features = features }

  /// The feature of that name; an unknown one ends the cell with the list of names.
  public subscript(_ name: String) -> FeatureInfo {
    if let feature = features.first(where: { $0.name == name }) { return feature }
    failDataset("features", "there is no feature '\(name)'; there are \(features.map(\.name).joined(separator: ", "))")
    return features[0]
  }

  public var description: String { "FeaturesDict({\(features.map { "'\($0.name)': \($0)" }.joined(separator: ", "))})" }
}

/// One feature: an image, a text, or a label with the names of its classes.
public final class FeatureInfo: CustomStringConvertible {
  let name: String
  private let kind: String
  /// The names of the classes in the order of their numbers; empty where there are no classes.
  public let names: [String]

  init(_ name: String, _ kind: String, _ names: [String] = []) {
    self.name = name
    self.kind = kind
    self.names = names
  }

  /// The number of classes.
  public var numClasses: Int { names.count }

  /// The name of a class.
  public func int2str(_ number: Int) -> String {
    if names.indices.contains(number) { return names[number] }
    failDataset("int2str", "class \(number) is none of 0 to \(names.count - 1)")
    return ""
  }

  /// The number of a class.
  public func str2int(_ className: String) -> Int {
    if let number = names.firstIndex(of: className) { return number }
    failDataset("str2int", "'\(className)' is none of \(names.joined(separator: ", "))")
    return 0
  }

  public var description: String { names.isEmpty ? kind : "ClassLabel(shape=(), dtype=int64, num_classes=\(numClasses))" }
}

/// The parts of a data set, by name.
public final class SplitsInfo: CustomStringConvertible {
  private let splits: [SplitInfo]
  init(_ splits: [SplitInfo]) { self.splits = splits }

  /// The part of that name; an unknown one ends the cell with the list of names.
  public subscript(_ name: String) -> SplitInfo {
    if let split = splits.first(where: { $0.name == name }) { return split }
    failDataset("splits", "there is no split '\(name)'; there are \(splits.map(\.name).joined(separator: ", "))")
    return splits[0]
  }

  public var description: String { "{\(splits.map { "'\($0.name)': <SplitInfo num_examples=\($0.numExamples)>" }.joined(separator: ", "))}" }
}

/// One part of a data set.
public final class SplitInfo {
  /// `train` or `test`.
  public let name: String
  /// How many elements there are.
  public let numExamples: Int

  init(_ name: String, _ numExamples: Int) {
    self.name = name
    self.numExamples = numExamples
  }
}

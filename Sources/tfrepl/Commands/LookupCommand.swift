import ArgumentParser
import Sessions

struct LookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup", abstract: "Tell what a Python name of TensorFlow, Keras or NumPy is called here.",
    discussion: "Example: tfrepl lookup tf.reduce_sum")

  @Argument(help: ArgumentHelp("A name as Python code writes it.", valueName: "PYTHON_NAME"))
  var name: String

  func run() throws {
    let lookup = PythonLookup()
    if let answer = lookup.find(name) {
      print(answer.name == name ? answer.name : "\(name) -> \(answer.name)")
      for signature in answer.signatures { print("  \(signature)") }
      if !answer.summary.isEmpty { print("  \(answer.summary)") }
    } else if let advice = lookup.advice(name) {
      print("\(name): \(advice)")
    } else {
      print("\(name): not in this version")
      throw Status.failure
    }
  }
}

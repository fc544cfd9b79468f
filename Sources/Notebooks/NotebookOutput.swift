package import Display
import Foundation
import JSONText

/// One output of a code cell, as the file holds it.
package struct NotebookOutput: Equatable, Sendable {
  package var fields: [String: JSONValue]

  package init(_ fields: [String: JSONValue]) { self.fields = fields }

  package var kind: String { fields["output_type"]?.string ?? "" }

  package static func stream(_ stream: OutputStream, _ text: String) -> NotebookOutput {
    NotebookOutput([
      "output_type": .string("stream"), "name": .string(stream.rawValue), "text": .lines(of: text),
    ])
  }

  package static func display(_ bundle: MIMEBundle) -> NotebookOutput {
    NotebookOutput([
      "output_type": .string("display_data"), "data": .object(data(of: bundle)), "metadata": .object([:]),
    ])
  }

  package static func result(_ bundle: MIMEBundle, executionCount: Int) -> NotebookOutput {
    NotebookOutput([
      "output_type": .string("execute_result"), "data": .object(data(of: bundle)), "metadata": .object([:]),
      "execution_count": .int(executionCount),
    ])
  }

  package static func error(name: String, value: String, traceback: [String]) -> NotebookOutput {
    NotebookOutput([
      "output_type": .string("error"), "ename": .string(name), "evalue": .string(value),
      "traceback": .array(traceback.map { .string($0) }),
    ])
  }

  static func data(of bundle: MIMEBundle) -> [String: JSONValue] {
    bundle.payloads.mapValues { payload in
      switch payload {
      case .text(let text): .lines(of: text)
      case .bytes(let bytes): .string(Data(bytes).base64EncodedString())
      // A payload that is no JSON after all is kept as text.
      case .json(let text): (try? JSONValue(parsing: text)) ?? .string(text)
      }
    }
  }
}

/// Why a notebook cannot become a Swift package.
package struct ExportError: Error, CustomStringConvertible {
  package enum Problem: Equatable {
    case operatorDeclaredAgain(String, cells: [Int])
    case noTensorKit
    case foreignFolder(String)
    case unwritable(String, String)
  }

  package let problem: Problem

  package init(_ problem: Problem) {
    self.problem = problem
  }

  package var description: String {
    switch problem {
    case .operatorDeclaredAgain(let name, let cells):
      "operator '\(name)' is declared in code cells \(cells.map(String.init).joined(separator: " and ")): a program has one; "
        + "give one of them another spelling"
    case .noTensorKit:
      "where TensorKit is was not said, and this folder is not inside a checkout of tfrepl: add --tensorkit with the "
        + "folder of a checkout, or the address of its repository and --version"
    case .foreignFolder(let path): "\(path): is not empty and was not written by 'tfrepl export'; choose another folder"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}

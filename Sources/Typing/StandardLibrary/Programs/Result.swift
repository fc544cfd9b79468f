extension LibraryProgram {
  static let result = LibraryProgram(
    name: "Result", words: ["Result"],
    source: #"""
      enum Result<Success, Failure: Error> {
        case success(Success), failure(Failure)

        init(catching body: () throws(Failure) -> Success) {
          do { self = .success(try body()) } catch { self = .failure(error) }
        }

        func get() throws(Failure) -> Success {
          switch self {
          case .success(let value): return value
          case .failure(let error): throw error
          }
        }

        func map<NewSuccess>(_ transform: (Success) -> NewSuccess) -> Result<NewSuccess, Failure> {
          switch self {
          case .success(let value): .success(transform(value))
          case .failure(let error): .failure(error)
          }
        }

        func mapError<NewFailure: Error>(_ transform: (Failure) -> NewFailure) -> Result<Success, NewFailure> {
          switch self {
          case .success(let value): .success(value)
          case .failure(let error): .failure(transform(error))
          }
        }

        func flatMap<NewSuccess>(_ transform: (Success) -> Result<NewSuccess, Failure>) -> Result<NewSuccess, Failure> {
          switch self {
          case .success(let value): transform(value)
          case .failure(let error): .failure(error)
          }
        }

        func flatMapError<NewFailure: Error>(_ transform: (Failure) -> Result<Success, NewFailure>) -> Result<Success, NewFailure> {
          switch self {
          case .success(let value): .success(value)
          case .failure(let error): transform(error)
          }
        }
      }

      extension Result: Equatable where Success: Equatable, Failure: Equatable {}
      extension Result: Hashable where Success: Hashable, Failure: Hashable {}
      """#)
}

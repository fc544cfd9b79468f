/// Places of intermediate results in one block of memory: two results share bytes when no step needs
/// both.
struct MemoryPlan {
  struct Request {
    let id: Int
    let bytes: Int
    /// The step that writes it and the last step that reads it.
    let first: Int
    let last: Int
  }

  private(set) var offsets: [Int: Int] = [:]
  private(set) var byteCount = 0

  private static let alignment = 64

  /// Largest first, each in the lowest gap between the results alive at the same time.
  init(_ requests: [Request]) {
    var placed: [(request: Request, offset: Int, bytes: Int)] = []
    for request in requests.sorted(by: { ($0.bytes, $1.id) > ($1.bytes, $0.id) }) {
      let bytes = max(Self.alignment, (request.bytes + Self.alignment - 1) & ~(Self.alignment - 1))
      let neighbours = placed
        .filter { $0.request.first <= request.last && request.first <= $0.request.last }
        .sorted { $0.offset < $1.offset }
      var offset = 0
      for neighbour in neighbours {
        if neighbour.offset - offset >= bytes { break }
        offset = max(offset, neighbour.offset + neighbour.bytes)
      }
      placed.append((request, offset, bytes))
      offsets[request.id] = offset
      byteCount = max(byteCount, offset + bytes)
    }
  }
}

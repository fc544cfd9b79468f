extension HistoryStore {
  /// The last `count` entries; with `unique`, of repeated inputs only the latest.
  public func tail(_ count: Int, unique: Bool = false) -> [HistoryEntry] {
    Array((unique ? distinct(entries) : entries).suffix(max(0, count)))
  }

  /// The entries of one run with `start <= line < stop`.
  ///
  /// Session 0 is the current run, -1 the one before it, and so on.
  public func range(session: Int, start: Int, stop: Int?) -> [HistoryEntry] {
    let wanted = session > 0 ? session : currentSession + session
    return entries.filter { entry in
      entry.session == wanted && entry.line >= start && stop.map { entry.line < $0 } != false
    }
  }

  /// The last `count` entries whose whole input matches a pattern of `*` and `?`.
  public func search(_ pattern: String, count: Int?, unique: Bool) -> [HistoryEntry] {
    let glob = GlobPattern(pattern)
    var found = entries.filter { glob.matches($0.input) }
    if unique { found = distinct(found) }
    return count.map { Array(found.suffix(max(0, $0))) } ?? found
  }

  private func distinct(_ entries: [HistoryEntry]) -> [HistoryEntry] {
    var seen: Set<String> = []
    return entries.reversed().filter { seen.insert($0.input).inserted }.reversed()
  }
}

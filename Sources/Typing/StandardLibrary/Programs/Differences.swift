extension LibraryProgram {
  /// Myers's algorithm, step for step as Swift's library has it: where several shortest differences exist, the same is found.
  static let differences = LibraryProgram(
    name: "CollectionDifference", words: ["difference", "applying", "CollectionDifference"],
    source: #"""
      struct CollectionDifference<ChangeElement>: Collection {
        enum Change {
          case insert(offset: Int, element: ChangeElement, associatedWith: Int?)
          case remove(offset: Int, element: ChangeElement, associatedWith: Int?)
        }

        let insertions: [Change]
        let removals: [Change]

        var startIndex: Int { 0 }
        var endIndex: Int { removals.count + insertions.count }
        func index(after index: Int) -> Int { index + 1 }

        subscript(position: Int) -> Change {
          position < removals.count ? removals[removals.count - 1 - position] : insertions[position - removals.count]
        }

        func inverse() -> CollectionDifference<ChangeElement> {
          CollectionDifference(insertions: removals.map { inverted($0) }, removals: insertions.map { inverted($0) })
        }

        private func inverted(_ change: Change) -> Change {
          switch change {
          case .insert(let offset, let element, let other): .remove(offset: offset, element: element, associatedWith: other)
          case .remove(let offset, let element, let other): .insert(offset: offset, element: element, associatedWith: other)
          }
        }
      }

      extension CollectionDifference.Change: Equatable where ChangeElement: Equatable {}
      extension CollectionDifference.Change: Hashable where ChangeElement: Hashable {}
      extension CollectionDifference: Equatable where ChangeElement: Equatable {}
      extension CollectionDifference: Hashable where ChangeElement: Hashable {}

      extension Collection {
        func difference<C: Collection>(
          from other: C, by areEquivalent: (C.Element, Element) -> Bool
        ) -> CollectionDifference<Element> where C.Element == Element {
          let (old, new) = (Array(other), Array(self))
          var trace: [[Int]] = []
          var reached = [0, 0, 0]
          var x = 0
          search: for depth in 0...(old.count + new.count) {
            let previous = reached
            trace.append(previous)
            let middle = trace.count == 1 ? 1 : depth
            reached = [Int](repeating: 0, count: 2 * depth + 3)
            for diagonal in stride(from: -depth, through: depth, by: 2) {
              if diagonal == -depth {
                x = previous[diagonal + 1 + middle]
              } else {
                let before = previous[diagonal - 1 + middle]
                x = before + 1
                if diagonal != depth {
                  let after = previous[diagonal + 1 + middle]
                  if before < after { x = after }
                }
              }
              while x < old.count, x - diagonal < new.count, areEquivalent(old[x], new[x - diagonal]) { x += 1 }
              reached[diagonal + depth + 1] = x
              if x >= old.count, x - diagonal >= new.count { break search }
            }
          }
          var insertions: [CollectionDifference<Element>.Change] = []
          var removals: [CollectionDifference<Element>.Change] = []
          x = old.count
          var y = new.count
          for depth in stride(from: trace.count - 1, to: 0, by: -1) {
            let values = trace[depth]
            let diagonal = x - y
            let isInsertion = diagonal == -depth
              || (diagonal != depth && values[diagonal - 1 + depth] < values[diagonal + 1 + depth])
            let from = isInsertion ? diagonal + 1 : diagonal - 1
            x = values[from + depth]
            y = x - from
            if isInsertion {
              insertions.append(.insert(offset: y, element: new[y], associatedWith: nil))
            } else {
              removals.append(.remove(offset: x, element: old[x], associatedWith: nil))
            }
          }
          return CollectionDifference(insertions: Array(insertions.reversed()), removals: Array(removals.reversed()))
        }
      }

      extension Collection where Element: Equatable {
        func difference<C: Collection>(from other: C) -> CollectionDifference<Element> where C.Element == Element {
          difference(from: other, by: ==)
        }
      }

      extension Array {
        func applying(_ difference: CollectionDifference<Element>) -> [Element]? {
          var result = self
          for change in difference {
            switch change {
            case .remove(let offset, _, _):
              guard offset < result.count else { return nil }
              result.remove(at: offset)
            case .insert(let offset, let element, _):
              guard offset <= result.count else { return nil }
              result.insert(element, at: offset)
            }
          }
          return result
        }
      }
      """#)
}

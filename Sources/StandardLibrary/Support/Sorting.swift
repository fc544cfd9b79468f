import Machine

/// Sorts slots in place, stably, with a comparison that may stop (nil) and need not be consistent: whatever it answers,
/// the result is a permutation of the input and no slot outside is touched.
///
/// Insertion sort of short runs, then bottom-up merging. Returns false when the comparison stopped.
func mergeSort(_ slots: UnsafeMutableBufferPointer<Slot>, by areInIncreasingOrder: (Slot, Slot) -> Bool?) -> Bool {
  let count = slots.count
  let runLength = 16
  for start in stride(from: 0, to: count, by: runLength) {
    guard insertionSort(slots, start, min(start + runLength, count), areInIncreasingOrder) else { return false }
  }
  guard count > runLength else { return true }
  let scratch = UnsafeMutableBufferPointer<Slot>.allocate(capacity: count)
  defer { scratch.deallocate() }
  var width = runLength
  while width < count {
    for start in stride(from: 0, to: count - width, by: 2 * width) {
      let end = min(start + 2 * width, count)
      guard merge(slots, scratch, start, start + width, end, areInIncreasingOrder) else { return false }
    }
    width *= 2
  }
  return true
}

private func insertionSort(
  _ slots: UnsafeMutableBufferPointer<Slot>, _ start: Int, _ end: Int, _ precedes: (Slot, Slot) -> Bool?
) -> Bool {
  guard end - start > 1 else { return true }
  for position in start + 1..<end {
    let moving = slots[position]
    var hole = position
    while hole > start {
      guard let isBefore = precedes(moving, slots[hole - 1]) else {
        slots[hole] = moving
        return false
      }
      guard isBefore else { break }
      slots[hole] = slots[hole - 1]
      hole -= 1
    }
    slots[hole] = moving
  }
  return true
}

/// Merges two neighbouring runs; the left one waits in `scratch`, so that every slot is in exactly one place at any time.
private func merge(
  _ slots: UnsafeMutableBufferPointer<Slot>, _ scratch: UnsafeMutableBufferPointer<Slot>, _ start: Int, _ middle: Int,
  _ end: Int, _ precedes: (Slot, Slot) -> Bool?
) -> Bool {
  let leftCount = middle - start
  for offset in 0..<leftCount { scratch[offset] = slots[start + offset] }
  var left = 0
  var right = middle
  var target = start
  var finished = true
  while left < leftCount && right < end {
    guard let takesRight = precedes(slots[right], scratch[left]) else {
      finished = false
      break
    }
    if takesRight {
      slots[target] = slots[right]
      right += 1
    } else {
      slots[target] = scratch[left]
      left += 1
    }
    target += 1
  }
  while left < leftCount {
    slots[target] = scratch[left]
    left += 1
    target += 1
  }
  return finished
}

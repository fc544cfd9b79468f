func read(_ p: UnsafePointer<Int>) -> Int { 0 }
var xs = [1, 2, 3]
xs.withUnsafeBufferPointer { print($0) }
withUnsafePointer(to: 3) { _ in }
let bits = unsafeBitCast(1.0, to: UInt64.self)
let raw: UnsafeMutableRawPointer? = nil
let size = MemoryLayout<Int>.size

import Foundation
import Machine

/// The largest array, dictionary or string that is made at once: what the machine's memory can hold.
private let largestCount = Int(clamping: ProcessInfo.processInfo.physicalMemory / UInt64(MemoryLayout<Slot>.stride))

/// Whether that many slots may be asked for without the process being ended by the operating system.
func fitsIntoMemory(_ count: Int) -> Bool { count <= largestCount }

/// Ends the cell: more was asked for than there is memory.
func tooLarge(_ count: Int, _ context: UnsafeMutableRawPointer) -> Int32 {
  fail(context, "\(count) elements do not fit into memory")
}

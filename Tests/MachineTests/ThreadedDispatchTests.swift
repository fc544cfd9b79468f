import Bytecode
import Foundation
import Machine
import Testing

#if os(Linux) && (arch(x86_64) || arch(arm64))
  /// The dispatch loop is fast because every instruction ends in an indirect jump of its own. An option in the manifest
  /// asks the compiler for that; nothing else would show that it no longer does.
  struct ThreadedDispatchTests {
    #if DEBUG
      private static let isOptimised = false
    #else
      private static let isOptimised = true
    #endif

    @Test(.enabled(if: isOptimised, "debug builds have one jump for all"))
    func everyInstructionJumpsToTheNextByItself() throws {
      let image = try Executable(contentsOf: URL(fileURLWithPath: "/proc/self/exe"))
      let loop = try #require(image.code(ofFunctionNamed: "$s7Machine8dispatchys5Int32V"), "the dispatch loop has no symbol")
      let jumps = Executable.indirectJumps(in: loop)
      #expect(jumps > Opcode.allCases.count * 3 / 4, "\(jumps) indirect jumps for \(Opcode.allCases.count) instructions")
    }
  }

  /// As much of a 64-bit little-endian ELF file as finding a function's code takes.
  private struct Executable {
    private let bytes: Data

    private struct Section {
      let type: UInt32
      let address, offset, size: Int
      let link: Int
    }

    init(contentsOf file: URL) throws { bytes = try Data(contentsOf: file, options: .alwaysMapped) }

    private func read<T: FixedWidthInteger>(_ offset: Int, as type: T.Type) -> T {
      bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: T.self) }
    }

    private var sections: [Section] {
      let table = Int(read(0x28, as: UInt64.self))
      return (0..<Int(read(0x3C, as: UInt16.self))).map { index in
        let header = table + index * Int(read(0x3A, as: UInt16.self))
        return Section(
          type: read(header + 4, as: UInt32.self), address: Int(read(header + 16, as: UInt64.self)),
          offset: Int(read(header + 24, as: UInt64.self)), size: Int(read(header + 32, as: UInt64.self)),
          link: Int(read(header + 40, as: UInt32.self)))
      }
    }

    /// The code of the function whose symbol begins so.
    func code(ofFunctionNamed prefix: String) -> Data? {
      let sections = sections
      let prefix = Array(prefix.utf8)
      for table in sections where table.type == 2 {
        let names = sections[table.link].offset
        for symbol in stride(from: table.offset, to: table.offset + table.size, by: 24) {
          let name = names + Int(read(symbol, as: UInt32.self))
          guard bytes[name..<min(name + prefix.count, bytes.count)].elementsEqual(prefix),
            read(symbol + 4, as: UInt8.self) & 15 == 2
          else { continue }
          let address = Int(read(symbol + 8, as: UInt64.self))
          let size = Int(read(symbol + 16, as: UInt64.self))
          guard size > 0, let section = sections.first(where: { $0.address <= address && address < $0.address + $0.size })
          else { continue }
          let start = section.offset + address - section.address
          return bytes[start..<start + size]
        }
      }
      return nil
    }

    /// How many jumps to an address in a register the code has.
    static func indirectJumps(in code: Data) -> Int {
      #if arch(x86_64)
        // FF E0 ... FF E7, with a prefix or without.
        return zip(code, code.dropFirst()).count { $0 == 0xFF && $1 & 0xF8 == 0xE0 }
      #else
        return stride(from: code.startIndex, to: code.endIndex - 3, by: 4).count { index in
          let word = (0..<4).reduce(UInt32(0)) { $0 | UInt32(code[index + $1]) << UInt32($1 * 8) }
          return word & 0xFFFF_FC1F == 0xD61F_0000
        }
      #endif
    }
  }
#endif

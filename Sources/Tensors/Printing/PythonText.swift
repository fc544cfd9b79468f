/// A bytes literal of Python: `b'Hello'`, with double quotes where the text has single ones only.
package func pythonText(_ bytes: [UInt8]) -> String {
  let single = UInt8(ascii: "'")
  let quote = bytes.contains(single) && !bytes.contains(UInt8(ascii: "\"")) ? UInt8(ascii: "\"") : single
  var text: [UInt8] = [UInt8(ascii: "b"), quote]
  for byte in bytes {
    switch byte {
    case quote, UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
    case UInt8(ascii: "\n"): text += Array("\\n".utf8)
    case UInt8(ascii: "\r"): text += Array("\\r".utf8)
    case UInt8(ascii: "\t"): text += Array("\\t".utf8)
    case 0x20...0x7e: text.append(byte)
    default:
      let digits = String(byte, radix: 16)
      text += Array(("\\x" + (digits.count == 1 ? "0" : "") + digits).utf8)
    }
  }
  text.append(quote)
  return String(decoding: text, as: UTF8.self)
}

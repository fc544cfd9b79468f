let data = "héllo".data(using: .utf8)!
print(data.count, data, data.isEmpty)
print(data[0], data[1], Array(data))
print(String(data: data, encoding: .utf8)!)
print(data.base64EncodedString(), String(data: Data(base64Encoded: "aGk=")!, encoding: .utf8) ?? "?")
var bytes = Data([1, 2, 3])
bytes.append(4)
bytes.append(contentsOf: [5, 6])
bytes[0] = 9
print([UInt8](bytes), bytes.count, bytes == Data([9, 2, 3, 4, 5, 6]))
for byte in bytes.prefix(2) { print(byte) }
print(bytes.map { Int($0) }.reduce(0, +))
print(Data(base64Encoded: "***") == nil)

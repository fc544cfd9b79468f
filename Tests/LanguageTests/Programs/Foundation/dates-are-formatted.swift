let formatter = DateFormatter()
formatter.locale = Locale(identifier: "en_US_POSIX")
formatter.timeZone = TimeZone(identifier: "UTC")
formatter.dateFormat = "yyyy-MM-dd HH:mm:ss"
let moment = Date(timeIntervalSince1970: 1_700_000_000)
print(formatter.string(from: moment))
formatter.dateFormat = "yyyyMMdd-HHmmss"
let stamp = formatter.string(from: moment)
print("logs/fit/" + stamp)
if let read = formatter.date(from: stamp) { print(read == moment) }
print(formatter.date(from: "nonsense") == nil)
formatter.dateFormat = "EEEE, d MMMM yyyy"
print(formatter.string(from: moment))
let iso = ISO8601DateFormatter()
print(iso.string(from: moment))
print(iso.date(from: "2023-11-14T22:13:20Z")! == moment)

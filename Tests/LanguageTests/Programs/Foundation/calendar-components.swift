var calendar = Calendar(identifier: .gregorian)
calendar.timeZone = TimeZone(secondsFromGMT: 0)!
let moment = Date(timeIntervalSince1970: 1_700_000_000)
print(calendar.component(.year, from: moment), calendar.component(.month, from: moment), calendar.component(.day, from: moment))
print(calendar.component(.hour, from: moment), calendar.component(.minute, from: moment), calendar.component(.second, from: moment))
print(calendar.component(.weekday, from: moment))
let next = calendar.date(byAdding: .day, value: 20, to: moment)!
print(calendar.component(.month, from: next), next.timeIntervalSince(moment))
print(Calendar.current.component(.year, from: moment) >= 2023)

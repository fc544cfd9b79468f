let start = Date(timeIntervalSince1970: 1_700_000_000)
let later = start.addingTimeInterval(90)
print(later.timeIntervalSince(start), start.timeIntervalSince(later))
print(later > start, start == Date(timeIntervalSince1970: 1_700_000_000), min(start, later) == start)
print(start.timeIntervalSince1970, start.timeIntervalSinceReferenceDate)
print(start)
print([start, later])
print(Date(timeIntervalSinceReferenceDate: 0), (start + 60).timeIntervalSince(start), (later - 30).timeIntervalSince1970)
var moving = start
moving += 3600
moving.addTimeInterval(0.5)
print(moving.timeIntervalSince(start), start.distance(to: moving), start.advanced(by: 5).timeIntervalSince1970)
let optional: Date? = start
print(optional as Any)
var dates: Set<Date> = [start, later, start]
dates.insert(moving)
print(dates.count, dates.contains(later))
let sorted = [moving, start, later].sorted()
print(sorted.first == start, sorted.last == moving)
print("started at \(start)")

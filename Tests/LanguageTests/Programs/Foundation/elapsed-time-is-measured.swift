let start = Date()
var sum = 0
for i in 0..<1000 { sum += i }
let elapsed = Date().timeIntervalSince(start)
print(elapsed >= 0, elapsed < 5, sum)
let interval: TimeInterval = 1.5
print(interval + 1)
print(Date.now.timeIntervalSince1970 > 1_700_000_000, Date().timeIntervalSinceNow <= 0)
Thread.sleep(forTimeInterval: 0.02)
print(Date().timeIntervalSince(start) >= 0.02)
print(Date(timeIntervalSinceNow: 100) > Date(), Date.distantPast < start, Date.distantFuture > start)
usleep(1000)
let uptime = ProcessInfo.processInfo.systemUptime
print(uptime > 0)

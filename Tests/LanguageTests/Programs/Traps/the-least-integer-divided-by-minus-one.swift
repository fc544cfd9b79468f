let least = [Int.min]
let divisors = [-1]
print(least[0].dividedReportingOverflow(by: divisors[0]))
print(least[0] / divisors[0])

let least: [Int8] = [.min]
let divisors: [Int8] = [-1]
print(least[0].remainderReportingOverflow(dividingBy: divisors[0]))
print(least[0] % divisors[0])

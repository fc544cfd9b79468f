let sum = Int.max.addingReportingOverflow(1)
print(sum.partialValue == Int.min, sum.overflow)

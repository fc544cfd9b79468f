var step = 2
for i in stride(from: 0, to: 4, by: step) { print(i) }
step -= 2
for i in stride(from: 0, to: 4, by: step) { print(i) }

for c in "hey" { print(c) }
for (i, c) in "ab".enumerated() { print(i, c) }

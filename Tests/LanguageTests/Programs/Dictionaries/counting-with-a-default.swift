var counts: [Character: Int] = [:]
for c in "hello" { counts[c, default: 0] += 1 }
print(counts["l"]!, counts["h", default: 0], counts["q", default: 0])

let w = "tensorflow"
print(w.prefix(6), w.suffix(4), w.dropFirst(6), w.dropLast(4), String(w.prefix(3)))

let f: Float = 0.1
print(f, f + 0.2, Double(f), Float.pi, f * 3)

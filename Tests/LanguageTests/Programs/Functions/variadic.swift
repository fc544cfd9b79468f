func total(_ xs: Double...) -> Double { xs.reduce(0, +) }
print(total(1, 2, 3.5), total())

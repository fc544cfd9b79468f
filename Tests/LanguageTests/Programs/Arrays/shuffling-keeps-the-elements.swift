let a = Array(1...20)
print(a.shuffled().sorted() == a, a.contains(a.randomElement()!))

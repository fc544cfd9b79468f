let text = "ab"
print(Character(String(text.first!)))
print(Character(text))

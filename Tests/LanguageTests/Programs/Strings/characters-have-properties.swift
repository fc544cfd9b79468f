let c: Character = "7"
print(c.isNumber, c.isLetter, c.wholeNumberValue ?? -1, ("x" as Character).isLetter, Character("A").asciiValue ?? 0)

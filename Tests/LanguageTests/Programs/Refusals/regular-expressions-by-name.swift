let text = "a1b2"
let digits = /[0-9]+/
let extended = #/a|b/#
print(text.firstMatch(of: digits) != nil)

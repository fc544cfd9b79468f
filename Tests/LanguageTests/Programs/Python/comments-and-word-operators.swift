# a comment
let a = true
let b = false
if a and b { print("both") }
if a or b { print("one") }
let c = not a

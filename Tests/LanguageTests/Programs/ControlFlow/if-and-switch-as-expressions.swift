let n = 3
let s = if n > 2 { "big" } else { "small" }
let t = switch n { case 1: "one"; case 3: "three"; default: "other" }
print(s, t)

let n = 3
let a = if n > 1 { "x" } else { 2 }
let b = if n > 1 { 1 }
let c = if n > 1 { print("side"); 1 } else { 2 }
let d = switch n { case 1: "a"; default: let q = 1; q }
print(if n > 1 { 1 } else { 2 })
let e = 1 + (if n > 1 { 1 } else { 2 })
let f = [if n > 1 { 1 } else { 2 }]

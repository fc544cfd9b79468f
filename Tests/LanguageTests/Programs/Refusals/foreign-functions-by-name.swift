@_silgen_name("puts") func puts(_ s: String)
let f: @convention(c) (Int) -> Int = { $0 }

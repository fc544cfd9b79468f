let x: Float = 0.7
print(sin(x), cos(x), tan(x), sqrt(x), exp(x), log(x))
print(pow(x, 2), atan2(x, 1), hypot(x, x), floor(x), ceil(x), round(x))
print(tanh(x), log2(x), log10(x), exp2(x), cbrt(x), fmod(x, 0.3), erf(x))
let wide = Double(x)
print(sqrt(wide), type(of: sqrt(x)), type(of: sqrt(wide)))
let values: [Float] = [0, 1, 2]
print(values.map { exp(-$0) }, values.map(sqrt))

print(sqrt(2.0), pow(2.0, 10.0), exp(1.0), log(10.0), sin(1.0), cos(1.0), tan(0.5), atan2(1.0, 2.0))
print(floor(-1.5), ceil(-1.5), round(2.5), trunc(2.7), log2(8.0), log10(1000.0), hypot(3.0, 4.0), cbrt(27.0))

print(Double.pi, Int.max, Int.min, (9.0).squareRoot(), (-3).magnitude, (7).isMultiple(of: 7), (-5).signum(), Double.infinity, Int.bitWidth)

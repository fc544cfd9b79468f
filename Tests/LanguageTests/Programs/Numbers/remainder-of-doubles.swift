print((7.5).truncatingRemainder(dividingBy: 2), fmod(7.5, 2.0), (-7.5).truncatingRemainder(dividingBy: 2))

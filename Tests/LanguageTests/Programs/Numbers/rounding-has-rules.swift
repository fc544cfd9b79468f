print((2.5).rounded(), (-2.5).rounded(), (2.5).rounded(.toNearestOrEven), (2.1).rounded(.up), (2.9).rounded(.down), (-2.9).rounded(.towardZero))

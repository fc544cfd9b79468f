struct Point { var x = 0 }
print("\([1, 2], ".2f")")
print("\(Point(), "d")")
let maybe: Double? = 1
print("\(maybe, ".2f")")
print("\((1, 2), "d")")

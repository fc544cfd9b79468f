let none = Double.nan
print(max(none, 1.0), max(1.0, none), min(none, 1.0), min(1.0, none), max(2.0, 3.0), max(Float.nan, 1))

let x = 3
del x
assert x, "message"
global x
raise ValueError("bad")
print x
a, b = 1, 2
nonlocal x

let stream = [1, 2, 3]
for await x in stream { print(x) }

let q = 3
print(-q, -(-q), +q, -2.5)

let radix = 40
print(String(35, radix: 36))
print(String(35, radix: radix))

for i in range(3):
    print(i)

if i > 2 and not done:
    print("big")
elif i == 1:
    pass
else:
    print("small")

while True:
    break

with open("a.txt") as f:
    text = f.read()

try:
    risky()
except ValueError as e:
    print(e)
finally:
    print("end")

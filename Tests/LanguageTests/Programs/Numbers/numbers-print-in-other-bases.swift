print(String(255, radix: 16), String(255, radix: 2), String(255, radix: 16, uppercase: true))

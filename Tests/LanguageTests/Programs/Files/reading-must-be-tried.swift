let text = String(contentsOfFile: "/tmp/x", encoding: .utf8)
print(text)

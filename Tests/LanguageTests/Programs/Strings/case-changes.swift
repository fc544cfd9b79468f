print("Hello".uppercased(), "Hello".lowercased(), "hello world".capitalized)

var name: String!
print("before")
print(name.count)

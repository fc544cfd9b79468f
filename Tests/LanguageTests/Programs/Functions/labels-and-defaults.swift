func greet(_ name: String, with greeting: String = "Hello", times: Int = 1) -> String {
  return String(repeating: greeting + " ", count: times) + name
}
print(greet("Ann"), greet("Bob", with: "Hi"), greet("Cy", times: 2))

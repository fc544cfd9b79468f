@main struct Program {
  static func main() { print("x") }
}
if #available(macOS 13, *) {
  print("new")
}

struct File: ~Copyable {
  let name: String
}
func use(_ f: consuming File) {
  let g = consume f
}

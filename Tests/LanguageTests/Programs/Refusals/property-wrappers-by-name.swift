@propertyWrapper struct Clamped {
  var wrappedValue: Int
}
struct Settings {
  @Clamped var level = 3
  @State var shown = true
}

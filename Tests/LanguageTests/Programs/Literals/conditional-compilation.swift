#if os(Linux)
print("linux")
#elseif os(macOS)
print("mac")
#else
print("other")
#endif
#if swift(>=5.5) && !FEATURE
let version = "new"
#else
let version = 3 +
#endif
print(version)
#if canImport(Foundation) || FEATURE
func f() -> Int {
  #if DEBUG
  return 1
  #else
  return 2
  #endif
}
#endif
print(f())
struct S {
  #if arch(x86_64) || arch(arm64)
  var a = 64
  #else
  var a = 32
  #endif
}
print(S().a)
switch 3 {
#if FEATURE
case 3: print("feature")
#endif
case 3: print("three")
default: break
}
#if compiler(<5)
this is not swift at all
#endif

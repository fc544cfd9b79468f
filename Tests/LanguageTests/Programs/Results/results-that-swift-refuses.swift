struct Bad: Error {}
let a: Result<Int, Bad> = .success("x")
let b: Result<Int, String> = .success(1)
let c: Result<Int, Bad> = .success(1)
switch c {
case .success(let n): print(n)
}
let d = c.get()
print(c + 1)

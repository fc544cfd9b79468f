indirect enum Expression { case number(Int), sum(Expression, Expression), product(Expression, Expression), negation(Expression) }
func simplify(_ e: Expression) -> Expression {
  switch e {
  case .sum(.number(0), let x), .sum(let x, .number(0)): return simplify(x)
  case .product(.number(1), let x), .product(let x, .number(1)): return simplify(x)
  case .product(.number(0), _), .product(_, .number(0)): return .number(0)
  case let .sum(a, b): return .sum(simplify(a), simplify(b))
  case let .product(a, b): return .product(simplify(a), simplify(b))
  case .negation(.negation(let x)): return simplify(x)
  case .negation(let x): return .negation(simplify(x))
  case .number: return e
  }
}
func show(_ e: Expression) -> String {
  switch e {
  case .number(let n) where n < 0: return "(\(n))"
  case .number(let n): return "\(n)"
  case .sum(let a, let b): return "(\(show(a)) + \(show(b)))"
  case .product(let a, let b): return "\(show(a)) * \(show(b))"
  case .negation(let a): return "-\(show(a))"
  }
}
print(show(simplify(.sum(.number(0), .product(.number(1), .number(7))))))
print(show(simplify(.negation(.negation(.sum(.number(-2), .number(3)))))))
print(show(simplify(.product(.number(4), .number(0)))))

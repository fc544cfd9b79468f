struct Options: OptionSet { let rawValue: Int
  static let bold = Options(rawValue: 1 << 0), italic = Options(rawValue: 1 << 1), code = Options(rawValue: 1 << 2)
  static let all: Options = [.bold, .italic, .code] }
var style: Options = [.bold, .code]
print(style.contains(.bold), style.contains(.italic), style.rawValue, style == [.code, .bold], style.isEmpty)
style.insert(.italic)
style.remove(.bold)
print(style.rawValue, style.union(.bold) == .all, style.intersection([.code]).rawValue, Options.all.subtracting(.code).rawValue, style.isSubset(of: .all))
let none: Options = []
print(none.isEmpty, none.rawValue, style.symmetricDifference(.all).rawValue)

print("one two two".replacingOccurrences(of: "two", with: "2"), "[" + "  padded \n".trimmingCharacters(in: .whitespacesAndNewlines) + "]")

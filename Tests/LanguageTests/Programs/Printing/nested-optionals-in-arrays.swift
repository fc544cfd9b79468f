print([1, nil, 3] as [Int?], ["a", nil] as [String?])

print(((Int, String)?.none) == nil, ((Int, Bool)?.some((1, true)))!.0)

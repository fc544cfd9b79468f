print(String(describing: 1.5), String(describing: [1, 2]), String(describing: Optional(3)), String(reflecting: "q"))

print("tab\there", "quote \" and \\", #"raw \n"#, "\u{41}\u{1F600}")

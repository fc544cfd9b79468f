debugPrint("a", 1, ["b"])

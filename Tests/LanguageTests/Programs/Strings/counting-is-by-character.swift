print("héllo".count, "👨‍👩‍👧".count, "".isEmpty, "e\u{301}" == "é")

let a = "bad \q escape"

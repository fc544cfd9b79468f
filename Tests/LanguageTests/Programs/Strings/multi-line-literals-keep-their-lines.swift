print("""
  first
    second
  third
  """)

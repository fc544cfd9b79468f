print("model.keras".hasSuffix(".keras"), "model".hasPrefix("mo"), "model".hasPrefix("x"))

let learningRate = 0.1
let batchSize = 32
func trainModel(stepCount: Int) -> Int { stepCount }
print(learning_rate)
print(train_model(stepCount: 2))
print(batch_size + 1)

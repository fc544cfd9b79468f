import Display
import Foundation
import Learning
import Tensors
import Testing

extension OneAtATime {
  /// `.keras` and `.h5` files in both directions; what Keras makes of files written here is in KerasReadsTests.
  @Suite struct ModelFileTests {
    private let numbers = FileGoldens.numbers
    private let expected = FileGoldens.expected

    @Test func aModelFromKerasPredictsTheSame() throws {
      try inFreshContext { _ in
        let model = try keras.models.loadModel(FileGoldens.path("sequential.keras"))
        #expect(model.layers.map(\.name) == ["hidden", "dense"])
        #expect(FileGoldens.agree([model.predict(numbers(8, 4), verbose: 0)], expected["sequential"]!.predictions))
      }
    }

    @Test func trainingGoesOnAsIfItHadNotBeenInterrupted() throws {
      try inFreshContext { _ in
        let targets = tf.constant([0, 1, 0, 1, 0, 1, 0, 1])
        for isRewritten in [false, true] {
          var model = try keras.models.loadModel(FileGoldens.path("sequential.keras"))
          if isRewritten {
            try inTemporaryFolder { folder in
              try model.save(folder + "/again.keras")
              model = try keras.models.loadModel(folder + "/again.keras")
            }
          }
          let history = model.fit(numbers(8, 4), targets, epochs: 2, batchSize: 4, verbose: 0, shuffle: false).history
          #expect(FileGoldens.agree(history["loss"]!, expected["sequential"]!.losses!))
          #expect(FileGoldens.agree(history["accuracy"]!, expected["sequential"]!.accuracies!))
          #expect(FileGoldens.agree(model.getWeights(), expected["sequential"]!.weights!))
        }
      }
    }

    @Test func aGraphWithSharedLayersOperationsAndAScheduleComesBack() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let x = [numbers(8, 4), numbers(8, 3)]
          var model = try keras.models.loadModel(FileGoldens.path("functional.keras"))
          for _ in 0..<2 {
            let outputs: [Tensor] = model(x)
            #expect(FileGoldens.agree(outputs.map { $0.numpy() }, expected["functional"]!.predictions))
            try model.save(folder + "/functional.keras")
            model = try keras.models.loadModel(folder + "/functional.keras")
          }
          #expect(model.optimizer.name == "SGD" || model.optimizer.name == "sgd")
          #expect(Int(model.optimizer.iterations) == 2)
        }
      }
    }

    @Test func aModelInsideAModelIsCalledTwice() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let model = try keras.models.loadModel(FileGoldens.path("nested.keras"))
          #expect(FileGoldens.agree([model.predict(numbers(4, 3), verbose: 0)], expected["nested"]!.predictions))
          try model.save(folder + "/nested.keras")
          let again = try keras.models.loadModel(folder + "/nested.keras")
          #expect(FileGoldens.agree([again.predict(numbers(4, 3), verbose: 0)], expected["nested"]!.predictions))
        }
      }
    }

    @Test func weightsOfLayersInPropertiesAndListsAreFound() throws {
      try inFreshContext { _ in
        let model = Blocks()
        _ = model(numbers(1, 4))
        try model.loadWeights(FileGoldens.path("blocks.weights.h5"))
        #expect(FileGoldens.agree([model.predict(numbers(4, 4), verbose: 0)], expected["blocks"]!.predictions))
        let read = try keras.models.loadModel(FileGoldens.path("blocks.keras"), customObjects: ["Blocks": { _ in Blocks() }])
        #expect(FileGoldens.agree([read.predict(numbers(4, 4), verbose: 0)], expected["blocks"]!.predictions))
      }
    }

    @Test func olderFilesAreReadWholeAndByName() throws {
      try inFreshContext { _ in
        let model = try keras.models.loadModel(FileGoldens.path("sequential.h5"))
        #expect(FileGoldens.agree([model.predict(numbers(8, 4), verbose: 0)], expected["sequential"]!.predictions))
        let other = Sequential([Input(shape: [4]), Dense(3, activation: .relu, name: "hidden"), Dense(5, name: "mine")])
        try other.loadWeights(FileGoldens.path("sequential.h5"), byName: true)
        #expect(other.getLayer("hidden").getWeights()[0].tolist() == model.getLayer("hidden").getWeights()[0].tolist())
      }
    }

    @Test func aFunctionThatIsNotKerassNeedsANameToBeReadWith() throws {
      try inFreshContext { _ in
        let path = FileGoldens.path("softmax.keras")
        let refusal = problem { _ = try keras.models.loadModel(path) }
        #expect(refusal?.contains("customObjects: [\"softmax_v2\": keras.activations.softmax]") == true)
        let model = try keras.models.loadModel(path, customObjects: ["softmax_v2": keras.activations.softmax])
        #expect(FileGoldens.agree([model.predict(numbers(4, 3), verbose: 0)], expected["softmax"]!.predictions))
        let own = Sequential([Input(shape: [3]), Dense(2, activation: { tf.nn.softmax($0) }), Dense(2, activation: { tf.nn.relu($0) })])
        let json = try own.toJson()
        #expect(json.contains("\"config\": \"softmax_v2\""))
        #expect(json.contains("\"activation\": \"relu\""))
      }
    }

    @Test func codeInAFileIsNeverRun() throws {
      inFreshContext { _ in
        let refusal = problem { _ = try keras.models.loadModel(FileGoldens.path("lambda.keras"), safeMode: false) }
        #expect(refusal?.contains("config.json: 'lambda' (Lambda): a Lambda layer's function is Python code") == true)
      }
    }

    @Test func aLayerOfOnesOwnIsMadeFromItsConfiguration() throws {
      try inFreshContext { _ in
        try inTemporaryFolder { folder in
          let path = folder + "/own.keras"
          let model = Sequential([Input(shape: [3]), Scaled(factor: 2.5, name: "mine"), Dense(2)])
          try model.save(path)
          let refusal = problem { _ = try keras.models.loadModel(path) }
          #expect(refusal?.contains("customObjects: [\"Scaled\": { config in Scaled(...) }]") == true)
          let read = try keras.models.loadModel(
            path, customObjects: ["Scaled": { Scaled(factor: $0["factor"] as! Double, name: $0["name"] as? String) }])
          #expect((read.layers[0] as? Scaled)?.factor == 2.5)
          #expect(np.allclose(read.predict(numbers(4, 3), verbose: 0), model.predict(numbers(4, 3), verbose: 0)))
        }
      }
    }

    @Test func clonesAndJsonGiveModelsOfTheSameLayers() throws {
      try inFreshContext { _ in
        let model = try keras.models.loadModel(FileGoldens.path("functional.keras"))
        let clone = try keras.models.cloneModel(model)
        #expect(clone.weights.map(\.shape) == model.weights.map(\.shape))
        #expect(clone.layers.map(\.name) == model.layers.map(\.name))
        let other = try keras.models.modelFromJson(model.toJson())
        #expect(other.countParams() == model.countParams())
      }
    }

    @Test func weightsThatDoNotFitAreRefusedAndChangeNothing() throws {
      try inFreshContext { sink in
        let model = Sequential([Input(shape: [4]), Dense(3, name: "hidden"), Dense(3, name: "wide")])
        let before = model.getWeights().map { $0.tolist() }
        let path = FileGoldens.path("sequential.weights.h5")
        let refusal = problem { try model.loadWeights(path) }
        #expect(refusal == "\(path): layers/dense_1/vars/0 has shape (3, 2), weight 'kernel' of layer 'wide' has shape (3, 3)")
        #expect(model.getWeights().map { $0.tolist() } == before)
        try model.loadWeights(path, skipMismatch: true)
        #expect(model.getWeights()[0].tolist() != before[0])
        #expect(model.getWeights()[2].tolist() == before[2])
        #expect(sink.standardError.contains("warning: layer 'wide' keeps its weights"))
      }
    }

    @Test func namesThatAreNoModelFilesAreRefused() throws {
      inFreshContext { _ in
        let model = Sequential([Input(shape: [3]), Dense(2)])
        for name in ["./my_new_model", "model.h5", "model.txt"] {
          #expect(problem { try model.save(name) }?.contains("ends in .keras") == true || name == "model.h5")
          #expect(!FileManager.default.fileExists(atPath: name))
        }
        #expect(problem { try model.saveWeights("w.h5") }?.contains("must end in .weights.h5") == true)
        #expect(problem { _ = try keras.models.loadModel("folder") }?.contains("File format not supported") == true)
        #expect(problem { _ = try keras.models.loadModel("none.keras") }?.contains("no such file") == true)
      }
    }
  }
}

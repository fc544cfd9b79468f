import Charts
import Display
import Learning
import Tensors
import Testing

@Suite(.serialized) struct ModelDrawingTests {
  @Test func aDrawingHoldsLayersShapesAndShortcuts() throws {
    let inputs = keras.Input(shape: [4], name: "point")
    let hidden = Dense(8, activation: .relu, name: "hidden")(inputs)
    let more = Dense(8, name: "more")(hidden)
    let model = Model(inputs: inputs, outputs: Dense(1, name: "answer")(hidden + more))
    let drawing = ModelDrawing(
      graph: try #require(model.graph), showShapes: true, showDtype: false, showLayerNames: true, showTrainable: false,
      direction: .TB)
    let labels = drawing.rows.map { $0.map(drawing.label) }
    #expect(labels.map(\.count) == [1, 1, 1, 1, 1])
    #expect(labels[0] == ["point (InputLayer)\noutput: (None, 4)"])
    #expect(labels[3] == ["add (Add)\noutput: (None, 8)"])
    let bundle = try keras.utils.plotModel(model, toFile: nil).mimeBundle
    #expect(bundle.payloads["image/png"] != nil)
  }

  @Test func aModelWhoseLayersAreNotConnectedIsRefused() throws {
    let outer = ExecutionContext.current
    ExecutionContext.current = ExecutionContext(sink: RecordingOutputSink())
    defer { ExecutionContext.current = outer }
    _ = try keras.utils.plotModel(Sequential([Dense(1)]))
    #expect(ExecutionContext.current.failure?.message.contains("not connected") == true)
  }

  @Test func aHistoryShowsACurveForEachValue() {
    let history = History()
    #expect(history.mimeBundle.plainText == "[:]")
    history.onTrainBegin(logs: Logs())
    for epoch in 0..<4 {
      let loss = 1 / Double(epoch + 1)
      history.onEpochEnd(
        epoch, logs: Logs(sorting: [("loss", loss), ("val_loss", loss + 0.1), ("accuracy", 1 - loss)]))
    }
    let figure = history.curves(["loss", "accuracy"])
    #expect(figure.axes.count == 2)
    let bundle = history.mimeBundle
    #expect(bundle.payloads["image/png"] != nil)
    #expect(bundle.plainText?.contains("validation") == true)
  }
}

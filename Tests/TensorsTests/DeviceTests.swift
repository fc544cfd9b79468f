import Tensors
import Testing

extension SerializedTests {
  @Suite struct DeviceTests {
    @Test func devicesPrintAsInTensorFlow() {
      #expect("\(tf.config.listPhysicalDevices())" == "[PhysicalDevice(name='/physical_device:CPU:0', device_type='CPU')]")
      #expect("\(tf.config.listLogicalDevices("CPU"))" == "[LogicalDevice(name='/device:CPU:0', device_type='CPU')]")
      #expect(tf.config.listPhysicalDevices("GPU").isEmpty && !tf.test.isGpuAvailable() && tf.test.gpuDeviceName() == "")
      #expect(tf.constant(1).device == "/job:localhost/replica:0/task:0/device:CPU:0" && tf.Variable(1).device.hasSuffix("CPU:0"))
      #expect(tf.executingEagerly() && tf.version.version == tf.__version__ && tf.__version__.hasPrefix("2."))
    }

    @Test func scopesTakeTheNamesOfDevices() {
      for name in ["/CPU:0", "/GPU:0", "cpu:0", "/device:GPU:1", "/job:localhost/replica:0/task:0/device:CPU:0", "GPU"] {
        var sum = 0.0
        let message = failureMessage { sum = with(tf.device(name)) { (tf.constant(1) + 1).item() } }
        #expect(message == nil && sum == 2, "\(name)")
      }
      for name in ["", "/nonsense", "/CPU:x", "CPU:-1"] {
        #expect((failureMessage { _ = tf.device(name) } ?? "").contains("names no device"), "\(name)")
      }
    }

    @Test func resultsDoNotDependOnTheThreads() {
      let values = tf.sin(tf.range(100_000, dtype: .float32))
      let expected = tf.exp(values).doubles
      defer { tf.config.threading.setIntraOpParallelismThreads(0) }
      for count in [1, 2, 3] {
        tf.config.threading.setIntraOpParallelismThreads(count)
        #expect(tf.config.threading.getIntraOpParallelismThreads() == count && tf.exp(values).doubles == expected)
      }
      #expect((failureMessage { tf.config.threading.setIntraOpParallelismThreads(-1) } ?? "").contains("found -1"))
    }
  }
}

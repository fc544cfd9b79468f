import Display

/// Where tensors live and are computed.
///
/// The processor is the only one there is. What a storage says of itself is the only place that knows.
package struct Device: Hashable {
  package let type: String
  package let index: Int

  package static let cpu = Device(type: "CPU", index: 0)
  /// Every device of this process.
  package static let all = [cpu]

  /// TensorFlow's full name.
  package var name: String { "/job:localhost/replica:0/task:0/device:\(type):\(index)" }
}

extension Storage {
  /// Where the block lies.
  package var device: Device { .cpu }
}

extension Tensor {
  /// Where the tensor is: `/job:localhost/replica:0/task:0/device:CPU:0`; of a symbolic tensor nothing.
  public final var device: String { storage?.device.name ?? "" }
}

/// A processor or accelerator as the machine has it.
///
///     print(tf.config.listPhysicalDevices())
///     // [PhysicalDevice(name='/physical_device:CPU:0', device_type='CPU')]
public struct PhysicalDevice: Hashable, CustomStringConvertible, CustomDebugStringConvertible {
  /// `/physical_device:CPU:0`.
  public let name: String
  /// `CPU` or `GPU`.
  public let deviceType: String

  public var description: String { "PhysicalDevice(name='\(name)', device_type='\(deviceType)')" }
  public var debugDescription: String { description }
}

/// A device as programs use it.
public struct LogicalDevice: Hashable, CustomStringConvertible, CustomDebugStringConvertible {
  /// `/device:CPU:0`.
  public let name: String
  /// `CPU` or `GPU`.
  public let deviceType: String

  public var description: String { "LogicalDevice(name='\(name)', device_type='\(deviceType)')" }
  public var debugDescription: String { description }
}

/// A part of a program that asks for a device; see `tf.device`.
public struct DeviceScope {
  init?(_ name: String) {
    // The last two of `/job:localhost/replica:0/task:0/device:CPU:0`, `/device:CPU:0`, `/CPU:0`, `CPU:0`.
    let parts = name.split(separator: "/").last.map { $0.split(separator: ":") } ?? []
    let own = parts.first == "device" ? parts.dropFirst() : parts[...]
    guard let type = own.first, ["CPU", "GPU", "TPU"].contains(type.uppercased()), own.count <= 2,
      own.count == 1 || own.last.map({ $0 == "*" || (Int($0) ?? -1) >= 0 }) == true
    else { return nil }
  }

  init() {}
}

/// Runs the block on the device asked for if there is one, else on the processor, as TensorFlow does.
@discardableResult
public func with<Result>(_ device: DeviceScope, _ body: () -> Result) -> Result { body() }

extension tf {
  /// The release of TensorFlow whose names and rules these are.
  public static let __version__ = "2.21.0"

  /// Asks for a device, for `with`: `with(tf.device("/CPU:0")) { ... }`.
  ///
  /// A device that does not exist is replaced by the processor.
  public static func device(_ deviceName: String) -> DeviceScope {
    if let scope = DeviceScope(deviceName) { return scope }
    _ = failed("device", "'\(deviceName)' names no device; a device is '/CPU:0', '/GPU:0' or the long form '\(Device.cpu.name)'")
    return DeviceScope()
  }

  /// What this is.
  public enum version {
    /// The release of TensorFlow whose names and rules these are.
    public static let version = tf.__version__
  }

  /// Questions that tests ask.
  public enum test {
    /// Whether there is a GPU that operations run on.
    public static func isGpuAvailable() -> Bool { !config.listPhysicalDevices("GPU").isEmpty }
    /// The first GPU's name; empty without one.
    public static func gpuDeviceName() -> String { config.listLogicalDevices("GPU").first?.name ?? "" }
    /// Whether operations were built for NVIDIA's GPUs.
    public static func isBuiltWithCuda() -> Bool { false }
  }
}

extension tf.config {
  /// The devices of the machine, of one type if it is given.
  ///
  ///     print(tf.config.listPhysicalDevices("GPU").count)      // 0
  public static func listPhysicalDevices(_ deviceType: String? = nil) -> [PhysicalDevice] {
    devices(deviceType).map { PhysicalDevice(name: "/physical_device:\($0.type):\($0.index)", deviceType: $0.type) }
  }

  /// The devices that programs use, of one type if it is given.
  public static func listLogicalDevices(_ deviceType: String? = nil) -> [LogicalDevice] {
    devices(deviceType).map { LogicalDevice(name: "/device:\($0.type):\($0.index)", deviceType: $0.type) }
  }

  private static func devices(_ type: String?) -> [Device] { Device.all.filter { type == nil || $0.type == type } }

  /// How many threads compute.
  public enum threading {
    nonisolated(unsafe) private static var wanted = 0

    /// How many threads share one operation's work; 0 while the machine decides.
    public static func getIntraOpParallelismThreads() -> Int { wanted }

    /// Sets how many threads share one operation's work; 0 lets the machine decide. Results do not depend on it.
    public static func setIntraOpParallelismThreads(_ numThreads: Int) {
      guard (0...256).contains(numThreads) else {
        _ = failed("setIntraOpParallelismThreads", "the number of threads is from 0 to 256, found \(numThreads)")
        return
      }
      wanted = numThreads
      ThreadPool.shared.threadCount = numThreads == 0 ? ThreadPool.availableProcessors : numThreads
    }

    /// How many operations run beside one another: 1, since every operation uses all threads.
    public static func getInterOpParallelismThreads() -> Int { 1 }
  }
}

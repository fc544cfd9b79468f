import COneDNN
import COpenBLAS
import Glibc

/// OpenBLAS and oneDNN compute on the thread that calls them; the pool shares out the blocks.
package enum SingleThreadedLibraries {
  /// To be called on a thread before it calls oneDNN: OpenMP keeps its thread count per thread.
  @inline(__always)
  package static func enterOneDNN() { setOpenMPThreads?(1) }

  /// To be called before OpenBLAS is; the setting is the process's.
  package static func enterOpenBLAS() { _ = openBLAS }

  private static let openBLAS: Void = openblas_set_num_threads(1)

  /// oneDNN brings the OpenMP it was built with, so the function is looked up and not linked.
  private static let setOpenMPThreads: (@convention(c) (Int32) -> Void)? = {
    guard let address = dlsym(nil, "omp_set_num_threads") else { return nil }
    return unsafeBitCast(address, to: (@convention(c) (Int32) -> Void).self)
  }()
}

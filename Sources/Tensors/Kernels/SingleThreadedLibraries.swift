import COpenBLAS

/// OpenBLAS and oneDNN compute on the thread that calls them; the pool shares out the blocks. (COneDNN
/// sees to its own half of that.)
package enum SingleThreadedLibraries {
  /// To be called before OpenBLAS is; the setting is the process's.
  package static func enterOpenBLAS() { _ = openBLAS }

  private static let openBLAS: Void = openblas_set_num_threads(1)
}

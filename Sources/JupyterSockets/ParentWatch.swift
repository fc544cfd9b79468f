import Foundation

/// Notices that the process which started the kernel is gone.
///
/// Launchers put their process identifier into `JPY_PARENT_PID`. A launcher that goes through a
/// wrapper is not the direct parent, so then its existence is what counts; one that cannot be
/// seen at all (another container) is not watched.
package struct ParentWatch {
  private enum Target {
    case directParent(pid_t)
    case ancestor(pid_t)
    case nobody
  }

  private let target: Target

  package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
    guard let text = environment["JPY_PARENT_PID"], let parent = pid_t(text), parent > 0 else {
      target = .nobody
      return
    }
    if getppid() == parent {
      target = .directParent(parent)
    } else {
      target = kill(parent, 0) == 0 || errno == EPERM ? .ancestor(parent) : .nobody
    }
  }

  package var isWatching: Bool {
    if case .nobody = target { false } else { true }
  }

  package var isParentGone: Bool {
    switch target {
    case .directParent(let parent): getppid() != parent
    case .ancestor(let parent): kill(parent, 0) != 0 && errno == ESRCH
    case .nobody: false
    }
  }
}

/// The four message channels of a kernel. The fifth socket, the heartbeat, carries no messages.
public enum Channel: String, Sendable, CaseIterable {
  case shell
  case control
  case stdin
  case iopub
}

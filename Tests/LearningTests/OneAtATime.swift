import Testing

/// The suites that use the process-wide execution context, or names that count up, run one after the
/// other: they are extensions of this one.
@Suite(.serialized) struct OneAtATime {}

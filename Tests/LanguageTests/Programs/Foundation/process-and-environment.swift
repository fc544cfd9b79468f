let environment = ProcessInfo.processInfo.environment
print(environment["PATH"] != nil, environment["NO_SUCH_VARIABLE_HERE"] == nil)
print(environment["NO_SUCH_VARIABLE_HERE"] ?? "fallback")
print(ProcessInfo.processInfo.processorCount > 0, ProcessInfo.processInfo.activeProcessorCount > 0)
print(ProcessInfo.processInfo.physicalMemory > 1_000_000)
print(CommandLine.arguments.count >= 1, CommandLine.arguments[0].isEmpty)
print(ProcessInfo.processInfo.processIdentifier > 0, ProcessInfo.processInfo.arguments.count >= 1)
setenv("TFREPL_TEST_VALUE", "42", 1)
print(ProcessInfo.processInfo.environment["TFREPL_TEST_VALUE"] ?? "unset")
for name in ["HOME", "PATH"] where environment[name] == nil { print("no", name) }

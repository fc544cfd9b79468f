import ArgumentParser
import Foundation

struct KernelspecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernelspec", abstract: "Make tfrepl known to Jupyter, or take it away again.",
    subcommands: [Install.self, Uninstall.self, List.self])

  /// Where kernelspecs go: the user's folder, the active environment, or a prefix.
  struct Place: ParsableArguments {
    @Flag(help: "For the current user (the default).")
    var user = false

    @Flag(help: "For the active virtual or conda environment.")
    var sysPrefix = false

    @Option(help: ArgumentHelp("Under P/share/jupyter/kernels.", valueName: "P"))
    var prefix: String?

    @Option(help: ArgumentHelp("The kernel's name.", valueName: "NAME"))
    var name = "tfrepl"

    func validate() throws {
      let chosen = [user, sysPrefix, prefix != nil].filter { $0 }
      if chosen.count > 1 { throw ValidationError("choose one of --user, --sys-prefix and --prefix") }
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || "._-".contains($0)) })
      else { throw ValidationError("a kernel's name holds a-z, 0-9, '.', '_' and '-' only: '\(name)'") }
    }

    func directory() throws -> URL {
      try kernelsDirectory().appendingPathComponent(name, isDirectory: true)
    }

    private func kernelsDirectory() throws -> URL {
      if let prefix { return Self.kernels(under: URL(fileURLWithPath: prefix)) }
      guard sysPrefix else { return KernelspecDirectories.user }
      guard let environment = KernelspecDirectories.activeEnvironment else {
        throw CommandFailure(
          message: "no environment is active (VIRTUAL_ENV and CONDA_PREFIX are not set); activate one, or use --user or --prefix P")
      }
      return Self.kernels(under: environment)
    }

    private static func kernels(under prefix: URL) -> URL {
      prefix.appendingPathComponent("share/jupyter/kernels", isDirectory: true)
    }
  }

  struct Install: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write kernel.json and logos for this executable.")
    @OptionGroup var place: Place

    func run() throws {
      let directory = try place.directory()
      do {
        try Kernelspec(executable: Kernelspec.runningExecutable()).install(in: directory)
      } catch {
        throw CommandFailure(
          message: "\(directory.path): cannot be written: \((error as NSError).localizedDescription)",
          status: Status.failure)
      }
      print("Installed the kernelspec \(place.name) in \(directory.path)")
    }
  }

  struct Uninstall: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove what install wrote.")
    @OptionGroup var place: Place

    func run() throws {
      let directory = try place.directory()
      guard Kernelspec.isOurs(directory) else {
        throw CommandFailure(message: "no kernelspec of tfrepl in \(directory.path)", status: Status.failure)
      }
      do {
        try FileManager.default.removeItem(at: directory)
      } catch {
        throw CommandFailure(
          message: "\(directory.path): cannot be removed: \((error as NSError).localizedDescription)",
          status: Status.failure)
      }
      print("Removed \(directory.path)")
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Show the kernelspecs of tfrepl that Jupyter finds.")

    func run() throws {
      let found = KernelspecDirectories.all.flatMap { directory in
        ((try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []).sorted()
          .map { directory.appendingPathComponent($0, isDirectory: true) }.filter(Kernelspec.isOurs)
      }
      if found.isEmpty { print("No kernelspec of tfrepl is installed; 'tfrepl kernelspec install' installs one.") }
      for directory in found {
        let executable = Kernelspec.executable(of: directory) ?? ""
        let isThere = FileManager.default.isExecutableFile(atPath: executable)
        print("\(directory.lastPathComponent)  \(directory.path)\(isThere ? "" : "  (its executable \(executable) is gone)")")
      }
    }
  }
}

// swift-tools-version: 6.1
import PackageDescription

// Targets stand in the order a reader meets them: two columns that never import each other
// (language, learning), their meeting place, and the thin fronts. See README.md.

/// The LLVM option turns the dispatch loop's single shared indirect jump into one jump per
/// instruction (threaded code); without it the machine runs about 1.6 times slower.
let dispatchLoopSettings: [SwiftSetting] = [
  .unsafeFlags(["-Xllvm", "-tail-dup-pred-size=4096"], .when(configuration: .release))
]

/// The Swift runtime and Foundation go into the binary, so that an installed `tfrepl` outlives the
/// toolchain it was built with. Foundation's static archives refer to one another: hence the group.
///
/// A kernel must listen before its client looks for it, some 12 ms after the start. So the binary stands at a fixed
/// address, which saves 150 000 relocations, and exports nothing: the Swift runtime looks for its own place among
/// the exported symbols, one by one.
let staticRuntime: [LinkerSetting] = [
  .unsafeFlags([
    "-static-stdlib", "-Xlinker", "--start-group", "-lFoundation",
    "-lFoundationInternationalization", "-lFoundationEssentials", "-lCoreFoundation",
    "-l_FoundationICU", "-l_FoundationCShims", "-l_FoundationCollections", "-Xlinker",
    "--end-group", "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic",
  ])
]

let package = Package(
  name: "tfrepl",
  products: [
    .library(name: "TensorKit", targets: ["TensorKit"]),
    .executable(name: "tfrepl", targets: ["tfrepl"]),
  ],
  dependencies: [
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    // text -> syntax -> types -> bytecode -> values
    .target(name: "SourceText"),
    .target(
      name: "Parsing",
      dependencies: [
        "SourceText",
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftOperators", package: "swift-syntax"),
        .product(name: "SwiftParserDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftDiagnostics", package: "swift-syntax"),
      ]),
    .target(
      name: "Typing",
      dependencies: [
        "SourceText", "TextFormats", "Parsing",
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]),
    .target(name: "Bytecode", dependencies: ["SourceText"]),
    .target(name: "Lowering", dependencies: ["SourceText", "Typing", "Bytecode"]),
    .target(
      name: "Machine", dependencies: ["SourceText", "Bytecode", "Display"],
      swiftSettings: dispatchLoopSettings),
    .target(
      name: "StandardLibrary", dependencies: ["TextFormats", "Bytecode", "Machine", "Display"]),

    // tensors -> data -> learning -> pictures
    .target(name: "Display"),
    .target(name: "TextFormats", dependencies: ["Display"]),
    .target(name: "JSONText"),
    // OpenBLAS, oneDNN and libzip are loaded by their first call (Debian: libopenblas-dev, libdnnl-dev, libzip-dev).
    .target(name: "COpenBLAS"),
    .target(name: "CLAPACK", dependencies: ["COpenBLAS"]),
    .target(name: "COneDNN"),
    .target(name: "CZip"),
    // HDF5 is loaded by its first call (Debian: libhdf5-103-1).
    .target(name: "CHDF5"),
    .target(name: "CKernels"),
    .target(
      name: "Tensors",
      dependencies: [
        "Display", "TextFormats", "COpenBLAS", "CLAPACK", "COneDNN", "CZip", "CKernels",
      ]),
    // Loaded by their first call too (Debian: zlib1g-dev, libjpeg-dev, libpng-dev).
    .target(name: "CZlib"),
    .target(name: "CImageCodecs"),
    .target(name: "Datasets", dependencies: ["Display", "Tensors", "CZlib", "CImageCodecs"]),
    .target(
      name: "Learning",
      dependencies: [
        "Display", "TextFormats", "Tensors", "Datasets", "CHDF5", "CZip", "CKernels",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(name: "Charts", dependencies: ["Display", "Tensors", "Learning"]),
    .target(name: "PythonModules", dependencies: ["Display", "JSONText"]),
    .target(
      name: "StructuredLogging",
      dependencies: ["Display", .product(name: "Logging", package: "swift-log")]),
    .target(
      name: "TensorKit",
      dependencies: [
        "Display", "TextFormats", "PythonModules", "Tensors", "Datasets", "Learning", "Charts",
        "StructuredLogging", .product(name: "OrderedCollections", package: "swift-collections"),
      ]),

    // the meeting place
    .target(
      name: "Bindings",
      dependencies: [
        "Bytecode", "Typing", "Machine", "StandardLibrary", "Display", "PythonModules", "Tensors",
        "Datasets", "Learning", "TensorKit",
      ]),
    .target(
      name: "Sessions",
      dependencies: [
        "SourceText", "Parsing", "Typing", "Bytecode", "Lowering", "Machine", "StandardLibrary",
        "Display", "Bindings",
      ]),

    // message -> cell -> output
    .target(
      name: "JupyterMessages",
      dependencies: ["JSONText", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "JupyterKernel", dependencies: ["JSONText", "JupyterMessages"]),
    // ZeroMQ is loaded by its first call (Debian: libzmq3-dev).
    .target(name: "CZeroMQ"),
    .target(
      name: "JupyterSockets", dependencies: ["CZeroMQ", "JSONText", "JupyterMessages", "JupyterKernel"]),
    .target(name: "Notebooks", dependencies: ["Display", "JSONText", "Sessions", "SourceText"]),
    // libedit is loaded by its first call (Debian: libedit-dev).
    .target(name: "CLineEditor"),
    .target(name: "Console", dependencies: ["Parsing", "CLineEditor", "Display", "Sessions"]),
    .executableTarget(
      name: "tfrepl",
      dependencies: [
        "Bindings", "Console", "Display", "JSONText", "JupyterKernel", "JupyterMessages", "JupyterSockets",
        "Notebooks", "Sessions", "SourceText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      linkerSettings: staticRuntime),
    .executableTarget(
      name: "bindgen",
      dependencies: [.product(name: "ArgumentParser", package: "swift-argument-parser")]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Display", "TensorKit", "Sessions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["Peers"]),
    // tests, each beside the library it holds to its word
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText"]),
    .testTarget(
      name: "ParsingTests",
      dependencies: [
        "SourceText", "Parsing", .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]),
    .testTarget(
      name: "TypingTests", dependencies: ["SourceText", "Parsing", "Typing"],
      resources: [.copy("Oracle")]),
    .testTarget(name: "BytecodeTests", dependencies: ["SourceText", "Bytecode"]),
    .testTarget(
      name: "MachineTests", dependencies: ["SourceText", "Bytecode", "Machine", "Display"]),
    .testTarget(
      name: "LoweringTests",
      dependencies: [
        "SourceText", "Parsing", "Typing", "Bytecode", "Lowering", "Machine", "StandardLibrary",
        "Display",
      ]),
    .testTarget(
      name: "StandardLibraryTests",
      dependencies: ["Typing", "Bytecode", "Machine", "StandardLibrary", "Display"]),
    .testTarget(
      name: "LanguageTests",
      dependencies: [
        "SourceText", "Parsing", "Typing", "Lowering", "Machine", "StandardLibrary", "Display",
      ],
      exclude: ["Programs", "README.md", "record.py", "random_programs.py", "fuzz.py"]),
    .testTarget(name: "DisplayTests", dependencies: ["Display"]),
    .testTarget(
      name: "TextFormatsTests", dependencies: ["TextFormats", "Display"], exclude: ["Golden"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
    .testTarget(name: "PythonModulesTests", dependencies: ["PythonModules", "Display"]),
    .testTarget(
      name: "TensorsTests", dependencies: ["Display", "CKernels", "Tensors"], exclude: ["Golden"]),
    .testTarget(
      name: "DatasetsTests", dependencies: ["Display", "Tensors", "Datasets"], exclude: ["Golden"]),
    .testTarget(
      name: "LearningTests", dependencies: ["Display", "Tensors", "Datasets", "Learning"],
      exclude: ["Golden"]),
    .testTarget(
      name: "ChartsTests", dependencies: ["Display", "Tensors", "Learning", "Charts"],
      exclude: ["Golden"]),
    .testTarget(name: "StructuredLoggingTests", dependencies: ["Display", "StructuredLogging"]),
    .testTarget(
      name: "BindingsTests",
      dependencies: ["Machine", "Display", "TensorKit", "Bindings", "Sessions", "bindgen"]),
    .testTarget(
      name: "SessionsTests", dependencies: ["SourceText", "Parsing", "Display", "Sessions"]),
    .testTarget(
      name: "JupyterMessagesTests", dependencies: ["JSONText", "JupyterMessages"], exclude: ["Fixtures"]),
    .testTarget(name: "JupyterKernelTests", dependencies: ["JSONText", "JupyterMessages", "JupyterKernel"]),
    .testTarget(
      name: "JupyterSocketsTests",
      dependencies: ["CZeroMQ", "JupyterMessages", "JupyterKernel", "JupyterSockets"]),
    .testTarget(name: "NotebooksTests", dependencies: ["Display", "Sessions", "Notebooks"]),
    .testTarget(name: "ConsoleTests", dependencies: ["Display", "Sessions", "Console"]),
    .testTarget(name: "ArchitectureTests"),
  ],
  swiftLanguageModes: [.v5]
)

internal import Bindings
package import Machine
internal import StandardLibrary
package import Typing

/// What a session can call: signatures for the checker, functions for the machine.
package struct SessionLibraries {
  package var interfaces: [any InterfaceLibrary]
  package var natives: [NativeLibrary]

  package init(interfaces: [any InterfaceLibrary], natives: [NativeLibrary]) {
    self.interfaces = interfaces
    self.natives = natives
  }

  /// The language alone, without tensors.
  package static var language: SessionLibraries {
    SessionLibraries(interfaces: [StandardInterface()], natives: [StandardLibrary.natives])
  }

  /// Everything a notebook has.
  package static var everything: SessionLibraries {
    SessionLibraries(
      interfaces: [StandardInterface(), TensorKitInterface()],
      natives: [StandardLibrary.natives, TensorKitBindings.library])
  }
}

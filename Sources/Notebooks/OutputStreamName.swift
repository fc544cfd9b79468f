package import Display

/// Foundation has a class of this name; in this module the short name means ours.
package typealias OutputStream = Display.OutputStream

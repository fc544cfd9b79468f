@_exported import Datasets
@_exported import Display
@_exported import Foundation
@_exported import Learning
@_exported import PythonModules
@_exported import StructuredLogging
@_exported import Tensors
@_exported import TextFormats

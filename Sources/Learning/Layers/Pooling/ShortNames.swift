/// Keras's short name of `MaxPooling1D`.
public typealias MaxPool1D = MaxPooling1D
/// Keras's short name of `MaxPooling2D`.
public typealias MaxPool2D = MaxPooling2D
/// Keras's short name of `MaxPooling3D`.
public typealias MaxPool3D = MaxPooling3D
/// Keras's short name of `AveragePooling1D`.
public typealias AvgPool1D = AveragePooling1D
/// Keras's short name of `AveragePooling2D`.
public typealias AvgPool2D = AveragePooling2D
/// Keras's short name of `AveragePooling3D`.
public typealias AvgPool3D = AveragePooling3D
/// Keras's short name of `GlobalMaxPooling1D`.
public typealias GlobalMaxPool1D = GlobalMaxPooling1D
/// Keras's short name of `GlobalMaxPooling2D`.
public typealias GlobalMaxPool2D = GlobalMaxPooling2D
/// Keras's short name of `GlobalMaxPooling3D`.
public typealias GlobalMaxPool3D = GlobalMaxPooling3D
/// Keras's short name of `GlobalAveragePooling1D`.
public typealias GlobalAvgPool1D = GlobalAveragePooling1D
/// Keras's short name of `GlobalAveragePooling2D`.
public typealias GlobalAvgPool2D = GlobalAveragePooling2D
/// Keras's short name of `GlobalAveragePooling3D`.
public typealias GlobalAvgPool3D = GlobalAveragePooling3D
/// `Conv2D` as some tutorials spell it.
public typealias Conv2d = Conv2D

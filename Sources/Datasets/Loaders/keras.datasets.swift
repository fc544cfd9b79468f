import Tensors

extension keras {
  /// Small data sets for learning, as NumPy arrays.
  ///
  /// Files are looked for where Keras keeps them (`~/.keras/datasets`, or `datasets` below `$KERAS_HOME`) and downloaded
  /// from their original addresses when they are missing. A file that is truncated or altered is refused.
  ///
  /// Source: https://keras.io/api/datasets/
  public enum datasets {
    /// 28 x 28 images of handwritten digits.
    public enum mnist {
      /// 60 000 training and 10 000 test images, uint8 (28, 28), and their digits.
      ///
      ///     let ((xTrain, yTrain), (xTest, yTest)) = try keras.datasets.mnist.loadData()
      public static func loadData(_ path: String = "mnist.npz") throws -> ((NDArray, NDArray), (NDArray, NDArray)) {
        arrays(try HandwrittenDigits.mnist(path))
      }
    }

    /// 28 x 28 images of ten kinds of clothing.
    public enum fashionMnist {
      /// 60 000 training and 10 000 test images, uint8 (28, 28), and their class numbers.
      public static func loadData() throws -> ((NDArray, NDArray), (NDArray, NDArray)) {
        arrays(try HandwrittenDigits.fashion())
      }
    }

    /// 32 x 32 colour images of ten kinds of things.
    public enum cifar10 {
      /// 50 000 training and 10 000 test images, uint8 (32, 32, 3), and their class numbers, shape (n, 1).
      public static func loadData() throws -> ((NDArray, NDArray), (NDArray, NDArray)) {
        arrays(try TinyImages.load(TinyImages.ten))
      }
    }

    /// 32 x 32 colour images of a hundred kinds of things.
    public enum cifar100 {
      /// As CIFAR-10; `labelMode` is "fine" for the hundred classes or "coarse" for their twenty groups.
      public static func loadData(labelMode: String = "fine") throws -> ((NDArray, NDArray), (NDArray, NDArray)) {
        guard labelMode == "fine" || labelMode == "coarse" else {
          throw DatasetError("labelMode is \"fine\" or \"coarse\", found \"\(labelMode)\"")
        }
        return arrays(try TinyImages.load(TinyImages.hundred(labelMode)))
      }
    }

    /// House prices in districts of Boston, 1978; kept for comparisons with older texts.
    public enum bostonHousing {
      /// Thirteen features and the price in thousands of dollars; 404 training and 102 test samples.
      public static func loadData(
        path: String = "boston_housing.npz", testSplit: Double = 0.2, seed: Int = 113
      ) throws -> ((NDArray, NDArray), (NDArray, NDArray)) {
        try Housing.load(
          path, "boston_housing", "f553886a1f8d56431e820c5b82552d9d95cfcb96d1e678153f8839538947dff5", nil, testSplit, seed)
      }
    }

    /// House prices in districts of California, 1990.
    public enum californiaHousing {
      /// Eight features and the median price in dollars; 20 640 samples, of which "small" takes 600.
      public static func loadData(
        version: String = "large", path: String = "california_housing.npz", testSplit: Double = 0.2, seed: Int = 113
      ) throws -> ((NDArray, NDArray), (NDArray, NDArray)) {
        guard version == "large" || version == "small" else {
          throw DatasetError("version is \"large\" or \"small\", found \"\(version)\"")
        }
        return try Housing.load(
          path, "california_housing", "1a2e3a52e0398de6463aebe6f4a8da34fb21fbb6b934cf88c3425e766f2a1a6f",
          version == "small" ? 600 : nil, testSplit, seed)
      }
    }

    /// Film reviews as lists of word numbers, with 1 for praise and 0 for blame.
    public enum imdb {
      /// 25 000 training and 25 000 test reviews. Numbers follow the frequency of words: 0 is kept for padding, 1
      /// begins a review, 2 stands for words left out, which are those from `numWords` on and the `skipTop` most frequent.
      ///
      ///     let ((xTrain, yTrain), (xTest, yTest)) = try keras.datasets.imdb.loadData(numWords: 1000)
      public static func loadData(
        path: String = "imdb.npz", numWords: Int? = nil, skipTop: Int = 0, maxlen: Int? = nil, seed: Int = 113,
        startChar: Int? = 1, oovChar: Int? = 2, indexFrom: Int = 3
      ) throws -> (([[Int]], NDArray), ([[Int]], NDArray)) {
        try Reviews.load(path, numWords, skipTop, maxlen, seed, startChar, oovChar, indexFrom)
      }

      /// The number of each word, before `indexFrom` is added.
      public static func getWordIndex(path: String = "imdb_word_index.json") throws -> [String: Int] {
        try Reviews.wordIndex(path)
      }
    }
  }

  private static func arrays(_ images: LabelledImages) -> ((NDArray, NDArray), (NDArray, NDArray)) {
    (
      (NDArray(images.trainImages), NDArray(images.trainLabels)), (NDArray(images.testImages), NDArray(images.testLabels))
    )
  }
}

extension NotebookType {
  /// How native code gets the elements of a sequence or iterator: function numbers, each of which takes the value first.
  package struct Iteration {
    package let element: TypeDescriptor
    /// `makeIterator()` and the type of what it makes; nil for what is its own iterator.
    package let make: Int32?
    package let iterator: TypeDescriptor?
    /// `next()`, to which the value is inout.
    package let next: Int32?

    package init(element: TypeDescriptor, make: Int32?, iterator: TypeDescriptor?, next: Int32?) {
      self.element = element
      self.make = make
      self.iterator = iterator
      self.next = next
    }
  }

  /// How native code gets the elements of a collection: function numbers, each of which takes the value first.
  package struct Indexing {
    package let element: TypeDescriptor
    package let index: TypeDescriptor
    package let start: Int32
    package let end: Int32
    package let at: Int32
    /// `index(after:)`; nil where indices are whole numbers that count up.
    package let after: Int32?

    package init(element: TypeDescriptor, index: TypeDescriptor, start: Int32, end: Int32, at: Int32, after: Int32?) {
      self.element = element
      self.index = index
      self.start = start
      self.end = end
      self.at = at
      self.after = after
    }
  }
}

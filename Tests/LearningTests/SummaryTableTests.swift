import Learning
import Testing

@Suite struct SummaryTableTests {
  @Test func wrapsAtSpacesAndCutsLongWords() {
    #expect(SummaryTable.wrap("dense (Dense)", width: 31) == ["dense (Dense)"])
    #expect(SummaryTable.wrap("dense (Dense)", width: 8) == ["dense", "(Dense)"])
    #expect(SummaryTable.wrap("abcdefghij (Dense)", width: 8) == ["abcdefg…", "(Dense)"])
    #expect(SummaryTable.wrap("", width: 8) == [""])
  }

  @Test func numbersAreWrittenAsInKeras() {
    #expect(0.groupedByThousands == "0")
    #expect(999.groupedByThousands == "999")
    #expect(1_089.groupedByThousands == "1,089")
    #expect(29_165_328.groupedByThousands == "29,165,328")
    #expect(0.readableMemorySize == "0.00 B")
    #expect(4356.readableMemorySize == "4.25 KB")
    #expect((1024 * 1024).readableMemorySize == "1.00 MB")
  }
}

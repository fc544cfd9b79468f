/// Every operation, family by family: what the catalogue tests walk through.
package enum OpCatalog {
  package static let all: [Op] =
    ConvolutionOps.all + PoolingOps.all + LayerNormalizationOps.all + BatchNormalizationOps.all
    + ResamplingOps.all + PatchOps.all
    + ArithmeticOps.all + ExponentialOps.all + TrigonometryOps.all + ActivationOps.all
    + RoundingOps.all + ComparisonOps.all + SelectionOps.all + ReductionOps.all + ShapingOps.all
    + StackingOps.all + SlicingOps.all + MatmulOps.all + SoftmaxOps.all + CreationOps.all
    + RandomOps.all + PaddingOps.all + ReorderingOps.all + GatherOps.all + ScatterOps.all
    + SliceUpdateOps.all + SortingOps.all + ScanOps.all + SegmentOps.all + SpecialOps.all
    + GuardedOps.all + DiagonalOps.all + SolveOps.all + DecompositionOps.all
    + MatrixFunctionOps.all + BitwiseOps.all + StringOps.all + StringNumberOps.all
    + PrintOps.all + RecurrentOps.all
}

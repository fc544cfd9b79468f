/// What an instruction does.
///
/// Notation: `R[a]` is register a of the frame; `own R[a]` is an owning register, which is nil (0) or holds one reference: writing
/// to it releases what it held, `move R[b]` leaves 0 behind. `K`, `G`, `F`, `N`, `T` are the machine's tables of constants, globals,
/// functions, natives and notebook types. `i16`, `i32` are signed numbers in the instruction; jumps count from the next instruction.
/// `W` is the window that starts at R[a]: two slots below it belong to the call. `M[x]` is the slot at address x; addresses live
/// only until the next instruction that can run other code.
///
/// Adding one: a case with its doc line here, a row in `Opcode+Operands`, a case in `Machine/Execution/Dispatch.swift`.
@frozen
package enum Opcode: UInt8, CaseIterable {
  /// Ends this entry of the dispatch loop: only in the machine's own return stub.
  case halt
  /// R[a] := R[b]
  case copy
  /// R[a] := i32
  case loadInt
  /// R[a] := K[i32], borrowed
  case loadConstant
  /// own R[a] := retain R[b]
  case retain
  /// own R[a] := move R[b]
  case move
  /// own R[a] := R[b], whose +1 passes over (the result of a call)
  case take
  /// R[a] := move R[b], into a window slot, which then owns it
  case give
  /// release R[a]; R[a] := 0
  case release

  // Integers. Overflow traps.
  /// R[a] := R[b] + R[c]
  case addInt
  /// R[a] := R[b] - R[c]
  case subtractInt
  /// R[a] := R[b] * R[c]
  case multiplyInt
  /// R[a] := R[b] / R[c], traps on zero
  case divideInt
  /// R[a] := R[b] % R[c], traps on zero
  case remainderInt
  /// R[a] := R[b] + i16
  case addIntImmediate
  /// R[a] := R[b] * i16
  case multiplyIntImmediate
  /// R[a] := R[b] % i16; i16 > 0
  case remainderIntImmediate
  /// R[a] := R[b] * R[c] + R[x]
  case multiplyAddInt
  /// R[a] := -R[b]
  case negateInt
  /// R[a] := R[b] &+ R[c]
  case addWrapping
  /// R[a] := R[b] &- R[c]
  case subtractWrapping
  /// R[a] := R[b] &* R[c]
  case multiplyWrapping
  /// R[a] := R[b] & R[c]
  case bitAnd
  /// R[a] := R[b] | R[c]
  case bitOr
  /// R[a] := R[b] ^ R[c]
  case bitXor
  /// R[a] := R[b] << R[c], smart: overlong shifts give 0, negative ones shift right
  case shiftLeft
  /// R[a] := R[b] >> R[c], smart and arithmetic
  case shiftRight
  /// R[a] := ~R[b]
  case bitNot
  /// traps unless R[a] fits a signed integer of i32 bits (i32 > 0) or an unsigned one of -i32 bits
  case checkWidth

  // Doubles.
  /// R[a] := R[b] + R[c]
  case addDouble
  /// R[a] := R[b] - R[c]
  case subtractDouble
  /// R[a] := R[b] * R[c]
  case multiplyDouble
  /// R[a] := R[b] / R[c]
  case divideDouble
  /// R[a] := R[b] * R[c] + R[x], rounded twice
  case multiplyAddDouble
  /// R[a] := R[x] - R[b] * R[c], rounded twice
  case subtractProductDouble
  /// R[a] := -R[b]
  case negateDouble
  /// R[a] := square root of R[b]
  case squareRoot
  /// R[a] := Double(R[b])
  case intToDouble
  /// R[a] := Int(R[b]), traps when not finite or out of range
  case doubleToInt

  // Comparisons into a register.
  /// R[a] := R[b] == R[c] as bits
  case equalInt
  /// R[a] := R[b] != R[c] as bits
  case notEqualInt
  /// R[a] := R[b] < R[c]
  case lessInt
  /// R[a] := R[b] <= R[c]
  case lessOrEqualInt
  /// R[a] := R[b] == R[c]
  case equalDouble
  /// R[a] := R[b] != R[c]
  case notEqualDouble
  /// R[a] := R[b] < R[c]
  case lessDouble
  /// R[a] := R[b] <= R[c]
  case lessOrEqualDouble
  /// R[a] := !R[b]
  case not

  // Jumps. One that may lead back (all that are taken on a condition, and `loop`) stops the cell when it was interrupted or a
  // native operation failed.
  /// jump i32, forward
  case jump
  /// if R[a] != 0 (true, not nil): jump i32
  case jumpIf
  /// if R[a] == 0 (false, nil): jump i32
  case jumpIfNot
  /// if R[a] == R[b] as bits: jump i16
  case jumpIfEqual
  /// if R[a] != R[b] as bits: jump i16
  case jumpIfNotEqual
  /// if R[a] < R[b]: jump i16
  case jumpIfLess
  /// if R[a] <= R[b]: jump i16
  case jumpIfLessOrEqual
  /// if R[a] == i16 (b): jump i16 (c)
  case jumpIfEqualImmediate
  /// if R[a] != i16 (b): jump i16 (c)
  case jumpIfNotEqualImmediate
  /// if R[a] < i16 (b): jump i16 (c)
  case jumpIfLessImmediate
  /// if R[a] > i16 (b): jump i16 (c)
  case jumpIfGreaterImmediate
  /// if R[a] < R[b]: jump i16
  case jumpIfLessDouble
  /// if !(R[a] < R[b]): jump i16
  case jumpIfNotLessDouble
  /// if R[a] <= R[b]: jump i16
  case jumpIfLessOrEqualDouble
  /// if !(R[a] <= R[b]): jump i16
  case jumpIfNotLessOrEqualDouble
  /// jump i32, back
  case loop
  /// R[a] += 1; if R[a] < R[b]: jump i16
  case loopIfLess
  /// if R[a] < R[b]: R[a] += 1, jump i16
  case loopIfLessThenIncrement
  /// traps unless R[a] <= R[b]: the bounds of a range
  case checkRange
  /// a stride from R[a] to (x bit 0: through) R[a + 1] by R[a + 2]: traps when R[a + 2] is 0; if it has no element: jump i16; else
  /// R[a + 1] := its last element
  case enterStride
  /// if R[a] != R[a + 1]: R[a] += R[a + 2], jump i16
  case loopStride

  // Calls. The window holds arguments and then the result; after a call with inout arguments (x bit 1) it holds their new values.
  /// own registers i16 (b) ..< b + i16 (c) := 0: the first instruction of a function that has any
  case enter
  /// traps when the stack ends before W or the cell must stop: before inout values are given into a window
  case prepareCall
  /// W := call F[i32]; with x bit 1 the checks are done (`prepareCall`)
  case call
  /// W := call function value R[b]
  case callClosure
  /// W := call method i16 (b) of the class of the instance W[0]
  case callMethod
  /// W := call method i16 (b) of the class whose descriptor is W[0]
  case callTypeMethod
  /// W := call the witness of requirement i16 (b) for the type of the existential W[0]
  case callWitness
  /// the same for the class of the object W[0]
  case callObjectWitness
  /// the same for the type W[0] itself
  case callTypeWitness
  /// W := call N[i32]; x bit 0: the result is a reference
  case callNative
  /// stops unwinding here: if a call just left a pending trap, goes on unwinding
  case checkPending
  /// unless a call just threw (the owned error is in the call's window): jump i32; a pending trap unwinds on
  case jumpUnlessThrown
  /// returns 0 from a function without owning registers
  case returnVoid
  /// returns R[a] from a function without owning registers
  case returnRaw
  /// returns R[a] (x bit 0: move it out of an owning register) from function F[i32]; releases the owning registers, hands inout values back
  case returnCleaning
  /// throws the error move R[a] out of function F[i32]
  case throwError
  /// W := new native-rooted object with the fields R[b], by factory i16 (c) with the arguments in W
  case makeRooted

  // Globals, captured variables, closures.
  /// R[a] := G[i32], borrowed or raw; with x bit 0 traps when it is being changed elsewhere and so is 0
  case loadGlobal
  /// own R[a] := retain G[i32]; traps when it is being changed elsewhere (x bit 0 clear) and so is 0
  case retainGlobal
  /// own R[a] := move G[i32]
  case takeGlobal
  /// G[i32] := R[a], raw
  case storeGlobal
  /// G[i32] := move R[a], releasing the old value
  case moveToGlobal
  /// global i32 now has a value that later cells may use
  case markGlobal
  /// if global i32 has a value: skip the next instruction
  case skipIfMarked
  /// R[a] := address of G[i32]
  case globalAddress
  /// own R[a] := new cell holding R[b] (x bit 0: move R[b])
  case makeCell
  /// R[a] := address of the value in cell R[b]
  case cellAddress
  /// own R[a] := new closure of F[i32], captures still empty
  case makeClosure
  /// capture i16 (b) of closure R[a] := R[c] (x bit 0: retained)
  case setCapture
  /// R[a] := capture i16 (b) of the running closure, borrowed
  case loadCapture

  /// own R[a] := new reference to the object R[b] (or nil) that does not keep it alive
  case makeWeak
  /// own R[a] := the object of the weak reference R[b], nil when it is gone; with x bit 0 (unowned) traps then
  case loadWeak

  // Places, by address.
  /// R[a] := M[R[b]], raw or borrowed
  case loadAt
  /// own R[a] := retain M[R[b]]; traps when it is being changed elsewhere (x bit 0 clear) and so is 0
  case retainAt
  /// own R[a] := M[R[b]], which becomes 0
  case takeAt
  /// M[R[a]] := R[b], raw
  case storeAt
  /// M[R[a]] := move R[b], releasing the old value
  case moveTo
  /// R[a] := address of R[b]
  case registerAddress
  /// R[a] := address of element R[c] of the array at M[R[b]], made unique; traps out of bounds
  case elementAddress
  /// R[a] := address of element R[c] of array own R[b], made unique; traps out of bounds
  case localElementAddress
  /// R[a] := address of element i16 (c) of tuple own R[b], made unique
  case localTupleAddress
  /// R[a] := address of field i16 (c) of the instance R[b]
  case fieldAddress
  /// R[a] := address of element i16 (c) of the tuple at M[R[b]], made unique
  case tupleAddress
  /// R[a] := address of the value in the optional box at M[R[b]], made unique
  case boxAddress
  /// R[a] := address of the value of key R[c] in the dictionary at M[R[b]], made unique; a new key's value is 0 and runs the next
  /// instruction, which an old key's skips
  case dictionaryAddress

  // Arrays, tuples, instances.
  /// own R[a] := new array with room for i32 elements (x bit 0: of references)
  case makeArray
  /// append R[b] to the new array R[a] (x bit 0: moved)
  case appendNew
  /// array own R[a], made unique, gets R[b] (x bit 0: moved) as its last element
  case append
  /// the array at M[R[a]], made unique, gets R[b] (x bit 0: moved) as its last element
  case appendAt
  /// R[a] := count of array R[b]
  case arrayCount
  /// R[a] := element R[c] of array R[b], raw or borrowed; traps out of bounds
  case arrayElement
  /// own R[a] := retain element R[c] of array R[b]; traps out of bounds
  case retainElement
  /// element R[b] of array own R[a], made unique, := R[c], raw; traps out of bounds
  case setElement
  /// if R[c] < count of array R[b]: R[a] := element R[c], R[c] += 1, skip the next instruction
  case nextElement
  /// the same with own R[a] := retain element
  case retainNextElement
  /// own R[a] := new tuple of i16 (b) zeros, of which the bits of R[c] are references
  case makeTuple
  /// element i16 (b) of the new tuple R[a] := R[c] (x bit 0: moved)
  case setTupleElement
  /// element i16 (b) of tuple own R[a], made unique, := R[c], raw
  case changeTupleElement
  /// R[a] := element i16 (c) of tuple R[b], raw or borrowed
  case tupleElement
  /// own R[a] := retain element i16 (c) of tuple R[b]
  case retainTupleElement
  /// own R[a] := new instance of T[i32], fields 0
  case makeInstance
  /// all fields of the instance R[a] and of its superclasses have their values: its `deinit` runs from now on
  case finishInstance
  /// R[a] := the fields of the native-rooted object R[b], borrowed
  case rootedFields
  /// R[a] := field i16 (c) of instance R[b], raw or borrowed
  case field
  /// R[a] := field i16 (c) of instance R[b], borrowed; traps when it is being changed elsewhere (x bit 0 clear)
  case borrowField
  /// own R[a] := retain field i16 (c) of instance R[b]; traps when it is being changed elsewhere (x bit 0 clear)
  case retainField
  /// field i16 (b) of instance R[a] := R[c], raw
  case setField
  /// field i16 (b) of instance R[a] := move R[c], releasing the old value
  case moveToField

  // Optionals, existentials, strings, dictionaries.
  /// own R[a] := optional box of R[b] (x bit 0: moved)
  case makeBox
  /// R[a] := the value in optional box R[b], raw or borrowed
  case unbox
  /// own R[a] := retain the value in optional box R[b]
  case retainUnboxed
  /// traps when R[a] is nil (x bit 0: declared `T!`)
  case checkNotNil
  /// own R[a] := existential of R[b] (x bit 0: moved) with the type descriptor R[c]
  case makeExistential
  /// R[a] := value in existential R[b], raw or borrowed
  case openExistential
  /// own R[a] := value in existential move R[b], which is not shared any more where nobody else holds it
  case takeExistential
  /// R[a] := whether existential R[b] holds a value of the type R[c]
  case isType
  /// own R[a] := existential R[b] cast to the type R[c], as an optional
  case cast
  /// traps: existential R[a] cannot be cast to the type R[b]
  case failCast
  /// own R[a] := empty string, unique (made of the one R[a] held, if that was)
  case makeString
  /// append string R[b] to the new string R[a]
  case appendString
  /// append the decimal digits of R[b] to the new string R[a]
  case appendInt
  /// append the printed form of R[b], of type R[c], to the new string R[a]
  case appendDescription
  /// own R[a] := new dictionary with keys of type R[b] and values of type R[c]
  case makeDictionary
  /// new dictionary R[a]: key R[b] := R[c] (x bit 0: moved); traps on a duplicate
  case insertNew
  /// own R[a] := new set of elements of type R[b]
  case makeSet
  /// add R[b] to the new set R[a]
  case insertInSet
  /// R[a] := the range object's lower (i16 c = 0) or upper bound R[b]
  case rangeBound
  /// R[a] := whether R[b] and R[c] are equal strings
  case equalString
  /// own R[a] := value of key R[c] in dictionary R[b] as an optional
  case dictionaryValue
  /// traps with message K[i32]
  case fail
}

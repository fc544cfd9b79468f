import Foundation
import Swift
import Glibc
import Dispatch
print(sqrt(2.0), Date(timeIntervalSince1970: 0))

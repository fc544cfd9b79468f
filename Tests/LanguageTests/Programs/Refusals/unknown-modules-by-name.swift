import UIKit
import SwiftUI
import Foundation
import numpy
print("done")

import Foundation
enum AppError: LocalizedError { case missing(String), full
  var errorDescription: String? { switch self { case .missing(let s): return "Missing \(s)"; case .full: return "Full" } }
  var recoverySuggestion: String? { "try" } }
struct Plain: Error { var n = 1 }
enum K: Error { case a, b }
do { throw AppError.missing("key") } catch { print(error.localizedDescription) }
do { throw AppError.full } catch let e as LocalizedError { print(e.errorDescription ?? "-", e.failureReason ?? "none", e.recoverySuggestion ?? "") } catch {}
do { throw Plain() } catch { print(error.localizedDescription) }
do { throw K.b } catch { print(error.localizedDescription, error) }
print(AppError.full.localizedDescription)
struct NSE: CustomNSError { static var errorDomain: String { "my.domain" }; var errorCode: Int { 42 }; var errorUserInfo: [String: Any] { ["a": 1] } }
let e: any Error = NSE()
print(e.localizedDescription)

let file = URL(fileURLWithPath: "/tmp/data/train.csv.gz")
print(file.path, file.lastPathComponent, file.pathExtension)
print(file.deletingLastPathComponent().path, file.deletingPathExtension().lastPathComponent)
print(file.deletingLastPathComponent().appendingPathComponent("test.csv").path)
print(file.isFileURL, file)
let page = URL(string: "https://example.com/a/b?x=1")!
print(page.host ?? "", page.scheme ?? "", page.absoluteString, page.lastPathComponent)
print(URL(fileURLWithPath: "/a/b").appendingPathExtension("txt").path)
print(URL(fileURLWithPath: "/a") == URL(fileURLWithPath: "/a"), file.pathComponents)

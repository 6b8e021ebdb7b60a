import Commands

@main
enum Govpack {
  static func main() async { await CommandLineTool.main() }
}

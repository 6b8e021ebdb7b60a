// swift-tools-version: 6.2
import PackageDescription

// The targets are the stages of the compiler (Docs/ARCHITECTURE.md). An arrow that is not in this
// file cannot be imported; what SwiftPM cannot express is held by Tests/HouseTests.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// With GOVPACK_FUZZ=1 there is one more program, `Fuzz`, and the stages that read bytes from outside
/// are compiled for libFuzzer and AddressSanitizer (Tests/Fuzz/run.sh). No other build knows of it.
let isFuzzing = Context.environment["GOVPACK_FUZZ"] == "1"
let sanitizers = ["-sanitize=fuzzer,address", "-enable-testing"]
let fuzzed: Set = ["Diagnostics", "Formats", "Model", "Ingest", "Publish"]

/// A stage of the pipeline, in Sources/NAME. Those that a fuzzer never enters are not optimised for
/// it: that only takes time.
func stage(_ name: String, _ dependencies: [Target.Dependency], _ more: [SwiftSetting] = [])
  -> Target
{
  let flags = fuzzed.contains(name) ? sanitizers : ["-Onone"]
  return .target(
    name: name, dependencies: dependencies,
    swiftSettings: strict + more + (isFuzzing ? [.unsafeFlags(flags)] : []))
}

/// The targets of fuzzing.
let fuzzers: [Target] = [
  .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
  .executableTarget(
    name: "Fuzz",
    dependencies: ["CFuzzer", "Diagnostics", "Formats", "Model", "Ingest", "Publish"],
    path: "Tests/Fuzz/Targets",
    swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(sanitizers + ["-parse-as-library"])],
    linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
]

/// The tests of one stage, in Tests/NAME.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["WorkspaceFixtures"], exclude: exclude,
    swiftSettings: strict)
}

/// A library of the system, as a module map and a shim in Sources/NAME.
func library(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "govpack",
  products: [.executable(name: "govpack", targets: ["govpack"])],
  targets: [
    library("CYAML", pkgConfig: "yaml-0.1", package: "libyaml-dev"),
    library("CCmark", pkgConfig: "libcmark", package: "libcmark-dev"),
    library("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    library("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    library("CZstd", pkgConfig: "libzstd", package: "libzstd-dev"),
    library("CSQLite", pkgConfig: "sqlite3", package: "libsqlite3-dev"),
    .target(name: "CSystem"),
    .target(
      name: "CLineScan",
      cSettings: isFuzzing ? [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])] : []),

    stage("Diagnostics", []),
    stage(
      "Formats",
      ["CYAML", "CCmark", "CCrypto", "CZlib", "CZstd", "CSystem", "CLineScan", "Diagnostics"],
      [.strictMemorySafety()]),
    stage("Model", ["Diagnostics"]),
    stage("Ingest", ["Formats", "Model", "Diagnostics"]),
    stage("Figures", ["Model", "Diagnostics"]),
    stage("Checks", ["Model", "Figures", "Diagnostics"]),
    stage("Pack", ["Model", "Figures", "Checks", "Diagnostics"]),
    .executableTarget(name: "EmbedTemplates", swiftSettings: strict),
    .plugin(
      name: "EmbedTemplatesPlugin", capability: .buildTool(), dependencies: ["EmbedTemplates"],
      path: "Sources/EmbedTemplatesPlugin"),
    .target(name: "Templates", swiftSettings: strict, plugins: ["EmbedTemplatesPlugin"]),
    stage(
      "Render", ["Pack", "Formats", "Templates", "Model", "Figures", "Checks", "Diagnostics"]),
    stage("Publish", ["Render", "Formats", "CSystem", "Diagnostics"]),
    stage(
      "Commands",
      [
        "Diagnostics", "Formats", "Model", "Ingest", "Figures", "Checks", "Pack", "Templates",
        "Render", "Publish", "CSystem",
      ]),
    .executableTarget(name: "govpack", dependencies: ["Commands"], swiftSettings: strict),

    .target(
      name: "WorkspaceFixtures", path: "Tests/WorkspaceFixtures", swiftSettings: strict),
    .target(
      name: "RecordFixtures", dependencies: ["Model", "Diagnostics"],
      path: "Tests/RecordFixtures", swiftSettings: strict),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("FormatsTests", ["Formats", "CLineScan", "Diagnostics"]),
    tests("ModelTests", ["Model", "Diagnostics"]),
    tests(
      "IngestTests", ["Ingest", "Formats", "Templates", "Model", "Diagnostics"],
      exclude: ["Derivation"]),
    tests(
      "FiguresTests", ["RecordFixtures", "Figures", "Ingest", "Formats", "Model", "Diagnostics"],
      exclude: [
        "Derivation", "WorkedAgents/Derivation", "WorkedDelivery/Derivation",
        "WorkedRisk/Derivation",
        "WorkedSeries/Derivation",
      ]),
    tests("ChecksTests", ["RecordFixtures", "Checks", "Figures", "Model", "Diagnostics"]),
    tests("PackTests", ["Pack", "RecordFixtures", "Checks", "Figures", "Model", "Diagnostics"]),
    tests(
      "RenderTests",
      [
        "RecordFixtures", "Render", "Pack", "Formats", "Templates", "Checks", "Figures", "Model",
        "Diagnostics",
      ],
      exclude: ["Charts/Golden"]),
    tests("PublishTests", ["Publish", "Render", "Formats", "Diagnostics"]),
    tests(
      "CommandsTests",
      [
        "Commands", "Publish", "Render", "Pack", "Ingest", "Formats", "Checks", "Figures", "Model",
        "Diagnostics",
      ],
      exclude: ["Golden", "Derivation"]),
    tests("HouseTests", ["Diagnostics"]),
  ] + (isFuzzing ? fuzzers : [])
)

import Foundation
import Formats
import WorkspaceFixtures

@testable import Publish

/// A folder for one test, with a site in it.
struct SiteFolder {
  let workspace: FixtureWorkspace
  var path: String { "\(workspace.root)/site" }

  init(_ files: [String: String] = [:]) throws {
    workspace = try FixtureWorkspace(files)
  }

  static let facts = Manifest.Facts(
    toolVersion: "1.0", asOf: "2026-02-02T20:00:00Z", sourceCommit: "abc",
    config: .object([("timezone", .string("UTC"))]),
    inputs: [
      Manifest.File(path: "state/tasks.yaml", sha256: "1", byteCount: 3),
      Manifest.File(path: "govpack.yaml", sha256: "2", byteCount: 4),
    ])

  /// Publishes the files in one go.
  @discardableResult
  func publish(_ files: [String: String]) throws -> Publisher.Summary {
    let publisher = try Publisher(target: path)
    for (path, text) in files { try publisher.add(path, Array(text.utf8)) }
    return try publisher.publish(Self.facts)
  }

  /// All files below the workspace's root by path, links as `-> target`, in byte order.
  func listing() throws -> [String: String] {
    var result: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: workspace.root) {
      let full = "\(workspace.root)/\(path)"
      let attributes = try FileManager.default.attributesOfItem(atPath: full)
      switch attributes[.type] as? FileAttributeType {
      case .typeRegular: result[path] = try String(contentsOfFile: full, encoding: .utf8)
      case .typeSymbolicLink:
        result[path] = try "-> \(FileManager.default.destinationOfSymbolicLink(atPath: full))"
      default: break
      }
    }
    return result
  }

  /// The site's files but the manifest and the list of hashes.
  func site() throws -> [String: String] {
    var result: [String: String] = [:]
    for (path, text) in try listing() where path.hasPrefix("site/") {
      result[String(path.dropFirst(5))] = text
    }
    result["manifest.json"] = nil
    result["SHA256SUMS"] = nil
    return result
  }

  func mode(_ path: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(workspace.root)/\(path)")
    return attributes[.posixPermissions] as? Int
  }
}

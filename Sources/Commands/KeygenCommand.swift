import Formats

/// `keygen`: a pair of keys to sign published sites with.
struct KeygenCommand: Command {
  let name = "keygen"
  let summary = "make a pair of keys that sites are signed and verified with"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] = [.secretKey, .publicKey, .help]
  let details = """
    The files are those of minisign: `minisign -V -p PUBLIC -m manifest.json` checks what \
    `govpack build --sign-key SECRET` signs. The secret key has no password; it is readable by its \
    owner alone and must lie outside of every workspace.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    guard let secret = typed.secretKey, let open = typed.publicKey else {
      throw CommandFailure.usage(
        "keygen needs --secret-key FILE and --public-key FILE",
        hint: "for instance --secret-key ~/.govpack.sec --public-key govpack.pub")
    }
    if let root = SigningKey.workspace(above: secret) {
      throw CommandFailure.usage(
        "the secret key would lie in the workspace \(root)",
        hint: "keep it where neither the record nor the agents reach it")
    }
    let key = MinisignSecretKey.random()
    // The public half first: a secret key without it would be of no use.
    try SecretFile.writePublic(open, key.publicKey.bytes)
    try SecretFile.write(secret, key.bytes)
    console.print(
      "made the key \(key.publicKey.name): keep \(secret) secret, give \(open) to whoever verifies\n"
    )
    return .fine
  }
}

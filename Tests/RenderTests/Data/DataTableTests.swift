import Model
import Pack
import Testing

@testable import Render

struct DataTableTests {
  @Test func `text is guarded against formulas, numbers are not`() throws {
    let table = DataTable(
      path: "packs/2026-11-20/action-plan.csv",
      columns: ["id", "title", "value", "share", "due", "at", "done"],
      rows: [
        [
          .text("=1+1"), .text("say \"hi\", you"), .integer(-5),
          .number(try #require(Rational(1, 4))),
          .date(try #require(CivilDate(iso8601: "2026-11-27"))),
          .instant(try #require(Instant(rfc3339: "2026-11-20T14:00:00Z"))), .bool(true),
        ],
        [
          .stated(nil as String?), .text("-x"), .empty, .number(3), .stated(nil as CivilDate?),
          .empty, .bool(false),
        ],
      ])
    // By RFC 4180 and OWASP's "CSV injection", by hand.
    #expect(
      String(decoding: table.csv, as: UTF8.self)
        == "id,title,value,share,due,at,done\r\n"
        + "'=1+1,\"say \"\"hi\"\", you\",-5,0.25,2026-11-27,2026-11-20T14:00:00Z,true\r\n"
        + ",'-x,,3,,,false\r\n")
  }
}

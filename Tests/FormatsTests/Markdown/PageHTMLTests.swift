import Diagnostics
import Foundation
import Testing

@testable import Formats

struct PageHTMLTests {
  @Test func `a page has sections, captions, marks, anchors and scroll boxes`() {
    let text = """
      # Page

      ## Figures

      *Figures of the week*

      | Name | Value |
      | --- | --: |
      | [Done](../figures/os.done/) | **▲ worse** |
      |  | **x** |

      ![chart](done.svg)

      ## Notes

      > [!WARNING]
      > Late

      - [x] a
      - [ ] b

      ```sh
      ls
      ```
      """
    let html = MarkdownRenderer.html(
      SourceFile(path: "a.md", text: text), MarkdownOptions(.page), log: DiagnosticLog())
    #expect(
      html == """
        <h1 id="page">Page</h1>
        <section aria-labelledby="figures">
        <h2 id="figures">Figures</h2>
        <div class="table" role="region" tabindex="0" aria-label="Table: Figures of the week">
        <table>
        <caption>Figures of the week</caption>
        <thead>
        <tr>
        <th scope="col">Name</th>
        <th scope="col" class="num">Value</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row"><a href="../figures/os.done/" id="figure-os.done">Done</a></th>
        <td class="num"><span class="mark mark-attention">\
        <span aria-hidden="true">▲</span> worse</span></td>
        </tr>
        <tr>
        <td></td>
        <td class="num"><strong>x</strong></td>
        </tr>
        </tbody>
        </table>
        </div>
        <p><img src="done.svg" alt="chart" /></p>
        </section>
        <section aria-labelledby="notes">
        <h2 id="notes">Notes</h2>
        <div role="note" class="callout callout-warning" aria-label="Warning">
        <p class="callout-title">Warning</p>
        <p>Late</p>
        </div>
        <ul>
        <li class="task"><span class="tick tick-done" role="img" aria-label="done">☑</span> a</li>
        <li class="task"><span class="tick tick-open" role="img" aria-label="open">☐</span> b</li>
        </ul>
        <pre tabindex="0"><code class="language-sh">ls
        </code></pre>
        </section>

        """)
  }

  /// A drawing for `a.svg` and one for a line.
  private func html(_ text: String, _ profile: MarkdownOptions.Profile = .page) -> String {
    let options = MarkdownOptions(
      profile,
      drawing: { destination in
        switch destination {
        case "a.svg": PageDrawing(.figure, trustedMarkup: "<svg>A</svg>\n")
        case "b.svg": PageDrawing(.line, trustedMarkup: "<svg>B</svg>")
        default: nil
        }
      })
    return MarkdownRenderer.html(
      SourceFile(path: "a.md", text: text), options, log: DiagnosticLog())
  }

  private static let shape = """
    ![x](a.svg)

    Take *this*.

    Data: [CSV](a.csv)

    *Weeks*

    | A |
    | --- |
    | 1 |

    After.
    """

  @Test func `a drawing with its caption and its table is a figure`() {
    #expect(
      html(Self.shape) == """
        <figure class="chart">
        <svg>A</svg>
        <figcaption>Take <em>this</em>.</figcaption>
        <details>
        <summary>Data: Weeks</summary>
        <p>Data: <a href="a.csv">CSV</a></p>
        <div class="table" role="region" tabindex="0" aria-label="Table: Weeks">
        <table>
        <caption>Weeks</caption>
        <thead>
        <tr>
        <th scope="col">A</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <th scope="row">1</th>
        </tr>
        </tbody>
        </table>
        </div>
        </details>
        </figure>
        <p>After.</p>

        """)
  }

  @Test func `a drawing in another shape stands where its image stood`() {
    #expect(html("![x](a.svg)") == "<p><svg>A</svg>\n</p>\n")
    #expect(html("![x](a.svg)\n\nCaption.\n\nEnd.").hasPrefix("<p><svg>A</svg>\n</p>\n<p>"))
    #expect(
      html("Text ![x](b.svg) and ![y](b.svg)")
        == "<p>Text <svg>B</svg> and <img src=\"b.svg\" alt=\"y\" /></p>\n")
    #expect(html("![x](c.svg)") == "<p><img src=\"c.svg\" alt=\"x\" /></p>\n")
  }

  @Test func `a drawing that is there twice is drawn once`() {
    let twice = html(Self.shape + "\n\n" + Self.shape)
    #expect(twice.components(separatedBy: "<svg>").count == 2)
    #expect(twice.components(separatedBy: "<figure").count == 2)
    #expect(twice.contains("<p><img src=\"a.svg\" alt=\"x\" /></p>"))
  }

  @Test(arguments: [MarkdownOptions.Profile.authored, .specification])
  func `only pages have drawings`(_ profile: MarkdownOptions.Profile) {
    #expect(!html(Self.shape, profile).contains("<svg>"))
    #expect(!html(Self.shape, profile).contains("<figure"))
  }
}

import Diagnostics
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
}

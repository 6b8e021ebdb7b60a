import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

/// Expected findings worked out by hand from the records written here.
@Suite struct `Checks of owners` {
  @Test func `workflow-without-owner`() {
    func workflow(
      _ id: String, owner: String? = nil, selected: Bool = false, lane: Workflow.Lane? = nil
    ) -> Workflow {
      Workflow(
        id: id, owner: owner, lane: lane, isSelected: selected,
        source: line(1, "state/workflows.yaml"))
    }
    let facts = Facts(workflows: [
      workflow("a"), workflow("b", selected: true), workflow("c", owner: "lead", selected: true),
      workflow("d", lane: .humanInTheLoop), workflow("e", lane: .manual),
    ])
    #expect(
      WorkflowWithoutOwner().messages(in: facts) == [
        "b: nobody answers for the workflow b", "d: nobody answers for the workflow d",
      ])
  }

  @Test func `vendor-without-owner`() {
    let facts = Facts(vendors: [
      Vendor(id: "a", owner: "lead", source: line(1)), Vendor(id: "b", source: line(2)),
    ])
    #expect(
      VendorWithoutOwner().messages(in: facts) == ["b: nobody answers for the vendor b"])
  }

  @Test func `norm-without-owner`() {
    let facts = Facts(norms: [
      Norm(id: "a", owner: "lead", source: line(1)), Norm(id: "b", source: line(2)),
    ])
    #expect(NormWithoutOwner().messages(in: facts) == ["b: the norm b has no owner"])
  }
}

"""What the machine proposes from a document that was read: drafts with units, rhythm and authority. No database.

`blocks` puts words back to their place, `units` matches names with the ward's directory, `rhythms` and `authority`
propose what the document leaves open, `drafts` puts it together.
"""

from donghanh.plans.proposals.drafts import DraftProposal, Proposal, TargetProposal, propose

__all__ = ["DraftProposal", "Proposal", "TargetProposal", "propose"]

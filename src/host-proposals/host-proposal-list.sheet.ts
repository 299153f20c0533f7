import { dayOf } from '../platform/day.ts'
import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import type { HostProposal } from './host-proposal.rules.ts'
import { hostProposalWords } from './host-proposal.text.ts'

/** The proposals as a file, for who asks the hosts. */
export function hostProposalsSheet(
  { proposals, total }: { proposals: readonly HostProposal[]; total: number },
  language: Language,
): ListSheet {
  const t = hostProposalWords(language)
  const row = (proposal: HostProposal): ListCell[] => [
    proposal.name,
    proposal.town,
    fullName(proposal.student),
    proposal.student.className,
    proposal.contact,
    proposal.email,
    proposal.phone,
    proposal.period,
    dayOf(proposal.createdAt),
    t[proposal.state],
    proposal.answer?.partner?.name ?? proposal.answer?.reason ?? null,
  ]
  return {
    name: 'enti-trovati',
    title: t.proposals,
    columns: [
      { header: t.host, kind: 'text', width: 36 },
      { header: t.town, kind: 'text', width: 20 },
      { header: t.student, kind: 'text', width: 28 },
      { header: t.class, kind: 'text', width: 12 },
      { header: t.contact, kind: 'text', width: 28 },
      { header: t.email, kind: 'text', width: 28 },
      { header: t.phone, kind: 'text', width: 18 },
      { header: t.period, kind: 'text', width: 28 },
      { header: t.madeOn, kind: 'day', width: 14 },
      { header: t.state, kind: 'text', width: 22 },
      { header: t.answer, kind: 'text', width: 40 },
    ],
    rows: proposals.map(row),
    total,
  }
}

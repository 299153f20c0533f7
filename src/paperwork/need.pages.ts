import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { isEditable } from '../placements/placement-state.rules.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import { withQuery } from '../platform/path.ts'
import { type Action, linkTo } from '../web/parts.ts'
import { paperNames } from './papers.forms.ts'
import type { Paper, Papers, SigningParty } from './papers.rules.ts'
import { papersWords } from './papers.text.ts'
import type { Need, NeedKind, Way } from './readiness.rules.ts'
import { partyFor } from './signature.rules.ts'

interface Around {
  placement: Placement
  papers: Pick<Papers, 'project'>
}

/** The buttons by which this person can do what is missing; none when it is for somebody else. */
export function needActions({ need, how }: Pick<Need, 'need' | 'how'>, around: Around, ctx: Ctx): Action[] {
  if (how === 'sign-project' || how === 'sign-pact') return signActions(need, around, ctx)
  const t = papersWords(ctx.language)
  const href = hrefOf(how, around, ctx)
  return href ? [linkTo(t[`way-${how}`], href)] : []
}

type Elsewhere = Exclude<Way, 'sign-project' | 'sign-pact'>

function hrefOf(how: Elsewhere, { placement, papers }: Around, { actor }: Ctx): string | null {
  const { _id: placementId, schoolId, studentId, partnerId, state } = placement
  const record = { ...belongsOf(placement), placementId }
  const ways: Record<Elsewhere, () => string | null> = {
    placement: () =>
      can(actor, 'placement.edit', record)
        ? isEditable(state)
          ? paths.placementEdit({ placementId })
          : paths.placement({ placementId })
        : null,
    agreement: () =>
      can(actor, 'agreement.edit', { schoolId }) ? withQuery(paths.agreements(), { ente: partnerId }) : null,
    settings: () => (can(actor, 'school.configure', { schoolId }) ? paths.schoolSettings({ schoolId }) : null),
    'student-file': () => (can(actor, 'student-file.edit', { schoolId }) ? paths.studentFile({ studentId }) : null),
    project: () => (can(actor, 'paperwork.edit', record) ? paths.papersProject({ placementId }) : null),
    'host-documents': () =>
      can(actor, 'document.upload', { partnerId }) ? paths.partnerDocuments({ partnerId }) : null,
    'host-safety': () => (can(actor, 'paperwork.host', record) ? paths.papersSafety({ placementId }) : null),
    coherence: () =>
      papers.project && can(actor, 'paperwork.approve', record) ? paths.papersCoherence({ placementId }) : null,
  }
  return ways[how]()
}

const signatures: Partial<Record<NeedKind, { paper: Paper; party: SigningParty }>> = {
  'project-school-tutor': { paper: 'project', party: 'schoolTutor' },
  'project-host-tutor': { paper: 'project', party: 'hostTutor' },
  'pact-student': { paper: 'pact', party: 'student' },
  'pact-parent': { paper: 'pact', party: 'parent' },
}

function signActions(need: NeedKind, { placement, papers }: Around, ctx: Ctx): Action[] {
  const asked = signatures[need]
  if (!asked || !papers.project) return []
  const t = papersWords(ctx.language)
  const { paper, party } = asked
  const id = { placementId: placement._id, paper: paperNames[paper] }
  const record = { ...belongsOf(placement), placementId: placement._id }
  if (partyFor(ctx.actor, paper) === party && can(ctx.actor, 'paperwork.sign', record))
    return [linkTo(t.sign, paths.paperSignature(id), { look: 'primary' })]
  const byLink = party === 'parent' || party === 'hostTutor'
  return [
    ...(byLink && can(ctx.actor, 'paperwork.edit', record) ? [linkTo(t.sendLink, paths.paperLinks(id))] : []),
    ...(can(ctx.actor, 'paperwork.record', record)
      ? [linkTo(t.recordPaper, withQuery(paths.paperScan(id), { parte: party }), { look: 'plain' })]
      : []),
  ]
}

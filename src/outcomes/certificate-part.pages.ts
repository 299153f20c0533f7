import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { dayOf } from '../platform/day.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import type { Certificate, CertificateFacts, ReissueReason } from './certificate.rules.ts'
import { partyOf } from './evaluation.rules.ts'
import { evaluationRefusals, evaluationWords } from './evaluation.text.ts'

/** What the register says after a certificate was issued, and why it cannot be issued again. */
export interface CertificateNow {
  facts: Pick<CertificateFacts, 'approved'>
  /** What three quarters are counted over. */
  path: PathHours
  reasons: readonly ReissueReason[]
}

interface CertificateView {
  placement: Placement
  /** null where the hours are no longer there to compare. */
  certificateNow: CertificateNow | null
}

/** The certificate that was issued, a warning when the register says something else by now, and the way out of it. */
export function certificatePart({ placement, certificateNow }: CertificateView, certificate: Certificate, ctx: Ctx) {
  const t = evaluationWords(ctx.language)
  const { _id: placementId, number, issuedAt, earlier } = certificate
  const replaced = earlier?.at(-1)
  const on = (at: Date) => formatDay(dayOf(at), ctx.language)
  const issues = can(ctx.actor, 'certificate.issue', belongsOf(placement))
  return {
    text: t.issuedAs(number, on(issuedAt)),
    replaces: replaced ? t.replaces(replaced.number, on(replaced.issuedAt)) : null,
    warning: certificateNow && warningOf(certificate, certificateNow, { ctx, issues }),
    actions: [
      ...(certificateNow && issues ? reissueAction(certificate, certificateNow, ctx) : []),
      linkTo(t.download, paths.certificate({ placementId }), { icon: 'it-download' }),
    ],
  }
}

function warningOf(
  { facts }: Certificate,
  { facts: now, path, reasons }: CertificateNow,
  { ctx, issues }: { ctx: Ctx; issues: boolean },
): string | null {
  const t = evaluationWords(ctx.language)
  const hours = (minutes: number) => formatHours(minutes)
  // The hours at other hosts of the same path are not for a host to know.
  const fails = reasons.includes('below-three-quarters') && partyOf(ctx.actor) !== 'host'
  const sentences = [
    ...(facts.approved === now.approved ? [] : [t.hoursChanged(hours(facts.approved), hours(now.approved))]),
    ...(fails ? [t.holdsNoLonger(hours(path.approved), hours(path.planned))] : []),
  ]
  if (sentences.length === 0) return null
  if (fails) return [...sentences, issues ? t.whatToDo : t.askSchool].join(' ')
  return [...sentences, ...(issues || reasons.length > 0 ? [] : [t.askReissue])].join(' ')
}

/** The button to issue it again, while that would say something else. */
function reissueAction(
  { _id: placementId, number, facts }: Certificate,
  { facts: now, reasons }: CertificateNow,
  { language }: Ctx,
): Action[] {
  if (facts.approved === now.approved || reasons.includes('below-three-quarters')) return []
  const t = evaluationWords(language)
  const disabledBecause = reasons.map((reason) => evaluationRefusals(language)[reason])
  const options = { look: 'primary' as const, confirm: t.reissueConfirm(number), disabledBecause }
  return [postTo(t.reissue, paths.certificateReissue({ placementId }), options)]
}

import { accountContact } from '../accounts/account.service.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import { linkRecipient } from '../host-links/placement-link.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { papersOf } from './papers.service.ts'
import type { PaperSignature } from './papers.rules.ts'

/** Tells everybody whose signature is void, once, that the text has changed and waits for them again. */
export async function askAgain(
  ctx: Ctx,
  { placement, signatures }: { placement: Placement; signatures: readonly PaperSignature[] },
  publicUrl: string,
): Promise<void> {
  for (const signature of signatures) {
    const to = await recipientOf(signature, placement)
    if (!to) continue
    const { paper, party, recordedAt } = signature
    const byLink = signature.linkId !== null
    await enqueueNotice({
      key: `papers-changed:${placement._id}:${paper}:${party}:${recordedAt.getTime()}`,
      kind: 'papers-changed',
      about: placement._id,
      to: { ...to, discreet: party === 'student' || party === 'parent' },
      data: {
        host: placement.host.name,
        paper,
        // A link lets somebody in and is kept by nobody: who signed by one opens it in the mail it came with.
        link: byLink ? '' : publicUrl + paths.papers({ placementId: placement._id }),
      },
      now: ctx.now,
    })
  }
}

async function recipientOf(
  { party, accountId, linkId, how }: PaperSignature,
  { hostTutor, schoolTutorId }: Placement,
): Promise<Recipient | null> {
  if (linkId) {
    const to = await linkRecipient(linkId)
    return to && { ...to, language: 'it' }
  }
  // What was signed on paper was recorded by somebody else.
  if (how === 'screen' && accountId) return accountContact(accountId)
  if (party === 'schoolTutor' && schoolTutorId) return accountContact(schoolTutorId)
  if (party === 'hostTutor' && hostTutor?.email) return { name: hostTutor.name, email: hostTutor.email, language: 'it' }
  return null
}

/** After the terms of a placement were edited: what was signed before is void, and its people are asked again. */
export async function settlePapers(ctx: Ctx, placementId: string, publicUrl: string): Promise<void> {
  const placement = await findPlacement(systemContext(ctx.now), 'paperwork.view', placementId)
  const { voided } = await papersOf(ctx, placement)
  // Whoever was told of one before is not told again.
  const signatures = voided.filter(({ voided: mark }) => mark.why === 'terms-edited')
  await askAgain(ctx, { placement, signatures }, publicUrl)
}

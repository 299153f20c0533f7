import type { Ctx } from '../access/actor.ts'
import { accountContact, schoolAccounts } from '../accounts/account.service.ts'
import type { NoticeContent, Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { remindersTo } from '../partners/host-recipients.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import { schoolNames } from '../schools/school.service.ts'
import { type Placement, versionOf } from './placement.rules.ts'
import { isToldToHost } from './placement-state.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

/** Asks the host by letter: its tutor and whoever signs in for it. `asked` is the placement before the move. */
export async function tellHostOfProposal(ctx: Ctx, asked: Placement, publicUrl: string): Promise<void> {
  const school = await schoolName(asked)
  const link = publicUrl + paths.placementProposal({ proposalId: asked._id })
  const hours = formatHours(effectiveTerms(asked).plannedMinutes)
  const data = { ...inShort(asked), school, hours, link }
  await send(ctx, { about: asked, readers: await hostReaders(ctx, asked) }, { kind: 'placement-proposed', data })
}

interface Answer {
  answer: 'accepted' | 'declined'
  /** '' where the host accepts */
  reason: string
  publicUrl: string
}

/** Tells whoever asked what the host has answered; when that person is gone, the office and the coordinators. */
export async function tellSchoolOfAnswer(ctx: Ctx, asked: Placement, { publicUrl, ...answer }: Answer): Promise<void> {
  const { name: host } = asked.host
  const link = publicUrl + paths.placement({ placementId: asked._id })
  const data = { ...inShort(asked), ...answer, host, link }
  await send(ctx, { about: asked, readers: await schoolReaders(asked) }, { kind: 'placement-answered', data })
}

/** Tells a host that knew of it that the student will not come. `before` is the placement before it was cancelled. */
export async function tellHostOfCancellation(ctx: Ctx, before: Placement, publicUrl: string): Promise<void> {
  const knows = isToldToHost(before) || before.state === 'proposed' || before.state === 'matched'
  if (!knows) return
  const school = await schoolName(before)
  const data = { ...inShort(before), school, link: publicUrl + paths.placements() }
  await send(ctx, { about: before, readers: await hostReaders(ctx, before) }, { kind: 'placement-cancelled', data })
}

async function send(
  ctx: Ctx,
  { about, readers }: { about: Placement; readers: readonly Recipient[] },
  content: NoticeContent,
): Promise<void> {
  for (const { name, email, language } of readers) {
    // Asked again after a refusal it is another letter: the version tells them apart.
    const key = `${content.kind}:${about._id}:${versionOf(about)}:${email ?? ''}`
    await enqueueNotice({ ...content, key, about: about._id, to: { name, email, language }, now: ctx.now })
  }
}

/** The tutor at the host and whoever signs in for it, each address once. */
async function hostReaders(ctx: Ctx, { partnerId, hostTutor }: Placement): Promise<Recipient[]> {
  const partner = await findPartner(ctx, 'partner.view', partnerId)
  const others = await remindersTo(partner, ctx.today)
  const tutor: Recipient[] = hostTutor?.email ? [{ name: hostTutor.name, email: hostTutor.email, language: 'it' }] : []
  const reachable = [...tutor, ...others.filter(({ email }) => email !== null)]
  // Of two with one address the one who signs in is written to, in the language chosen there.
  return reachable.length > 0 ? [...new Map(reachable.map((each) => [each.email, each])).values()] : others
}

async function schoolReaders({ schoolId, history }: Placement): Promise<Recipient[]> {
  const asker = history.findLast(({ event }) => event === 'proposed')?.by.accountId
  const contact = asker ? await accountContact(asker) : null
  if (contact?.email) return [contact]
  return schoolAccounts(schoolId)
}

async function schoolName({ schoolId }: Placement): Promise<string> {
  return (await schoolNames([schoolId])).get(schoolId) ?? ''
}

function inShort(placement: Placement) {
  const { from, to } = effectiveTerms(placement)
  const { course } = placement
  return { year: course ? String(course.year) : '', track: course?.track ?? '', from, to }
}

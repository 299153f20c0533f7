import { accountOf, type Ctx } from '../access/actor.ts'
import type { SentLink } from '../host-links/host-link.service.ts'
import { noteSignedByLink, sendPlacementLink } from '../host-links/placement-link.service.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { removeFile } from '../platform/files.ts'
import { birthDateOf, studentNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { storeScan } from '../student-files/student-file.service.ts'
import { type Found, findPapers, papersLine, wrotePapers } from './papers.service.ts'
import { isSignable, type Paper, type Papers, papersDigest, type PaperSignature, partiesOf } from './papers.rules.ts'
import { signatureOf, type SigningParty } from './papers.rules.ts'
import {
  isMinorOn,
  type LinkRefusal,
  paperRefusals,
  partyFor,
  screenRefusals,
  type SigningFacts,
  signsAgain,
  textRefusal,
} from './signature.rules.ts'

/** What signing asks of the placement, its student and the text. */
export async function signingFacts(ctx: Ctx, paper: Paper, { placement, papers }: Found): Promise<SigningFacts> {
  const { studentId, student } = placement
  return {
    signable: isSignable(placement),
    digest: papersDigest(placement, papers.project),
    birth: await birthDateOf(studentId, ctx.today),
    studentName: fullName(student),
    parties: partiesOf(paper, placement),
  }
}

export interface ScreenSignature {
  paper: Paper
  name: string
  /** "I have read it and I sign it." */
  declaration: boolean
  /** of what was on the screen */
  digest: string
}

/** Signs on screen, or by the link one follows. Refused with SignatureRefusal. */
export async function signPaper(ctx: Ctx, placementId: string, given: ScreenSignature): Promise<void> {
  const { actor } = ctx
  const party = partyFor(actor, given.paper)
  if (!party) throw new Refused('not-your-paper')
  const onScreen = { ...given, party, on: ctx.today }
  const linkId = actor.role === 'guest' ? actor.linkId : null
  await addSignature(ctx, placementId, {
    permission: 'paperwork.sign',
    refusals: (papers, facts) => screenRefusals(papers, onScreen, { ...facts, actor }),
    signature: {
      paper: given.paper,
      party,
      name: given.name,
      on: ctx.today,
      how: linkId ? 'link' : 'screen',
      recordedAt: ctx.now,
      accountId: accountOf(actor),
      linkId,
      scan: null,
    },
  })
  if (linkId) await noteSignedByLink(linkId, ctx.now)
}

export interface SignatureOnPaper {
  paper: Paper
  party: SigningParty
  name: string
  /** the day on the paper */
  on: Day
  scan: { bytes: Buffer; name: string }
}

/** Records a signature on paper with its scan. Refused with SignatureRefusal, or the reason of a scan that is no document. */
export async function recordPaper(
  ctx: Ctx,
  placementId: string,
  { scan: sent, ...given }: SignatureOnPaper,
): Promise<void> {
  const found = await findPapers(ctx, 'paperwork.record', placementId)
  const refusals = (papers: Papers, facts: SigningFacts) => paperRefusals(papers, given, { ...facts, today: ctx.today })
  const reasons = refusals(found.papers, await signingFacts(ctx, given.paper, found))
  if (reasons.length > 0) throw new Refused(...reasons)
  const scan = await storeScan(sent)
  try {
    await addSignature(ctx, placementId, {
      permission: 'paperwork.record',
      refusals,
      signature: { ...given, how: 'paper', recordedAt: ctx.now, accountId: accountOf(ctx.actor), linkId: null, scan },
    })
  } catch (error) {
    await removeFile(scan.fileId)
    throw error
  }
}

interface Adding {
  permission: 'paperwork.sign' | 'paperwork.record'
  refusals: (papers: Papers, facts: SigningFacts) => string[]
  signature: Omit<PaperSignature, 'digest'>
}

// Four parties may sign at the same moment; each write may have to be done again for each of the others.
const mostAttempts = 8

/** Each write holds only for the version that was read: of twenty clicks at once one signs, and the others are told. */
async function addSignature(ctx: Ctx, placementId: string, { permission, refusals, signature }: Adding): Promise<void> {
  const line = await papersLine(ctx, 'signed', `${signature.paper}:${signature.party}`)
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const found = await findPapers(ctx, permission, placementId)
    const facts = await signingFacts(ctx, signature.paper, found)
    const reasons = refusals(found.papers, facts)
    if (reasons.length > 0) throw new Refused(...reasons)
    if (await wrotePapers(found.papers, signedChange(found.papers, { ...signature, digest: facts.digest }, line)))
      return
  }
  throw new Refused('changed-meanwhile')
}

/** One more signature; that of a minor who has come of age takes the place of the one given before. */
function signedChange(papers: Papers, signature: PaperSignature, line: Awaited<ReturnType<typeof papersLine>>) {
  const former = papers.signatures.filter(({ paper, party }) => paper === signature.paper && party === signature.party)
  const kept = papers.signatures.filter((each) => !former.includes(each))
  const voided = former.map((each) => ({
    ...each,
    voided: { at: line.at, by: line.by.name, why: 'signed-as-minor' as const },
  }))
  return {
    $set: { signatures: [...kept, signature], complete: null },
    $push: { voided: { $each: voided }, history: { $each: [line] } },
  }
}

/**
 * Sends a link to sign: the pact to a parent, the project to the host's tutor. Sent again it works for another 30 days.
 * Refused: `not-signable`, `no-project`, `high-risk-work`, `already-signed`, `student-of-age`, `same-address`, `cool-down`.
 */
export async function sendPaperLink(
  ctx: Ctx,
  placementId: string,
  { paper, to, publicUrl }: { paper: Paper; to: { name: string; email: string }; publicUrl: string },
): Promise<SentLink> {
  const found = await findPapers(ctx, 'paperwork.edit', placementId)
  const { placement, papers } = found
  const reasons = await linkRefusals(ctx, { paper, email: to.email }, found)
  if (reasons.length > 0) throw new Refused(...reasons)
  const { schoolId, partnerId } = placement
  const about = { purpose: paper, placementId, partnerId, schoolId, to }
  const place = paper === 'pact' ? fullName(placement.student) : placement.host.name
  const sent = await sendPlacementLink(ctx, { ...about, place }, publicUrl)
  const line = await papersLine(ctx, 'link-sent', paper)
  // The link is on its way: whoever wrote in between has not undone it.
  await wrotePapers(papers, { $push: { history: { $each: [line] } } })
  return sent
}

/** Why nobody gets a link to sign that paper now; `email` is null while no address is known. */
export async function linkRefusals(
  ctx: Ctx,
  { paper, email }: { paper: Paper; email: string | null },
  { placement, papers }: Found,
): Promise<LinkRefusal[]> {
  const party = paper === 'pact' ? 'parent' : 'hostTutor'
  if (!partiesOf(paper, placement).includes(party)) return ['not-your-paper']
  const against = textRefusal(papers, { signable: isSignable(placement) })
  if (against) return [against]
  if (signatureOf(papers, paper, party)) return ['already-signed']
  return paper === 'project' ? [] : parentRefusals(ctx, email, { placement, papers })
}

async function parentRefusals(ctx: Ctx, email: string | null, { placement, papers }: Found): Promise<LinkRefusal[]> {
  const { studentId } = placement
  const [birth, student] = await Promise.all([birthDateOf(studentId, ctx.today), studentNamed(studentId)])
  const adult = !isMinorOn(birth, ctx.today) || signsAgain(papers, birth, ctx.today)
  return [
    ...(adult ? ['student-of-age' as const] : []),
    ...(email !== null && email === student.email?.toLowerCase() ? ['same-address' as const] : []),
  ]
}

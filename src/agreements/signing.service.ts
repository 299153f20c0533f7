import { accountOf, type Ctx } from '../access/actor.ts'
import type { Day } from '../platform/day.ts'
import { documentKind, documentName } from '../platform/document-kind.ts'
import { Refused } from '../platform/errors.ts'
import { openFile, removeFile, storeFile, type StoredFile } from '../platform/files.ts'
import { parties, type Party, type Signature } from './agreement.rules.ts'
import { findAgreement, lineOf, wroteAgreement } from './agreement.service.ts'
import { hasSigned, paperReasons, signingReasons } from './signing.rules.ts'

export interface ScreenSignature {
  party: Party
  name: string
  role: string
  /** "I have read it and I may sign for it." */
  declaration: boolean
  /** Of the text that was on the screen. */
  digest: string
}

/** Signs on screen, for a host or by a link. Refused with SigningReason. The last party makes the agreement signed. */
export async function signAgreement(ctx: Ctx, id: string, given: ScreenSignature): Promise<void> {
  const { party, name, role, digest } = given
  await addSignature(ctx, id, {
    permission: 'agreement.sign',
    reasons: (agreement) => signingReasons(agreement, given, ctx.actor),
    signature: {
      party,
      name,
      role,
      how: 'screen',
      on: ctx.today,
      recordedAt: ctx.now,
      collectedBy: null,
      accountId: accountOf(ctx.actor),
      linkId: ctx.actor.role === 'guest' ? ctx.actor.linkId : null,
      scan: null,
      textDigest: digest,
    },
  })
}

export interface PaperSignature {
  party: Party
  name: string
  role: string
  /** The day on the paper. */
  on: Day
  collectedBy: string
}

/**
 * Records a signature on paper with its scan. Refused with PaperReason, or with the reason of DocumentRefusal for a scan
 * that is no document.
 */
export async function recordPaperSignature(
  ctx: Ctx,
  id: string,
  { file, ...given }: PaperSignature & { file: { bytes: Buffer; name: string } },
): Promise<void> {
  const agreement = await findAgreement(ctx, 'agreement.edit', id)
  const reasons = paperReasons(agreement, given, ctx.today)
  if (reasons.length > 0) throw new Refused(...reasons)
  const kind = documentKind(file.bytes)
  if (!kind.ok) throw new Refused(kind.reason)
  const name = documentName(file.name, kind.extension)
  const fileId = await storeFile(file.bytes, { name, type: kind.type })
  try {
    await addSignature(ctx, id, {
      permission: 'agreement.edit',
      reasons: (latest) => paperReasons(latest, given, ctx.today),
      signature: {
        ...given,
        how: 'paper',
        recordedAt: ctx.now,
        accountId: accountOf(ctx.actor),
        linkId: null,
        scan: { fileId, name },
        textDigest: agreement.text?.digest ?? '',
      },
    })
  } catch (error) {
    await removeFile(fileId)
    throw error
  }
}

interface Adding {
  permission: 'agreement.sign' | 'agreement.edit'
  reasons: (agreement: Awaited<ReturnType<typeof findAgreement>>) => string[]
  signature: Signature
}

// Both parties may sign at the same moment; each of the two writes may have to be done again once.
const mostAttempts = 5

/** Each write holds only for the version that was read: of twenty clicks at once one signs, and the others are told. */
async function addSignature(ctx: Ctx, id: string, { permission, reasons, signature }: Adding): Promise<void> {
  const line = await lineOf(ctx, { event: `signed-${signature.party}` })
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const agreement = await findAgreement(ctx, permission, id)
    const against = reasons(agreement)
    if (against.length > 0) throw new Refused(...against)
    if (agreement.text?.digest !== signature.textDigest) throw new Refused('changed-meanwhile')
    const complete = parties.every((party) => party === signature.party || hasSigned(agreement, party))
    const change = {
      $set: { state: complete ? 'signed' : 'signing' } as const,
      $push: { signatures: signature, history: line },
    }
    if (await wroteAgreement(agreement, change)) return
  }
  throw new Refused('changed-meanwhile')
}

/** The scan of a signature on paper, also of one that was taken back; null when it is not of this agreement. */
export async function openScan(ctx: Ctx, id: string, fileId: string): Promise<StoredFile | null> {
  const { signatures, history } = await findAgreement(ctx, 'agreement.view', id)
  const all = [...signatures, ...history.flatMap(({ cancelled }) => cancelled ?? [])]
  return all.some(({ scan }) => scan?.fileId === fileId) ? openFile(fileId) : null
}

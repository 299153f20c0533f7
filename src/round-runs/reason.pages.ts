import { approvedMove, type CutOff, type MatchResult, type RoundFile } from '../matching/round-file.rules.ts'
import type { Language } from '../platform/words.ts'
import type { DeskRow } from './desk.rules.ts'
import type { Round } from '../rounds/round.rules.ts'
import { runWordsOf } from './class-run.text.ts'
import { runWords } from './run.text.ts'

export interface Explained {
  file: RoundFile
  result: MatchResult
  offerName: (offerId: string) => string
  round: Pick<Round, 'kind'>
}

interface Reader {
  round: Pick<Round, 'kind'>
  language: Language
}

/** Why a student has nothing better: each wish before the place with what refused it. */
export function whyText({ refused, unplaced }: DeskRow, wishes: ReasonTexts, { round, language }: Reader): string {
  const t = runWordsOf(round, language)
  const lines = refused.map(({ offerId, rank, reason }) =>
    t.wishRefused(rank, wishes.offerName(offerId), wishes.textOf(reason)),
  )
  return [...lines, ...(unplaced ? [t[unplaced]] : [])].join('; ')
}

export interface ReasonTexts {
  offerName: (offerId: string) => string
  textOf: (reason: string) => string
}

const plainReasons = ['closed', 'not allowed', 'points', approvedMove] as const

/** The limits of a result in words. */
export function reasonTexts({ file, result, offerName, round }: Explained, language: Language): ReasonTexts {
  const t = runWordsOf(round, language)
  const groups = new Map((file.groups ?? []).map(({ id, max, running = 0 }) => [id, max - running]))
  const ranked = new Set(file.offers.filter(({ priorities }) => priorities).map(({ id }) => id))
  const classMax = new Map(file.offers.map((offer) => [offer.id, offer.classMax ?? 0]))
  const textOf = (reason: string): string => {
    const plain = plainReasons.find((each) => each === reason)
    if (plain) return t[plain]
    const [kind, id] = limitOf(reason)
    if (kind === 'class') return t.classFull(classMax.get(id) ?? 0)
    if (kind === 'offer') return fullText(result.cutOffs[reason] ?? null, ranked.has(id), language)
    const most = groups.get(id) ?? 0
    return id.startsWith('tutors:') ? t.tutorsFull(most) : t.hostFull(most)
  }
  return { offerName, textOf }
}

/** A cut-off that admitted nobody has class 0; where all are equal the draw alone decides. */
function fullText(cutOff: CutOff | null, ranked: boolean, language: Language): string {
  const t = runWords(language)
  if (cutOff === null) return t.full
  if (cutOff.class === 0) return t.noSeat
  return ranked ? t.fullUntil(cutOff.class, cutOff.draw) : t.fullUntilDraw(cutOff.draw)
}

const prefixes = { 'offer ': 'offer', 'shared limit ': 'group' } as const

function limitOf(reason: string): ['offer' | 'group' | 'class', string] {
  for (const [prefix, kind] of Object.entries(prefixes) as [keyof typeof prefixes, 'offer' | 'group'][])
    if (reason.startsWith(prefix)) return [kind, reason.slice(prefix.length)]
  return ['class', reason.split(' at offer ').at(-1) ?? '']
}

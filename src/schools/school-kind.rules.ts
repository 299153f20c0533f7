// The kind of school (liceo, tecnico, professionale) of a site. State schools say it in words; private ones (paritarie)
// only say "secondo grado", and then the third and fourth letter of the code tell: P and SL, SD liceo, T tecnico,
// R professionale, IS an institute of several kinds. Istituti magistrali and istituti d'arte have become licei.
// Source: the ministry's registers; D.P.R. 87, 88 and 89/2010.

import type { SchoolKind } from '../norms/required-hours.rules.ts'

export interface KindOfSite {
  kind: SchoolKind
  secondCycle: boolean
}

const FIRST_CYCLE: KindOfSite = { kind: 'other', secondCycle: false }
const SEVERAL_KINDS: KindOfSite = { kind: 'other', secondCycle: true }

const byWords: readonly (readonly [RegExp, KindOfSite])[] = [
  [/\b(?:INFANZIA|MATERNA|PRIMARIA|ELEMENTARE|PRIMO GRADO|COMPRENSIVO|CENTRO TERRITORIALE)\b/u, FIRST_CYCLE],
  [/\b(?:1|I)°? ?GRADO\b|\bMEDIA\b|\bCONVITTO\b|\bEDUCANDATO\b|\bDIREZIONE DIDATTICA\b|\bCPIA\b/u, FIRST_CYCLE],
  [/\bPROF(?:ESSIONALE)?\b/u, { kind: 'professionale', secondCycle: true }],
  [/\bTEC(?:NICO)?\b/u, { kind: 'tecnico', secondCycle: true }],
  [/\bLICEO\b|\bMAGISTRALE\b|\bD ?'? ?ARTE\b/u, { kind: 'liceo', secondCycle: true }],
  [/\bISTITUTO SUPERIORE\b|^ISTITUTO \(?SEDE\)?$/u, SEVERAL_KINDS],
]

const byLetters: readonly (readonly [RegExp, KindOfSite])[] = [
  [/^..(?:P|SL|SD)/u, { kind: 'liceo', secondCycle: true }],
  [/^..T/u, { kind: 'tecnico', secondCycle: true }],
  [/^..R/u, { kind: 'professionale', secondCycle: true }],
  [/^..IS/u, SEVERAL_KINDS],
]

/** The kind of a site by the words of the register and, where they do not tell, by its code. */
export function kindOfSite(words: string | null, code: string): KindOfSite {
  const plain = (words ?? '').toUpperCase().replace(/\./gu, ' ').replace(/\s+/gu, ' ').trim()
  const told = byWords.find(([pattern]) => pattern.test(plain))?.[1]
  if (told) return told
  const lettered = byLetters.find(([pattern]) => pattern.test(code))?.[1]
  if (lettered) return lettered
  return /\b(?:SECONDO|II|2°?) GRADO\b/u.test(plain) ? SEVERAL_KINDS : FIRST_CYCLE
}

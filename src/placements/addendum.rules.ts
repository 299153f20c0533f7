// The addendum (atto aggiuntivo) of an amendment is printed and signed by those who signed what it changes. The amendment
// holds from its day on, signed or not, and hours go on; until the school has recorded the signed paper, with its day and a
// scan, the placement says that it is still to be signed. It is recorded once, also after the placement is over. Who never
// came signs nothing.

import { type Day, dayOf } from '../platform/day.ts'
import type { Amendment } from './terms.rules.ts'

/** The amendments whose signed paper the school does not have yet, by the day they are valid from. */
export function unsignedAddenda({ amendments }: { amendments: readonly Amendment[] }): Amendment[] {
  return amendments.filter(isUnsigned).toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
}

/** Whether a paper of this amendment is still to be signed. */
export function isUnsigned({ signed, noShow }: Pick<Amendment, 'signed' | 'noShow'>): boolean {
  return !signed && !noShow
}

export type AddendumRefusal = 'already-signed' | 'nothing-to-sign' | 'date-in-the-future' | 'before-decision'

/** Why a paper signed on that day cannot be recorded; none means yes. */
export function addendumRefusals(
  { signed, noShow, decidedAt }: Pick<Amendment, 'signed' | 'noShow' | 'decidedAt'>,
  { on, today }: { on: Day; today: Day },
): AddendumRefusal[] {
  if (signed) return ['already-signed']
  if (noShow) return ['nothing-to-sign']
  const against: [AddendumRefusal, boolean][] = [
    ['date-in-the-future', on > today],
    ['before-decision', on < dayOf(decidedAt)],
  ]
  return against.filter(([, holds]) => holds).map(([reason]) => reason)
}

import { formatCount } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import type { DeskRow } from './desk.rules.ts'
import type { SeenUnits } from './desk-seen.rules.ts'
import { deskWords } from './desk.text.ts'
import type { FrozenNames } from './frozen.rules.ts'
import type { WhatIf } from './run.rules.ts'
import { runWords } from './run.text.ts'

/** What offers are called. */
export function offerNames({ offers }: FrozenNames): (offerId: string) => string {
  const titles = new Map(offers.map(({ offerId, title }) => [offerId, title]))
  return (offerId) => titles.get(offerId) ?? offerId
}

/** What students (or classes) are called at this desk: by name, or by the draw number. */
export function unitNames(seen: SeenUnits, rows: readonly DeskRow[], language: Language): (unitId: string) => string {
  const t = runWords(language)
  const draws = new Map(rows.map(({ unitId, draw }) => [unitId, draw]))
  const schools = seen.named.size > 0
  return (unitId) => {
    const draw = draws.get(unitId) ?? 0
    return seen.named.get(unitId)?.name ?? (schools ? t.hiddenOther(draw) : t.hidden(draw))
  }
}

/** What is tried, after the mechanism: the round as it is, or the change. */
export function triedText(
  whatIf: WhatIf | null,
  names: { offerName: (id: string) => string; unitName: (id: string) => string },
  language: Language,
): string {
  const t = deskWords(language)
  if (whatIf === null) return t.asFrozen
  const offer = names.offerName(whatIf.offerId)
  if (whatIf.what === 'seats') return t.whatIfSeats(whatIf.by, offer)
  return whatIf.what === 'close' ? t.whatIfClose(offer) : t.whatIfLock(names.unitName(whatIf.unitId), offer)
}

/** '12 %' of all. */
export function shareText(count: number, all: number, language: Language): string {
  const share = all === 0 ? 0 : Math.round((1000 * count) / all) / 10
  const text = Number.isInteger(share) ? formatCount(share, language) : String(share)
  return `${language === 'it' ? text.replace('.', ',') : text} %`
}

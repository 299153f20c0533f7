import { formatDay, formatHours, weekdayName } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { amendmentWords } from './amendment.text.ts'
import type { HostSite } from './copies.rules.ts'
import { type Amendment, type AmendmentTerms, inOrder, type Slot } from './terms.rules.ts'

/** What kind of change it is, in words. */
export function kindText({ kind, noShow }: Pick<Amendment, 'kind' | 'noShow'>, language: Language): string {
  const t = amendmentWords(language)
  return noShow ? t.neverCame : t[kind ?? 'together']
}

/** What changes, a line for each thing. */
export function changesOf(amendment: Omit<AmendmentTerms, 'validFrom'>, language: Language): string[] {
  const t = amendmentWords(language)
  const { to, timetable, plannedMinutes, site, otherSites, hostTutor, schoolTutor, interruption } = amendment
  return [
    ...(interruption
      ? [t.changeInterruption(formatDay(interruption.from, language), formatDay(interruption.to, language))]
      : []),
    ...(to ? [t.changeTo(formatDay(to, language))] : []),
    ...(timetable ? [t.changeTimetable(timesOf(timetable, language, otherSites))] : []),
    ...(site ? [t.changeSite(siteText(site))] : []),
    ...(hostTutor ? [t.changeHostTutor(hostTutor.name)] : []),
    ...(schoolTutor ? [t.changeSchoolTutor(schoolTutor.name)] : []),
    ...(plannedMinutes ? [t.changeHours(formatHours(plannedMinutes))] : []),
  ]
}

/** A week in one line; where it is not all at the main site, with the other sites by name. */
export function timesOf(timetable: readonly Slot[], language: Language, otherSites: readonly HostSite[] = []): string {
  const at = ({ siteId }: Slot) => otherSites.find(({ id }) => id === siteId)
  return inOrder(timetable)
    .map((slot) => {
      const where = at(slot)
      const times = `${weekdayName(slot.weekday, language, 'short')} ${slot.from}–${slot.to}`
      return where ? `${times} (${where.name})` : times
    })
    .join(', ')
}

export function siteText({ name, address, postcode, town }: HostSite): string {
  const where = [address, `${postcode} ${town}`.trim()].filter(Boolean).join(', ')
  return where ? `${name} (${where})` : name
}

import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { closureLine, feastText } from './closure-lines.rules.ts'
import { labFactValues } from './lab-norms-facts.rules.ts'
import { safetyHoursText } from './programme-difference.rules.ts'
import { lineOf } from './programme-lines.rules.ts'
import { listOf, type ListSection, type Programme, type Section } from './programme.rules.ts'

const MAP_ZOOM = 12

/** What the form of a section holds before anybody has typed. */
export function typedSection(section: Section, programme: Programme, language: Language): Typed {
  return typed[section](programme, language)
}

const typed: Record<Section, (programme: Programme, language: Language) => Typed> = {
  identity: ({ cityName, name, code, edition, map }) => ({
    cityName: cityName ?? '',
    nameIt: name.it,
    nameEn: name.en,
    code,
    edition,
    mapCentre: map ? `${map.centre.lat}, ${map.centre.lon}` : '',
    mapZoom: String(map?.zoom ?? MAP_ZOOM),
  }),
  calendar: ({ calendar }) => ({
    patronDay: calendar.patron ? feastText(calendar.patron.on) : '',
    patronName: calendar.patron?.name ?? '',
    closures: calendar.closures.map(closureLine).join('\n'),
  }),
  norms: ({ norms }) => ({
    qualificationRequired: norms.qualificationRequired ? 'yes' : '',
    qualificationMonths: String(norms.qualificationMonths),
    agreementMonths: String(norms.agreementMonths),
    expiryWarnings: norms.expiryWarnings.join(', '),
    safetyHours: safetyHoursText(norms),
  }),
  labs: ({ norms }) => Object.fromEntries(labFactValues(norms.labs).map(([fact, value]) => [fact, value ?? ''])),
  themes: linesOf('themes'),
  districts: linesOf('districts'),
  tracks: linesOf('tracks'),
  kinds: linesOf('kinds'),
  machines: linesOf('machines'),
  texts: ({ texts }) => ({
    welcomeIt: texts.welcome?.it ?? '',
    welcomeEn: texts.welcome?.en ?? '',
    agreement: texts.agreement,
  }),
}

function linesOf(section: ListSection) {
  return (programme: Programme, language: Language): Typed => {
    const entries = listOf(programme, section).filter(({ retired }) => !retired)
    return { entries: entries.map((entry) => lineOf(entry, language)).join('\n') }
  }
}

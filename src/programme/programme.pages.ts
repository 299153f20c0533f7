import type { Ctx } from '../access/actor.ts'
import { holidaysOf } from '../norms/holidays.rules.ts'
import { type SchoolYear, schoolYearEnd, schoolYearOf, schoolYearStart } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay, formatInstant, formatLongDay } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { type ContentOf, empty, type Facts, facts, type Happening, linkTo, table } from '../web/parts.ts'
import type { ProgrammeRecord } from './programme-record.rules.ts'
import { safetyHoursText } from './programme-difference.rules.ts'
import { listOf, listSections, type Programme, type Section } from './programme.rules.ts'
import { labNormFacts } from './lab-norms.pages.ts'
import { holidayWords } from './holiday.text.ts'
import { type ProgrammeWords, programmeWords } from './programme.text.ts'

const SHOWN_HISTORY = 30

/** What the programme of the city is now. */
export function programmePage({ programme, revision, by, history }: ProgrammeRecord, ctx: Ctx) {
  const t = programmeWords(ctx.language)
  const begun = revision > 0
  return {
    title: t.programme,
    t,
    notStarted: begun ? null : t.notStarted,
    actions: [
      linkTo(begun ? t.import : t.start, paths.programmeImport(), begun ? {} : { look: 'primary' }),
      linkTo(t.export, paths.programmePack(), { icon: 'it-download' }),
    ],
    logo: programme.logo && { href: paths.logo(), alt: t.logoAlt(programme.name[ctx.language]) },
    identity: part(t, 'identity', identityFacts(programme, { revision, by }, ctx.language)),
    calendar: {
      title: t.calendar,
      table: daysOff(programme, schoolYearOf(ctx.today), ctx.language),
      edit: editButton(t, 'calendar'),
    },
    norms: part(t, 'norms', normFacts(programme, ctx.language)),
    labs: part(t, 'labs', labNormFacts(programme.norms.labs, ctx.language)),
    lists: listsTable(programme, ctx.language),
    texts: part(t, 'texts', textFacts(programme, ctx.language)),
    history: happenings(history, ctx.language),
  }
}

function part(t: ProgrammeWords, section: Section, shown: Facts) {
  return { title: t[section], facts: shown, edit: editButton(t, section) }
}

function editButton(t: ProgrammeWords, section: Section) {
  return [linkTo(t.editWhat(t[section]), paths.programmeEdit({ section }), { icon: 'it-pencil' })]
}

type About = Pick<ProgrammeRecord, 'revision' | 'by'>

function identityFacts(programme: Programme, { revision, by }: About, language: Language): Facts {
  const t = programmeWords(language)
  const { cityName, name, code, edition, map } = programme
  return facts([
    [t.cityName, cityName ?? t.cityOfConfiguration],
    [t.programmeName, name[language]],
    [t.map, map ? `${map.centre.lat}, ${map.centre.lon}` : null],
    [t.pack, t.packOf(code, edition)],
    [t.revision, { text: String(revision), note: by?.name || null }],
  ])
}

function daysOff({ calendar }: Programme, year: SchoolYear, language: Language) {
  const t = programmeWords(language)
  const [first, last] = [schoolYearStart(year), schoolYearEnd(year)]
  const names = holidayWords(language)
  const { patron, closures } = calendar
  const feasts = [first, last]
    .flatMap((day) => holidaysOf(Number(day.slice(0, 4)), patron?.on ?? null))
    .map(({ day, name }): Line => {
      const isPatron = name === 'patron-saint'
      return {
        from: day,
        to: day,
        name: isPatron ? (patron?.name ?? '') : names[name],
        kind: isPatron ? t.patron : t.national,
      }
    })
  const closed = closures.map(({ from, to, reason }): Line => ({ from, to, name: reason[language], kind: t.closure }))
  const lines = [...feasts, ...closed]
    .filter(({ from, to }) => from <= last && to >= first)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return table({
    caption: t.daysOff(year),
    columns: [t.day, t.what, t.kind],
    rows: lines.map(({ from, to, name, kind }): ContentOf[] => [periodText(from, to, language), name, kind]),
    empty: empty(t.none),
  })
}

interface Line {
  from: Day
  to: Day
  name: string
  kind: string
}

function periodText(from: Day, to: Day, language: Language): string {
  if (from === to) return formatLongDay(from, language)
  return `${formatDay(from, language)} – ${formatDay(to, language)}`
}

function normFacts({ norms }: Programme, language: Language): Facts {
  const t = programmeWords(language)
  const { qualificationRequired, qualificationMonths, agreementMonths, expiryWarnings } = norms
  const qualification = qualificationRequired ? t.qualificationYes : t.qualificationNo
  return facts([
    [t.qualification, qualification(qualificationMonths)],
    [t.agreements, t.agreementsOf(agreementMonths)],
    [t.warnings, t.warningsOf(expiryWarnings.join(', '))],
    [t.safetyHours, t.safetyHoursOf(safetyHoursText(norms))],
  ])
}

function listsTable(programme: Programme, language: Language) {
  const t = programmeWords(language)
  return table({
    caption: t.lists,
    columns: [
      t.list,
      { text: t.offered, numeric: true },
      { text: t.retired, numeric: true },
      t.entries,
      { text: t.actions, quiet: true },
    ],
    rows: listSections.map((section): ContentOf[] => {
      const entries = listOf(programme, section)
      const offered = entries.filter(({ retired }) => !retired)
      const names = offered.slice(0, 6).map(({ name }) => name[language])
      const more = offered.length > names.length ? ', …' : ''
      return [
        t[section],
        offered.length,
        entries.length - offered.length,
        names.join(', ') + more,
        { actions: [linkTo(t.editWhat(t[section]), paths.programmeEdit({ section }), { look: 'plain' })] },
      ]
    }),
    empty: empty(t.none),
  })
}

function textFacts({ texts }: Programme, language: Language): Facts {
  const t = programmeWords(language)
  const headings = texts.agreement.split('\n').filter((line) => line.startsWith('## ')).length
  return facts([
    [t.welcome, texts.welcome?.[language] ?? null],
    [t.agreement, t.agreementParts(headings)],
  ])
}

function happenings(history: ProgrammeRecord['history'], language: Language): Happening[] {
  const t = programmeWords(language)
  return history
    .slice(-SHOWN_HISTORY)
    .toReversed()
    .map(({ at, by, event, pack, section, revision }) => {
      const what = event === 'imported' ? t.importedPack(pack ?? '') : t.editedSection(section ? t[section] : '')
      return {
        when: formatInstant(at, language),
        text: by.name ? t.by(what, by.name) : what,
        note: t.revisionOf(revision),
      }
    })
}

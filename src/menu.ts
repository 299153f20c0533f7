import { type Actor } from './access/actor.ts'
import { may } from './access/access.ts'
import type { Permission } from './access/permissions.ts'
import { paths } from './paths.ts'
import { type Language, phrases } from './platform/words.ts'

const words = phrases({
  home: ['Oggi', 'Today'],
  start: ['Inizio', 'Start'],
  schools: ['Istituti', 'Schools'],
  school: ['Istituto', 'School'],
  classes: ['Classi', 'Classes'],
  classLists: ['Elenchi di classe', 'Class lists'],
  partners: ['Enti', 'Hosts'],
  partner: ['Il mio ente', 'My organisation'],
  documents: ['Documenti', 'Documents'],
  agreements: ['Convenzioni', 'Agreements'],
  contacts: ['Contatti', 'Contacts'],
  protocols: ['Protocolli', 'Protocols'],
  activities: ['Attività', 'Activities'],
  programme: ['Programma', 'Programme'],
  questionnaires: ['Schede di valutazione', 'Questionnaires'],
  modules: ['Catalogo', 'Catalogue'],
  editions: ['Laboratori', 'Labs'],
  rollCalls: ['Presenze', 'Attendance'],
  authorisations: ['Abilitazioni', 'Authorisations'],
  calendar: ['Calendario', 'Calendar'],
  jobs: ['Lavori automatici', 'Jobs'],
  accessRecords: ['Accessi', 'Access records'],
  retention: ['Conservazione', 'Retention'],
  placements: ['Percorsi', 'Placements'],
  proposals: ['Proposte', 'Proposals'],
  offers: ['Offerte', 'Offers'],
  arrivals: ['Chi arriva', 'Who comes'],
  confirm: ['Ore da confermare', 'Hours to confirm'],
  approve: ['Ore da convalidare', 'Hours to approve'],
  paperRegisters: ['Registri su carta', 'Paper registers'],
  months: ['Mesi', 'Months'],
  registers: ['Registri', 'Registers'],
  atRisk: ['A rischio', 'At risk'],
  ledger: ['Registro di controllo', 'Control ledger'],
  accounts: ['Utenti', 'People'],
  notices: ['Avvisi', 'Outbox'],
  choices: ['Scelte', 'Choices'],
  placementGroups: ['Gruppi e classi', 'Groups and classes'],
  hostProposals: ['Enti trovati', 'Hosts found by students'],
  rounds: ['Tornate', 'Rounds'],
  unanswered: ['Ore senza risposta', 'Hours without answer'],
  transfers: ['Trasferimenti', 'Transfers'],
  return: ['Rendiconto al Ministero', 'Return to the Ministry'],
  exports: ['Esportazioni', 'Exports'],
  placementsAndHours: ['Scuola-lavoro', 'School and work'],
  fablab: ['Fablab', 'Fablab'],
  hosts: ['Enti e convenzioni', 'Hosts and agreements'],
  schooling: ['Scuola', 'School'],
  city: ['Città', 'City'],
  running: ['Gestione', 'Management'],
})

type Word = Exclude<keyof ReturnType<typeof words>, 'home' | 'start'>
type Line = readonly [Word, string, Permission]

/** The menu: words, path, permission that opens it; what belongs together under one heading (null: by itself). */
const groups: readonly { heading: Word | null; lines: readonly Line[] }[] = [
  { heading: null, lines: [['calendar', paths.calendar(), 'calendar.view']] },
  {
    heading: 'placementsAndHours',
    lines: [
      ['placements', paths.placements(), 'placement.view'],
      ['choices', paths.choices(), 'choice.make'],
      ['placementGroups', paths.placementGroups(), 'placement-group.view'],
      ['proposals', paths.placementProposals(), 'placement.answer'],
      ['hostProposals', paths.hostProposals(), 'host-proposal.answer'],
      ['rounds', paths.rounds(), 'round.view'],
      ['offers', paths.offers(), 'offer.view'],
      ['arrivals', paths.arrivals(), 'assignment.arrivals'],
      ['confirm', paths.hoursToConfirm(), 'hours.confirm'],
      ['approve', paths.hoursToApprove(), 'hours.approve'],
      ['unanswered', paths.hoursUnanswered(), 'hours.confirm-for-host'],
      ['paperRegisters', paths.paperRegisters(), 'paper-register.import'],
      ['months', paths.months(), 'month.view'],
      ['registers', paths.registers(), 'register.host-month'],
      ['atRisk', paths.atRisk(), 'risk.view'],
    ],
  },
  {
    heading: 'fablab',
    lines: [
      ['modules', paths.modules(), 'module.view'],
      ['editions', paths.editions(), 'edition.view'],
      ['rollCalls', paths.rollCalls(), 'roll-call.view'],
      ['authorisations', paths.authorisations(), 'machine-authorisation.view'],
    ],
  },
  {
    heading: 'hosts',
    lines: [
      ['partners', paths.partners(), 'partner.view'],
      ['documents', paths.documents(), 'document.review'],
      ['contacts', paths.contactLog(), 'contact.view'],
      ['agreements', paths.agreements(), 'agreement.view'],
    ],
  },
  {
    heading: 'schooling',
    lines: [
      ['schools', paths.schools(), 'school.view'],
      ['classes', paths.classes(), 'class.view'],
      ['classLists', paths.classLists(), 'student.import'],
      ['transfers', paths.transfers(), 'student.move'],
      ['return', paths.returns(), 'return.view'],
      ['exports', paths.exportJobs(), 'export-job.view'],
    ],
  },
  {
    heading: 'city',
    lines: [
      ['protocols', paths.protocols(), 'protocol.view'],
      ['activities', paths.activities(), 'activity.view'],
      ['programme', paths.programme(), 'programme.configure'],
      ['questionnaires', paths.questionnaires(), 'questionnaire.edit'],
    ],
  },
  {
    heading: 'running',
    lines: [
      ['accounts', paths.accounts(), 'account.close'],
      ['ledger', paths.ledger(), 'ledger.view'],
      ['accessRecords', paths.accessRecords(), 'access-record.view'],
      ['retention', paths.retention(), 'retention.view'],
      ['notices', paths.notices(), 'notice.view'],
      ['jobs', paths.jobRuns(), 'job-run.view'],
    ],
  },
]

/** Whoever has no more lines than this reads them side by side. */
const fitsInOneLine = 8

export interface MenuLine {
  text: string
  href: string
  current: boolean
}

/** A line by itself, or a heading under which several unfold. */
export interface MenuItem {
  text: string
  /** null: a heading leads nowhere. */
  href: string | null
  /** The page is this one, or one of those under it. */
  current: boolean
  lines: MenuLine[]
}

/** What this actor may open, with the line of the current page marked. */
export function menuFor(actor: Actor, currentPath: string, language: Language): MenuItem[] {
  const t = words(language)
  const start = actor.role === 'guest' ? paths.guest() : paths.home()
  const home = { text: actor.role === 'guest' ? t.start : t.home, href: start, current: currentPath === start }
  const open = groups.map(({ heading, lines }) => ({
    heading,
    lines: lines.filter(([, , permission]) => may(actor, permission)),
  }))
  const here = longest(
    open.flatMap(({ lines }) => lines.map(([, href]) => href)).filter((href) => isAt(href, standsAt(currentPath))),
  )
  const lineOf = ([word, href]: Line): MenuLine => ({ text: t[ownWord(word, actor)], href, current: href === here })
  const isShort = open.reduce((sum, { lines }) => sum + lines.length, 0) <= fitsInOneLine
  return [
    alone(home),
    ...open.flatMap(({ heading, lines }): MenuItem[] => {
      const all = lines.map(lineOf)
      if (!heading || isShort || all.length < 2) return all.map(alone)
      return [{ text: t[heading], href: null, lines: all, current: all.some(({ current }) => current) }]
    }),
  ]
}

const alone = (line: MenuLine): MenuItem => ({ ...line, lines: [] })

const isAt = (href: string, path: string): boolean => path === href || path.startsWith(`${href}/`)

/** The return stands under its school, and belongs to a line of its own. */
const ofReturn = new RegExp(
  `^${paths.schoolReturn.pattern.replace(/:schoolYear$/u, '').replace(/:\w+/gu, '[^/]+')}`,
  'u',
)
const standsAt = (path: string): string => (ofReturn.test(path) ? paths.returns() : path)

/** Of `/percorsi` and `/percorsi/gruppi` the one that says more. */
const longest = (hrefs: readonly string[]): string | null => hrefs.toSorted((a, b) => b.length - a.length)[0] ?? null

/** Who belongs to one school or one host reads of that one. */
function ownWord(word: Word, actor: Actor): Word {
  if (word === 'schools' && 'schoolId' in actor) return 'school'
  return word === 'partners' && 'partnerId' in actor ? 'partner' : word
}

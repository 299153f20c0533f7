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
  modules: ['Catalogo', 'Catalogue'],
  editions: ['Laboratori', 'Labs'],
  rollCalls: ['Presenze', 'Attendance'],
  authorisations: ['Abilitazioni', 'Authorisations'],
  calendar: ['Calendario', 'Calendar'],
  jobs: ['Lavori automatici', 'Jobs'],
  accessRecords: ['Accessi', 'Access records'],
  placements: ['Percorsi', 'Placements'],
  proposals: ['Proposte', 'Proposals'],
  confirm: ['Ore da confermare', 'Hours to confirm'],
  approve: ['Ore da convalidare', 'Hours to approve'],
  months: ['Mesi', 'Months'],
  atRisk: ['A rischio', 'At risk'],
  ledger: ['Registro di controllo', 'Control ledger'],
  accounts: ['Utenti', 'People'],
  notices: ['Avvisi', 'Outbox'],
})

type Word = Exclude<keyof ReturnType<typeof words>, 'home' | 'start'>

/** The menu: words, path, permission that opens it. */
const lines: readonly (readonly [Word, string, Permission])[] = [
  ['calendar', paths.calendar(), 'calendar.view'],
  ['modules', paths.modules(), 'module.view'],
  ['editions', paths.editions(), 'edition.view'],
  ['rollCalls', paths.rollCalls(), 'roll-call.view'],
  ['authorisations', paths.authorisations(), 'machine-authorisation.view'],
  ['protocols', paths.protocols(), 'protocol.view'],
  ['activities', paths.activities(), 'activity.view'],
  ['schools', paths.schools(), 'school.view'],
  ['classes', paths.classes(), 'class.view'],
  ['classLists', paths.classLists(), 'student.import'],
  ['partners', paths.partners(), 'partner.view'],
  ['documents', paths.documents(), 'document.review'],
  ['contacts', paths.contactLog(), 'contact.view'],
  ['agreements', paths.agreements(), 'agreement.view'],
  ['placements', paths.placements(), 'placement.view'],
  ['proposals', paths.placementProposals(), 'placement.answer'],
  ['confirm', paths.hoursToConfirm(), 'hours.confirm'],
  ['approve', paths.hoursToApprove(), 'hours.approve'],
  ['months', paths.months(), 'month.view'],
  ['atRisk', paths.atRisk(), 'risk.view'],
  ['ledger', paths.ledger(), 'ledger.view'],
  ['accounts', paths.accounts(), 'account.close'],
  ['notices', paths.notices(), 'notice.view'],
  ['jobs', paths.jobRuns(), 'job-run.view'],
  ['programme', paths.programme(), 'programme.configure'],
  ['accessRecords', paths.accessRecords(), 'access-record.view'],
]

export interface MenuLine {
  text: string
  href: string
  current: boolean
}

/** What this actor may open, with the line of the current page marked. */
export function menuFor(actor: Actor, currentPath: string, language: Language): MenuLine[] {
  const t = words(language)
  const start = actor.role === 'guest' ? paths.guest() : paths.home()
  const home = { text: actor.role === 'guest' ? t.start : t.home, href: start, current: currentPath === start }
  return [
    home,
    ...lines
      .filter(([, , permission]) => may(actor, permission))
      .map(([word, href]) => ({
        text: t[ownWord(word, actor)],
        href,
        current: currentPath === href || currentPath.startsWith(`${href}/`),
      })),
  ]
}

/** Who belongs to one school or one host reads of that one. */
function ownWord(word: Word, actor: Actor): Word {
  if (word === 'schools' && 'schoolId' in actor) return 'school'
  return word === 'partners' && 'partnerId' in actor ? 'partner' : word
}

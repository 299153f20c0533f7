import { type Actor } from './access/actor.ts'
import { may } from './access/access.ts'
import type { Permission } from './access/permissions.ts'
import { paths } from './paths.ts'
import { type Language, phrases } from './platform/words.ts'

const words = phrases({
  home: ['Oggi', 'Today'],
  schools: ['Istituti', 'Schools'],
  school: ['Istituto', 'School'],
  classes: ['Classi', 'Classes'],
  classLists: ['Elenchi di classe', 'Class lists'],
  partners: ['Enti ospitanti', 'Hosts'],
  partner: ['Il mio ente', 'My organisation'],
  placements: ['Percorsi', 'Placements'],
  confirm: ['Ore da confermare', 'Hours to confirm'],
  approve: ['Ore da convalidare', 'Hours to approve'],
  accounts: ['Utenti', 'People'],
  notices: ['Avvisi inviati', 'Outbox'],
})

type Word = Exclude<keyof ReturnType<typeof words>, 'home'>

/** The menu: words, path, permission that opens it. */
const lines: readonly (readonly [Word, string, Permission])[] = [
  ['schools', paths.schools(), 'school.view'],
  ['classes', paths.classes(), 'class.view'],
  ['classLists', paths.classLists(), 'student.import'],
  ['partners', paths.partners(), 'partner.view'],
  ['placements', paths.placements(), 'placement.view'],
  ['confirm', paths.hoursToConfirm(), 'hours.confirm'],
  ['approve', paths.hoursToApprove(), 'hours.approve'],
  ['accounts', paths.accounts(), 'account.close'],
  ['notices', paths.notices(), 'notice.view'],
]

export interface MenuLine {
  text: string
  href: string
  current: boolean
}

/** What this actor may open, with the line of the current page marked. */
export function menuFor(actor: Actor, currentPath: string, language: Language): MenuLine[] {
  const t = words(language)
  const home = { text: t.home, href: paths.home(), current: currentPath === paths.home() }
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
  return word === 'partners' && actor.role === 'host' ? 'partner' : word
}

import { type Actor } from './access/actor.ts'
import { may } from './access/access.ts'
import type { Permission } from './access/permissions.ts'
import { paths } from './paths.ts'
import { type Language, phrases } from './platform/words.ts'

const words = phrases({
  home: ['Oggi', 'Today'],
  schools: ['Istituti', 'Schools'],
  classes: ['Classi', 'Classes'],
  classLists: ['Elenchi', 'Class lists'],
  partners: ['Enti ospitanti', 'Hosts'],
  placements: ['Percorsi', 'Placements'],
  confirm: ['Ore da confermare', 'Hours to confirm'],
  approve: ['Ore da convalidare', 'Hours to approve'],
  accounts: ['Utenti', 'People'],
  notices: ['Avvisi inviati', 'Outbox'],
})

type Word = Exclude<keyof ReturnType<typeof words>, 'home'>

/** The menu: words, path, permission that opens it. */
const lines: readonly (readonly [Word, string, readonly Permission[]])[] = [
  ['schools', paths.schools(), ['school.import']],
  ['classes', paths.classes(), ['class.view']],
  ['classLists', paths.classLists(), ['student.import']],
  ['partners', paths.partners(), ['partner.view']],
  ['placements', paths.placements(), ['placement.view']],
  ['confirm', paths.hoursToConfirm(), ['hours.confirm']],
  ['approve', paths.hoursToApprove(), ['hours.approve']],
  ['accounts', paths.accounts(), ['account.close']],
  ['notices', paths.notices(), ['notice.view']],
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
      .filter(([, , needed]) => needed.some((permission) => may(actor, permission)))
      .map(([word, href]) => ({
        text: t[word],
        href,
        current: currentPath === href || currentPath.startsWith(`${href}/`),
      })),
  ]
}

import { type ListCell, type ListSheet, stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import { type ListedAccount, stateOf } from './account.rules.ts'
import { accountWords } from './account.text.ts'

/** The people of a school, or of the city, as a file. */
export function accountsSheet(
  { accounts, total }: { accounts: readonly ListedAccount[]; total: number },
  language: Language,
): ListSheet {
  const t = accountWords(language)
  const states = { waiting: t.waiting, active: t.active, closed: t.closedState }
  const row = (account: ListedAccount): ListCell[] => [
    account.name,
    account.email ?? account.username,
    account.hats.map((hat) => `${t[hat.role]} · ${hat.place}`).join(', '),
    states[stateOf(account)],
    stampCell(account.lastSignInAt),
  ]
  return {
    name: 'utenti',
    title: t.people,
    columns: [
      { header: t.name, kind: 'text', width: 30 },
      { header: t.identifier, kind: 'text', width: 34 },
      { header: t.role, kind: 'text', width: 44 },
      { header: t.access, kind: 'text', width: 12 },
      { header: t.lastSignIn, kind: 'instant', width: 17 },
    ],
    rows: accounts.map(row),
    total,
  }
}

import type { Ctx } from '../access/actor.ts'
import type { ListColumn, ListSheet } from '../platform/list-sheet.ts'
import { whoOf } from './contact-form.pages.ts'
import type { ContactEntry } from './contact.rules.ts'
import { contactWords } from './contact.text.ts'

type Exported = Omit<ContactEntry, 'corrections'> & { partnerName: string }

/** The contact log as a file: what its page shows, in the same order. */
export function contactsSheet(found: { contacts: readonly Exported[]; total: number }, ctx: Ctx): ListSheet {
  const t = contactWords(ctx.language)
  const text = (header: string, width: number): ListColumn => ({ header, kind: 'text', width })
  const day = (header: string): ListColumn => ({ header, kind: 'day', width: 14 })
  return {
    name: 'contatti',
    title: t.log,
    columns: [
      text(t.partner, 40),
      day(t.day),
      text(t.channel, 14),
      text(t.who, 30),
      text(t.caller, 24),
      text(t.personShort, 24),
      text(t.outcome, 18),
      day(t.askAgainOn),
      text(t.note, 60),
    ],
    rows: found.contacts.map((entry) => [
      entry.partnerName,
      entry.day,
      t[entry.channel],
      whoOf(entry, ctx),
      entry.callerName,
      entry.person,
      t[entry.outcome],
      entry.askAgainOn,
      entry.note,
    ]),
    total: found.total,
  }
}

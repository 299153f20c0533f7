import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { phrases, plural } from '../platform/words.ts'
import { linkTo } from '../web/parts.ts'
import type { Agreement } from './agreement.rules.ts'

const words = phrases({
  title: ['Documenti dell’ente', 'Documents of the host'],
  lead: [
    (count: number) =>
      `${count} ${plural(count, 'documento obbligatorio manca', 'documenti obbligatori mancano')} o non ${plural(count, 'è in regola', 'sono in regola')}. La convenzione si può firmare, ma chiedili all’ente.`,
    (count: number) =>
      `${count} required ${plural(count, 'document is', 'documents are')} missing or not in order. The agreement can be signed, but ask the host for ${plural(count, 'it', 'them')}.`,
  ],
  open: ['Vedi i documenti', 'See the documents'],
})

/** A word about the documents that every host must have; null when all are in order, or the agreement is over. */
export function missingDocumentsPart(missing: readonly unknown[], agreement: Agreement, { language }: Ctx) {
  if (missing.length === 0 || agreement.state === 'cancelled' || agreement.state === 'ended') return null
  const t = words(language)
  const href = paths.partnerDocuments({ partnerId: agreement.partnerId })
  return { title: t.title, lead: t.lead(missing.length), actions: [linkTo(t.open, href)] }
}

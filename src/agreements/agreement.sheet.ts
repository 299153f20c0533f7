import { plainFileName } from '../platform/file-name.ts'
import { formatDay } from '../platform/format.ts'
import type { PdfBox, PdfDocument } from '../platform/pdf.ts'
import type { Agreement, Party, TextBlock } from './agreement.rules.ts'
import { shortDigest } from './signing.rules.ts'

/** The agreement on paper, in Italian: its text and a box for each signature, given or still to be given. */
export function agreementDocument(agreement: Agreement, blocks: readonly TextBlock[], now: Date): PdfDocument {
  const { school, host, text, protocol } = agreement
  const number = protocol ? `prot. n. ${protocol.number} del ${formatDay(protocol.date, 'it')}` : null
  const digest = text ? `impronta del testo ${shortDigest(text.digest)}` : 'bozza'
  return {
    title: `Convenzione ${school.name} – ${host.name}`,
    author: school.name,
    createdAt: text?.fixedAt ?? now,
    header: [school.name, school.address, number].filter(Boolean).join(' · '),
    footer: `Convenzione con ${host.name} · ${digest}`,
    watermark: watermarkOf(agreement),
    blocks,
    boxes: [boxOf(agreement, 'school'), boxOf(agreement, 'host')],
  }
}

/** A paper that is to be signed carries none. */
function watermarkOf({ state }: Agreement): string | null {
  if (state === 'draft') return 'BOZZA'
  return state === 'cancelled' ? 'ANNULLATA' : null
}

function boxOf(agreement: Agreement, party: Party): PdfBox {
  const title = party === 'school' ? `Per ${agreement.school.name}` : `Per ${agreement.host.name}`
  const signature = agreement.signatures.find((each) => each.party === party)
  if (!signature) {
    const person = party === 'school' ? agreement.school.principal : agreement.host.representative
    return {
      title,
      lines: [
        { label: 'Nome e cognome', value: person.name || null },
        { label: 'Data', value: null },
        { label: 'Firma', value: null },
      ],
    }
  }
  const how = signature.how === 'screen' ? 'sullo schermo' : `su carta, raccolta da ${signature.collectedBy ?? ''}`
  return {
    title,
    lines: [
      { label: 'Nome e cognome', value: signature.name },
      { label: 'Qualifica', value: signature.role },
      { label: 'Firma', value: `${how}, il ${formatDay(signature.on, 'it')}` },
    ],
  }
}

/** What the file is called. */
export function agreementFileName({ host, terms }: Pick<Agreement, 'host' | 'terms'>): string {
  return plainFileName(['convenzione', host.name.slice(0, 80), terms.from.slice(0, 4)], 'pdf')
}

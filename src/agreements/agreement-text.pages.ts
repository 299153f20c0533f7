import type { Ctx } from '../access/actor.ts'
import { formatDay } from '../platform/format.ts'
import { phrases } from '../platform/words.ts'
import { type Agreement, parties, type TextBlock } from './agreement.rules.ts'
import { shortDigest } from './signing.rules.ts'

const words = phrases({
  draftNotice: [
    'Bozza: questo testo può ancora cambiare e non si può firmare.',
    'Draft: this text may still change and cannot be signed.',
  ],
  school: ['Per la scuola', 'For the school'],
  host: ['Per l’ente ospitante', 'For the host'],
  toSign: ['Firma e data', 'Signature and date'],
  onScreen: [(day: string) => `firmata sullo schermo il ${day}`, (day: string) => `signed on screen on ${day}`],
  onPaper: [(day: string) => `firmata su carta il ${day}`, (day: string) => `signed on paper on ${day}`],
  digest: [(code: string) => `Impronta del testo ${code}`, (code: string) => `Digest of the text ${code}`],
  protocol: [
    (number: string, day: string) => `Protocollo n. ${number} del ${day}`,
    (number: string, day: string) => `Protocol no. ${number} of ${day}`,
  ],
})

/** The text to read and print. The text itself is in Italian, whatever the language of the page. */
export function agreementTextPage(agreement: Agreement, blocks: readonly TextBlock[], ctx: Ctx) {
  const t = words(ctx.language)
  const { text, protocol } = agreement
  const [first, ...rest] = blocks
  const titled = first?.kind === 'title'
  return {
    title: titled ? first.text : agreement.host.name,
    draft: agreement.state === 'draft' ? t.draftNotice : null,
    blocks: blockParts(titled ? rest : blocks),
    signatures: parties.map((party) => signatureOf(agreement, party, ctx)),
    digest: text ? t.digest(shortDigest(text.digest)) : null,
    protocol: protocol ? t.protocol(protocol.number, formatDay(protocol.date, ctx.language)) : null,
  }
}

function signatureOf(agreement: Agreement, party: 'school' | 'host', { language }: Ctx) {
  const t = words(language)
  const signature = agreement.signatures.find((each) => each.party === party)
  const named = party === 'school' ? agreement.school.principal.name : agreement.host.representative.name
  const day = signature ? formatDay(signature.on, language) : ''
  const how = signature?.how === 'screen' ? t.onScreen : t.onPaper
  return {
    party: t[party],
    name: signature?.name ?? named,
    role: signature?.role ?? null,
    how: signature ? how(day) : null,
    toSign: t.toSign,
  }
}

/** What a template shows of each block: items that follow each other make one list. */
export function blockParts(blocks: readonly TextBlock[]) {
  const parts: { heading: string | null; paragraph: string | null; items: string[] }[] = []
  for (const { kind, text } of blocks) {
    const last = parts.at(-1)
    if (kind === 'item' && last && last.items.length > 0) last.items.push(text)
    else {
      const heading = kind === 'title' || kind === 'heading' ? text : null
      parts.push({ heading, paragraph: kind === 'paragraph' ? text : null, items: kind === 'item' ? [text] : [] })
    }
  }
  return parts
}

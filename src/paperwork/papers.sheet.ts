import type { TextBlock } from '../agreements/agreement.rules.ts'
import { shortDigest } from '../agreements/signing.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { plainFileName } from '../platform/file-name.ts'
import { formatDay } from '../platform/format.ts'
import type { PdfBox, PdfDocument } from '../platform/pdf.ts'
import { type Paper, type Papers, papersDigest, partiesOf, signatureOf, type SigningParty } from './papers.rules.ts'

const titles: Record<Paper, string> = { project: 'Progetto formativo', pact: 'Patto formativo' }
const parties: Record<SigningParty, string> = {
  student: 'Studente',
  parent: 'Genitore o tutore legale (se minorenne)',
  schoolTutor: 'Tutor della scuola',
  hostTutor: 'Tutor del soggetto ospitante',
}

interface Printed {
  placement: Placement
  papers: Papers
  schoolName: string
  blocks: readonly TextBlock[]
  now: Date
}

/** A paper to print, with a box for each signature, given or still to be given. */
export function paperDocument(paper: Paper, { placement, papers, schoolName, blocks, now }: Printed): PdfDocument {
  const { surname, givenName } = placement.student
  return {
    title: `${titles[paper]} ${surname} ${givenName}`.trim(),
    author: schoolName,
    createdAt: now,
    header: `${schoolName} · ${placement.host.name}`,
    footer: `${titles[paper]} · impronta ${shortDigest(papersDigest(placement, papers.project))}`,
    watermark: papers.project ? null : 'BOZZA',
    blocks,
    boxes: partiesOf(paper, placement).map((party) => boxOf(papers, paper, party)),
  }
}

function boxOf(papers: Papers, paper: Paper, party: SigningParty): PdfBox {
  const signature = signatureOf(papers, paper, party)
  const title = parties[party]
  if (!signature) {
    const open = (label: string) => ({ label, value: null })
    return { title, lines: [open('Nome e cognome'), open('Data'), open('Firma')] }
  }
  const how = { screen: 'sullo schermo', link: 'con collegamento personale', paper: 'su carta' }[signature.how]
  return {
    title,
    lines: [
      { label: 'Nome e cognome', value: signature.name },
      { label: 'Firma', value: `${how}, il ${formatDay(signature.on, 'it')}` },
    ],
  }
}

/** What the file is called. */
export function paperFileName(paper: Paper, { student }: Pick<Placement, 'student'>): string {
  return plainFileName([titles[paper], student.surname, student.givenName], 'pdf')
}

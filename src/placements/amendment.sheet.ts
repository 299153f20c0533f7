import { plainFileName } from '../platform/file-name.ts'
import { formatDay, formatInstant } from '../platform/format.ts'
import type { PdfBlock, PdfBox, PdfDocument } from '../platform/pdf.ts'
import { changesOf, kindText, siteText, timesOf } from './amendment-change.pages.ts'
import type { Placement } from './placement.rules.ts'
import { type Amendment, effectiveTerms, termsOn } from './terms.rules.ts'
import { otherSites, siteOn, tutorsOn } from './tutors.rules.ts'

/** What an amendment says, to be signed by those who signed what it changes; in Italian, whoever reads it. */
function amendmentText(placement: Placement, amendment: Amendment): PdfBlock[] {
  const { student, host, agreement, title } = placement
  const name = `${student.surname} ${student.givenName}`.trim()
  const day = formatDay(amendment.validFrom, 'it')
  const number = agreement
    ? ` e alla convenzione prot. n. ${agreement.number} del ${formatDay(agreement.date, 'it')}`
    : ''
  const item = (text: string): PdfBlock => ({ kind: 'item', text })
  return [
    { kind: 'title', text: 'Variazione del progetto formativo' },
    {
      kind: 'paragraph',
      text: `Percorso «${title}» di ${name}${student.className ? `, classe ${student.className}` : ''}, presso ${host.name}. Questo atto si aggiunge al progetto formativo, al patto${number}.`,
    },
    { kind: 'heading', text: `Che cosa cambia: ${kindText(amendment, 'it').toLowerCase()}` },
    { kind: 'paragraph', text: sinceText(amendment, day) },
    ...changesOf(amendment, 'it').map(item),
    { kind: 'heading', text: 'Che cosa valeva prima' },
    ...beforeOf(placement, amendment).map(item),
    { kind: 'heading', text: 'Motivo' },
    { kind: 'paragraph', text: amendment.reason },
    {
      kind: 'paragraph',
      text: 'Tutto il resto rimane com’è stato concordato. Le ore fuori da ciò che è concordato non sono coperte da assicurazione.',
    },
    {
      kind: 'paragraph',
      text: `Decisa il ${formatInstant(amendment.decidedAt, 'it')}${amendment.decidedBy.name ? ` da ${amendment.decidedBy.name}` : ''}.`,
    },
  ]
}

function sinceText({ interruption, kind }: Amendment, day: string): string {
  if (interruption) return 'Nei giorni indicati lo studente non è atteso e non si registrano ore.'
  if (kind === 'early-end') return `Dal ${day} non sono più previste attività.`
  return `Dal ${day}:`
}

/** Of the things it changes, what held the day before without it. */
function beforeOf(placement: Placement, amendment: Amendment): string[] {
  const { validFrom } = amendment
  const before = without(placement, amendment)
  const terms = termsOn(before, validFrom) ?? effectiveTerms(before)
  const tutors = tutorsOn(before, validFrom)
  if (amendment.interruption) return [`Orario: ${timesOf(terms.timetable, 'it', otherSites(before))}`]
  const { to, timetable, plannedMinutes } = terms
  const held = {
    to,
    timetable,
    plannedMinutes,
    site: siteOn(before, validFrom),
    hostTutor: tutors.hostTutor ?? undefined,
    schoolTutor: tutors.schoolTutor ?? undefined,
  }
  const changed = Object.entries(held).filter(([thing]) => amendment[thing as keyof typeof held] !== undefined)
  return changesOf({ ...Object.fromEntries(changed), otherSites: otherSites(before) }, 'it')
}

interface Paper {
  amendment: Amendment
  schoolName: string
}

/** The paper with a box for each of those who signed what it changes. */
export function amendmentDocument(placement: Placement, { amendment, schoolName }: Paper): PdfDocument {
  const { host, student } = placement
  const name = `${student.surname} ${student.givenName}`.trim()
  return {
    title: `Variazione del progetto formativo di ${name}`,
    author: schoolName,
    createdAt: amendment.decidedAt,
    header: `${schoolName} · ${host.name} (${siteText(siteOn(placement, amendment.validFrom))})`,
    footer: `Variazione dal ${formatDay(amendment.validFrom, 'it')} · ${amendment._id}`,
    watermark: null,
    blocks: amendmentText(placement, amendment),
    boxes: [
      box('Per l’istituto, il dirigente scolastico', null),
      box('Per l’ente ospitante', null),
      ...tutorBoxes(placement, amendment),
      box('Studente', name),
      box('Genitore, se lo studente è minorenne', null),
    ],
  }
}

/** Who was tutor until then signs like everybody who signed before, and who becomes one signs too. */
function tutorBoxes(placement: Placement, amendment: Amendment): PdfBox[] {
  const { hostTutor, schoolTutor } = tutorsOn(without(placement, amendment), amendment.validFrom)
  return [
    ...(hostTutor ? [box('Tutor dell’ente', hostTutor.name)] : []),
    ...(schoolTutor ? [box('Tutor scolastico', schoolTutor.name)] : []),
    ...(amendment.hostTutor ? [box('Nuovo tutor dell’ente', amendment.hostTutor.name)] : []),
    ...(amendment.schoolTutor ? [box('Nuovo tutor scolastico', amendment.schoolTutor.name)] : []),
  ]
}

function without(placement: Placement, amendment: Amendment): Placement {
  return { ...placement, amendments: placement.amendments.filter(({ _id }) => _id !== amendment._id) }
}

function box(title: string, name: string | null): PdfBox {
  return {
    title,
    lines: [
      { label: 'Nome e cognome', value: name },
      { label: 'Data', value: null },
      { label: 'Firma', value: null },
    ],
  }
}

export function amendmentFileName({ student }: Placement, { validFrom }: Amendment): string {
  return plainFileName(['variazione', student.surname, student.givenName, validFrom], 'pdf')
}

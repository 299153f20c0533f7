import type { ModuleLevel } from '../lab-modules/lab-module.rules.ts'
import type { Day } from '../platform/day.ts'
import { dayOf } from '../platform/day.ts'
import { plainFileName } from '../platform/file-name.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { PdfBlock, PdfDocument } from '../platform/pdf.ts'
import { type Attestation, percentOf } from './attestation.rules.ts'

const levels: Record<ModuleLevel, string> = { base: 'base', intermediate: 'intermedio', advanced: 'avanzato' }

/** What of the city stands on the paper. */
export interface OnPaper {
  cityName: string
  programme: string
  logo: Buffer | null
}

/** The certificate on paper, in Italian: the same bytes for the same certificate. */
export function attestationDocument(attestation: Attestation, { cityName, programme, logo }: OnPaper): PdfDocument {
  const { facts, number, issuedAt } = attestation
  return {
    title: `Attestato di frequenza ${number}`,
    author: facts.school.name,
    createdAt: issuedAt,
    header: [cityName, programme].filter(Boolean).join(' · '),
    footer: `Attestato n. ${number}`,
    watermark: null,
    logo,
    blocks: [...who(attestation), ...what(attestation), ...contents(attestation), ...ending(attestation)],
    boxes: [
      {
        title: `Per ${facts.partner.name}`,
        lines: [
          { label: facts.trainers.length > 1 ? 'Formatori' : 'Formatore', value: facts.trainers.join(', ') || null },
          { label: 'Firma', value: null },
        ],
      },
      {
        title: `Per ${facts.school.name}`,
        lines: [
          { label: 'Dirigente scolastico', value: facts.school.head },
          { label: 'Firma e timbro', value: null },
        ],
      },
    ],
  }
}

const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })

function who({ facts, number }: Attestation): PdfBlock[] {
  const { student, school } = facts
  const born = student.birthDate ? `nato/a il ${formatDay(student.birthDate, 'it')}, ` : ''
  const className = student.className ? `classe ${student.className}, ` : ''
  return [
    { kind: 'title', text: 'Attestato di frequenza' },
    paragraph(`n. ${number}`),
    paragraph('Si attesta che'),
    { kind: 'title', text: `${student.givenName} ${student.surname}`.trim() },
    paragraph(`${born}${className}${school.name} (${school.code}), anno scolastico ${facts.schoolYear},`),
  ]
}

function what({ facts }: Attestation): PdfBlock[] {
  const { module, partner, attended, from, to } = facts
  const place = partner.place ? `, ${partner.place}` : ''
  return [
    paragraph(`ha frequentato il laboratorio «${module.title}» presso ${partner.name}${place}, ${period(from, to)},`),
    {
      kind: 'heading',
      text: `per ${formatHours(attended)} ore su ${formatHours(module.minutes)} (${percentOf(attended, module.minutes)} %).`,
    },
    paragraph(`Modulo ${module.code}, tema ${module.theme}, livello ${levels[module.level]}.`),
  ]
}

function period(from: Day, to: Day): string {
  return from === to ? `il ${formatDay(from, 'it')}` : `dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')}`
}

function contents({ facts }: Attestation): PdfBlock[] {
  const { parts } = facts.module
  if (parts.length === 0) return []
  const items = parts.map(
    ({ title, minutes }): PdfBlock => ({ kind: 'item', text: `${title}: ${formatHours(minutes)} ore` }),
  )
  return [{ kind: 'heading', text: 'Contenuti del modulo' }, ...items]
}

function ending({ facts, decision, issuedAt }: Attestation): PdfBlock[] {
  const { tutor, module } = facts
  return [
    ...(facts.trainers.length > 0 ? [paragraph(`Relatori: ${facts.trainers.join(', ')}.`)] : []),
    ...(tutor ? [paragraph(`Tutor scolastico: ${tutor}.`)] : []),
    ...(module.cup ? [paragraph(`CUP ${module.cup}.`)] : []),
    ...(decision
      ? [
          paragraph(
            `Rilasciato per decisione motivata del dirigente scolastico (${decision.head}) sotto la soglia del ${facts.threshold} %.`,
          ),
        ]
      : []),
    paragraph(`Rilasciato il ${formatDay(dayOf(issuedAt), 'it')}.`),
  ]
}

/** What the file is called. */
export function attestationFileName({ facts, number }: Pick<Attestation, 'facts' | 'number'>): string {
  return plainFileName(['attestato', number, facts.student.surname, facts.student.givenName], 'pdf')
}

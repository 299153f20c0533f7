import { dayOf } from '../platform/day.ts'
import { plainFileName } from '../platform/file-name.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { PdfBlock, PdfDocument } from '../platform/pdf.ts'
import type { HourTotals } from '../hours/totals.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { siteOn, tutorsOn } from '../placements/tutors.rules.ts'
import type { Issue } from '../registers/register.rules.ts'
import { sealOf } from '../registers/seal.sheet.ts'
import type { Certificate, CertifiedCompetence } from './certificate.rules.ts'
import { evaluationWords } from './evaluation.text.ts'

const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })
const heading = (text: string): PdfBlock => ({ kind: 'heading', text })
const item = (text: string): PdfBlock => ({ kind: 'item', text })

/** The certificate of competences on paper, in Italian: the same bytes for the same certificate. */
export function certificateDocument({ facts, number, issuedAt, eqf, earlier }: Certificate): PdfDocument {
  const replaced = earlier?.at(-1)
  const { student, school, host, title, from, to, approved, planned, competences } = facts
  const born = student.birthDate ? `nato/a il ${formatDay(student.birthDate, 'it')}, ` : ''
  const className = student.className ? `classe ${student.className}, ` : ''
  return {
    title: `Certificato delle competenze ${number}`,
    author: school.name,
    createdAt: issuedAt,
    header: `${school.name} (${school.code})`,
    footer: `Certificato n. ${number}`,
    watermark: null,
    blocks: [
      { kind: 'title', text: 'Certificato delle competenze' },
      paragraph(`n. ${number}. Formazione scuola-lavoro. Si certifica che`),
      { kind: 'title', text: `${student.givenName} ${student.surname}`.trim() },
      paragraph(
        `${born}${className}${school.name} (${school.code}), nel percorso «${title}» presso ${host}, dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')}, con ${formatHours(approved)} ore svolte su ${formatHours(planned)} previste, ha dimostrato le competenze seguenti.`,
      ),
      ...competenceBlocks(competences),
      // In one paragraph: what is certified and the signature belong on one page.
      paragraph(
        [
          ...(eqf ? [`Livello del Quadro europeo delle qualifiche (EQF): ${eqf}.`] : []),
          'Scala dei livelli: ottimo, buono, sufficiente.',
          `Rilasciato il ${formatDay(dayOf(issuedAt), 'it')}.`,
          ...(replaced
            ? [`Sostituisce il certificato n. ${replaced.number} del ${formatDay(dayOf(replaced.issuedAt), 'it')}.`]
            : []),
        ].join(' '),
      ),
    ],
    boxes: [
      {
        title: `Per ${school.name}`,
        lines: [
          { label: 'Dirigente scolastico', value: school.head },
          { label: 'Firma e timbro', value: null },
        ],
      },
    ],
  }
}

/** The competences by area, each with its level. */
export function competenceBlocks(competences: readonly CertifiedCompetence[]): PdfBlock[] {
  const t = evaluationWords('it')
  const areas = [...new Set(competences.map(({ area }) => area))]
  return areas.flatMap((area) => [
    heading(t[`area-${area}`]),
    ...competences
      .filter((each) => each.area === area)
      .map(({ text, level }) => item(`${text}: ${t[level].toLowerCase()}`)),
  ])
}

export function certificateFileName({ facts, number }: Pick<Certificate, 'facts' | 'number'>): string {
  return plainFileName(['certificato', number, facts.student.surname, facts.student.givenName], 'pdf')
}

interface Attested {
  placement: Placement
  totals: HourTotals
  school: { name: string; code: string }
  /** What the host's tutor has written. */
  text: string | null
  issue: Issue
}

/** The attestation of the host (attestato), with its code: a draft while hours wait for the school. */
export function hostAttestationDocument(
  { placement, totals, school, text, issue }: Attested,
  publicUrl: string,
): PdfDocument {
  const { student, host, title, activities } = placement
  const { from, to } = effectiveTerms(placement)
  const { hostTutor } = tutorsOn(placement, null)
  const site = siteOn(placement, null)
  const waits = totals.logged + totals.confirmed > 0
  const name = `${student.givenName} ${student.surname}`.trim()
  const place = [site.address, site.town].filter(Boolean).join(', ')
  return {
    title: `Attestato ${name}`,
    author: host.name,
    createdAt: issue.at,
    header: host.name,
    footer: `Attestato di ${host.name} · ${issue.number}`,
    watermark: waits ? 'BOZZA' : null,
    blocks: [
      { kind: 'title', text: 'Attestato' },
      paragraph(`${host.name}${place ? `, ${place},` : ''} attesta che`),
      { kind: 'title', text: name },
      paragraph(`${student.className ? `classe ${student.className}, ` : ''}${school.name} (${school.code}),`),
      paragraph(
        `ha svolto il percorso di formazione scuola-lavoro «${title}» dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')},`,
      ),
      heading(`per ${formatHours(totals.approved)} ore convalidate su ${formatHours(totals.planned)} previste.`),
      ...(waits
        ? [paragraph(`${formatHours(totals.logged + totals.confirmed)} ore non sono ancora convalidate dalla scuola.`)]
        : []),
      heading('Attività svolte'),
      ...activities.split('\n').filter(Boolean).map(item),
      ...(text ? [heading('Osservazioni'), ...text.split('\n').filter(Boolean).map(paragraph)] : []),
      paragraph(`Emesso il ${formatDay(dayOf(issue.at), 'it')}.`),
    ],
    boxes: [
      {
        title: `Per ${host.name}`,
        lines: [
          { label: 'Tutor', value: hostTutor?.name ?? null },
          { label: 'Data, firma e timbro', value: null },
        ],
      },
    ],
    seal: sealOf({ code: issue.number, publicUrl }),
  }
}

export function hostAttestationFileName({ student, host }: Pick<Placement, 'student' | 'host'>): string {
  return plainFileName(['attestato', host.name, student.surname, student.givenName], 'pdf')
}

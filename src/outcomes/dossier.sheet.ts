import { plainFileName } from '../platform/file-name.ts'
import { formatDay, formatHours, formatInstant } from '../platform/format.ts'
import type { ListColumn, ListSheet } from '../platform/list-sheet.ts'
import { stampCell } from '../platform/list-sheet.ts'
import { sumMinutes } from '../platform/minutes.ts'
import type { PdfBlock, PdfDocument } from '../platform/pdf.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { tutorsOn } from '../placements/tutors.rules.ts'
import { fullName } from '../schools/student.rules.ts'
import { type Dossier, type DossierPart, pactScans } from './dossier.rules.ts'
import { competenceBlocks } from './outcome.sheet.ts'
import { evaluationWords } from './evaluation.text.ts'

const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })
const heading = (text: string): PdfBlock => ({ kind: 'heading', text })
const item = (text: string): PdfBlock => ({ kind: 'item', text })

/** The account to print, in Italian. */
export function dossierDocument(dossier: Dossier, now: Date): PdfDocument {
  const { student, school, className } = dossier
  const born = student.birthDate ? `nato/a il ${formatDay(student.birthDate, 'it')}` : null
  const about = [born, student.taxCode && `codice fiscale ${student.taxCode}`, className && `classe ${className}`]
  return {
    title: `Fascicolo della formazione scuola-lavoro ${fullName(student)}`,
    author: school.name,
    createdAt: now,
    header: `${school.name} (${school.code})`,
    footer: `Fascicolo di ${fullName(student)}`,
    watermark: null,
    blocks: [
      { kind: 'title', text: 'Fascicolo della formazione scuola-lavoro' },
      { kind: 'title', text: `${student.givenName} ${student.surname}`.trim() },
      paragraph(about.filter(Boolean).join(', ')),
      ...attachmentBlocks(dossier),
      ...hourBlocks(dossier),
      ...dossier.parts.flatMap(partBlocks),
      ...labBlocks(dossier),
      paragraph(`Preparato il ${formatInstant(now, 'it')}. Sono contate solo le ore convalidate dalla scuola.`),
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

function attachmentBlocks(dossier: Dossier): PdfBlock[] {
  const names = attachmentNames(dossier)
  return names.length === 0 ? [] : [heading('Allegati'), ...names.map(item)]
}

function hourBlocks({ counter, prior }: Dossier): PdfBlock[] {
  const minimum = counter.required === null ? 'nessun minimo di legge' : `minimo ${formatHours(counter.required)}`
  const missing = counter.missing ? `, mancano ${formatHours(counter.missing)}` : ''
  return [
    heading('Ore per anno di corso'),
    ...counter.years.map(({ year, approved, labs, prior: certified }) =>
      item(
        `Anno ${year}: ${formatHours(approved + certified)} (di cui laboratori ${formatHours(labs)}, certificate da altra scuola ${formatHours(certified)})`,
      ),
    ),
    paragraph(`Totale ${formatHours(counter.done)}; ${minimum}${missing}.`),
    ...(prior.length > 0 ? [heading('Ore certificate da altre scuole')] : []),
    ...prior.map(({ schoolYear, fromSchool, minutes }) =>
      item(`${schoolYear}, ${fromSchool}: ${formatHours(minutes)}`),
    ),
  ]
}

function partBlocks({ placement, entries, found, certificate }: DossierPart): PdfBlock[] {
  const t = evaluationWords('it')
  const { from, to, plannedMinutes } = effectiveTerms(placement)
  const { hostTutor, schoolTutor } = tutorsOn(placement, null)
  const done = sumMinutes(entries.map(({ entry }) => entry.minutes))
  return [
    heading(`${placement.title} · ${placement.host.name}`),
    paragraph(
      `Dal ${formatDay(from, 'it')} al ${formatDay(to, 'it')}: ${formatHours(done)} ore convalidate su ${formatHours(plannedMinutes)} previste.`,
    ),
    paragraph(`Tutor dell’ente: ${hostTutor?.name ?? '—'}. Tutor della scuola: ${schoolTutor?.name ?? '—'}.`),
    ...placement.activities.split('\n').filter(Boolean).map(item),
    ...found.evaluations.flatMap(({ party, text, answers }) => [
      paragraph(`${t[party]}: ${answers.length} risposte${text ? `. ${text.replaceAll('\n', ' ')}` : '.'}`),
    ]),
    ...(certificate ? [paragraph(`Certificato delle competenze n. ${certificate.number}.`)] : []),
    ...competenceBlocks(certificate?.facts.competences ?? []),
  ]
}

function labBlocks({ labs, attestations }: Dossier): PdfBlock[] {
  return [
    ...(labs.length > 0 ? [heading('Laboratori')] : []),
    ...labs.map(({ title, schoolYear, approved, counted }) =>
      item(`${title}, ${schoolYear}: ${formatHours(approved)} frequentate, ${formatHours(counted)} contate`),
    ),
    ...attestations.map(({ number, facts }) => item(`Attestato di frequenza n. ${number}: ${facts.module.title}`)),
  ]
}

/** How the placement is called in the archive: by its place in the dossier. */
export function partName({ placement }: DossierPart, index: number): string {
  return plainFileName([String(index + 1).padStart(2, '0'), placement.host.name], 'pdf').replace(/\.pdf$/u, '')
}

/** What lies beside the account, the pacts first. */
function attachmentNames({ parts }: Dossier): string[] {
  const pacts = parts.flatMap(({ placement, papers }) => {
    if (!papers.project) return []
    const scans = pactScans(papers).length
    const signed = scans > 0 ? ` (firme su carta: ${scans} ${scans === 1 ? 'scansione' : 'scansioni'})` : ''
    return [`Patto formativo: ${placement.title}, ${placement.host.name}${signed}`]
  })
  const certificates = parts.flatMap(({ certificate }) =>
    certificate ? [`Certificato delle competenze n. ${certificate.number}`] : [],
  )
  return [...pacts, ...certificates, 'Registri delle ore (foglio di calcolo)']
}

const text = (header: string, width: number): ListColumn => ({ header, kind: 'text', width })
const day = (header: string): ListColumn => ({ header, kind: 'day', width: 12 })
const hours = (header: string): ListColumn => ({ header, kind: 'duration', width: 12 })

/** The registers and sums as sheets of one workbook, in Italian. */
export function dossierLists(dossier: Dossier): ListSheet[] {
  const sheet = (name: string, columns: ListColumn[], rows: ListSheet['rows']): ListSheet => ({
    name,
    title: name,
    columns,
    rows,
  })
  return [
    sheet('Percorsi', pathColumns, dossier.parts.map(pathRow)),
    sheet('Ore', entryColumns, dossier.parts.flatMap(entryRows)),
    sheet('Ore per anno', yearColumns, yearRows(dossier)),
    sheet(
      'Laboratori',
      [text('Laboratorio', 40), text('Anno scolastico', 16), hours('Frequentate'), hours('Contate')],
      dossier.labs.map(({ title, schoolYear, approved, counted }) => [title, schoolYear, approved, counted]),
    ),
    sheet('Valutazioni', evaluationColumns, dossier.parts.flatMap(evaluationRows)),
  ]
}

const pathColumns = [
  text('Percorso', 40),
  text('Ente', 30),
  day('Dal'),
  day('Al'),
  hours('Previste'),
  hours('Convalidate'),
  text('Certificato', 20),
]

function pathRow({ placement, entries, certificate }: DossierPart) {
  const { from, to, plannedMinutes } = effectiveTerms(placement)
  const done = sumMinutes(entries.map(({ entry }) => entry.minutes))
  return [placement.title, placement.host.name, from, to, plannedMinutes, done, certificate?.number ?? null]
}

const time = (header: string): ListColumn => ({ header, kind: 'time', width: 10 })
const entryColumns: ListColumn[] = [
  text('Percorso', 36),
  text('Ente', 26),
  day('Data'),
  time('Entrata'),
  time('Uscita'),
  hours('Pausa'),
  hours('Ore'),
  text('Attività', 50),
  text('Confermata da', 24),
  text('Convalidata da', 24),
  { header: 'Convalidata il', kind: 'instant', width: 18 },
]

function entryRows({ placement, entries }: DossierPart) {
  return entries.map(({ day: on, entry }) => [
    placement.title,
    placement.host.name,
    on,
    entry.from,
    entry.to,
    entry.breakMinutes,
    entry.minutes,
    entry.activity,
    entry.confirmedBy?.name ?? null,
    entry.approvedBy?.name ?? null,
    stampCell(entry.approvedBy?.at ?? null),
  ])
}

const yearColumns = [
  text('Anno di corso', 14),
  text('Anni scolastici', 24),
  hours('Convalidate'),
  hours('Di altra scuola'),
]

function yearRows({ counter }: Dossier) {
  const rows = counter.years.map(({ year, schoolYears, approved, prior }) => [
    String(year),
    schoolYears.join(', '),
    approved,
    prior,
  ])
  return [...rows, ['Totale', '', counter.total.approved, counter.total.prior]]
}

const evaluationColumns = [
  text('Percorso', 36),
  text('Domanda', 60),
  text('Area', 30),
  text('Chi', 20),
  text('Livello', 16),
]

function evaluationRows({ placement, found }: DossierPart) {
  const t = evaluationWords('it')
  return found.items.flatMap(({ code, text: asked, area }) =>
    found.evaluations.flatMap(({ party, answers }) => {
      const level = answers.find((answer) => answer.code === code)?.level
      return level ? [[placement.title, asked.it, t[`area-${area}`], t[party], t[level]]] : []
    }),
  )
}

/** What the archive is called. */
export function dossierFileName({ student }: Pick<Dossier, 'student'>): string {
  return plainFileName(['fascicolo', student.surname, student.givenName], 'zip')
}

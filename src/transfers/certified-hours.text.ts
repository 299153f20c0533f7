import type { PdfDocument } from '../platform/pdf.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Day } from '../platform/day.ts'
import { fullName, type Student } from '../schools/student.rules.ts'
import type { CertifiedLine } from './student-move.rules.ts'

interface Certificate {
  student: Pick<Student, 'surname' | 'givenName' | 'taxCode'>
  fromSchool: string
  lines: readonly CertifiedLine[]
  /** When the hours were counted. */
  at: Date
  /** The last day at that school. */
  last: Day
}

/** The paper with which the old school certifies the hours to the new one; it goes with every line of certified hours. */
export function certificateDocument({ student, fromSchool, lines, at, last }: Certificate): PdfDocument {
  const about = student.taxCode ? `${fullName(student)}, codice fiscale ${student.taxCode}` : fullName(student)
  const item = ({ schoolYear, year, minutes, schoolName }: CertifiedLine) =>
    `A.s. ${schoolYear}, ${year}° anno di corso: ${formatHours(minutes)} convalidate (${schoolName})`
  return {
    title: 'Certificazione delle ore di formazione scuola-lavoro',
    author: fromSchool,
    createdAt: at,
    header: fromSchool,
    footer: 'Documento prodotto con il trasferimento dello studente',
    watermark: null,
    blocks: [
      { kind: 'title', text: 'Certificazione delle ore di formazione scuola-lavoro' },
      {
        kind: 'paragraph',
        text: `${about}, è stato iscritto presso ${fromSchool} fino al ${formatDay(last, 'it')}. Fino a quel giorno risultano convalidate le ore che seguono.`,
      },
      ...(lines.length > 0
        ? lines.map((line) => ({ kind: 'item' as const, text: item(line) }))
        : [{ kind: 'paragraph' as const, text: 'Nessuna ora convalidata.' }]),
    ],
    boxes: [],
  }
}

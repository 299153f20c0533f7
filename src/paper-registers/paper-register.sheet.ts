import { type ListSheet, stampCell } from '../platform/list-sheet.ts'
import type { Language } from '../platform/words.ts'
import type { ListedRegister } from './paper-register.rules.ts'
import { paperWords } from './paper-register.text.ts'

/** The paper registers that were uploaded, and what came in of each, as a file. */
export function paperRegistersSheet(
  { registers, total }: { registers: readonly ListedRegister[]; total: number },
  language: Language,
): ListSheet {
  const t = paperWords(language)
  return {
    name: 'registri su carta',
    title: t.uploaded,
    columns: [
      { header: t.fileName, kind: 'text', width: 36 },
      { header: t.student, kind: 'text', width: 30 },
      { header: t.host, kind: 'text', width: 34 },
      { header: t.uploadedAt, kind: 'instant', width: 17 },
      { header: t.uploadedBy, kind: 'text', width: 24 },
      { header: t.state, kind: 'text', width: 24 },
      { header: t.cameIn, kind: 'duration', width: 14 },
    ],
    rows: registers.map(({ register, placement }) => [
      register.fileName,
      placement ? `${placement.student.surname} ${placement.student.givenName}` : register.heading.student,
      placement ? placement.host.name : register.heading.host,
      stampCell(register.uploadedAt),
      register.uploadedBy.name,
      t[register.state],
      register.result ? register.result.minutes : null,
    ]),
    total,
  }
}

import type { Ctx } from '../access/actor.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import type { Student } from '../schools/student.rules.ts'
import type { StudentFile } from './student-file.rules.ts'
import { studentFileWords } from './student-file.text.ts'

/** What is recorded for the students of a class, as a file. */
export function classFilesSheet(
  { label }: Pick<SchoolClass, 'label'>,
  files: readonly { student: Student; file: StudentFile }[],
  { language }: Ctx,
): ListSheet {
  const t = studentFileWords(language)
  return {
    name: `fascicoli ${label}`,
    title: t.classTitle(label),
    columns: [
      { header: t.student, kind: 'text', width: 30 },
      { header: t.notice, kind: 'day', width: 16 },
      { header: t.textVersion, kind: 'text', width: 24 },
      { header: t.safety, kind: 'day', width: 16 },
      { header: t.provider, kind: 'text', width: 28 },
    ],
    rows: files.map(({ student, file }) => [
      `${student.surname} ${student.givenName}`.trim(),
      file.familyNotice?.on ?? null,
      file.familyNotice?.textVersion ?? null,
      file.generalSafety?.on ?? null,
      file.generalSafety?.provider ?? null,
    ]),
  }
}

import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { ListCell, ListColumn, ListSheet } from '../platform/list-sheet.ts'
import type { Edition, Participant } from './edition.rules.ts'
import { rosterWords } from './roster.text.ts'

interface ParticipantsFile {
  edition: Pick<Edition, 'code' | 'title'>
  /** Those this actor may know, in the order of the page. */
  participants: readonly Participant[]
  students: ReadonlyMap<string, { surname: string; givenName: string }>
  classes: ReadonlyMap<string, string>
  schools: ReadonlyMap<string, string>
}

const text = (header: string, width: number): ListColumn => ({ header, kind: 'text', width })
const day = (header: string): ListColumn => ({ header, kind: 'day', width: 12 })

/** The participants as a file; whether the privacy document is there is for the school alone. */
export function participantsSheet(file: ParticipantsFile, { actor, language }: Ctx): ListSheet {
  const t = rosterWords(language)
  const forSchool = may(actor, 'lab-enrolment.edit')
  const row = ({ studentId, classId, schoolId, from, to, privacyOn }: Participant): ListCell[] => [
    file.students.get(studentId)?.surname ?? '',
    file.students.get(studentId)?.givenName ?? '',
    file.classes.get(classId) ?? null,
    file.schools.get(schoolId) ?? null,
    from,
    to,
    ...(forSchool ? [privacyOn] : []),
  ]
  return {
    name: 'partecipanti',
    title: `${t.titleOf(file.edition.title)} (${file.edition.code})`,
    columns: [
      text(t.surname, 24),
      text(t.givenName, 20),
      text(t.className, 12),
      text(t.school, 36),
      day(t.since),
      day(t.to),
      ...(forSchool ? [day(t.privacy)] : []),
    ],
    rows: file.participants.map(row),
    total: file.participants.length,
  }
}

import type { Ctx } from '../access/actor.ts'
import { dayOf } from '../platform/day.ts'
import type { ListSheet } from '../platform/list-sheet.ts'
import type { AttestationList } from './attestation.pages.ts'
import { attestationWords } from './attestation.text.ts'

/** The students with their approved hours and certificates, as a file. */
export function attestationsSheet({ edition, lines }: AttestationList, { language }: Ctx): ListSheet {
  const t = attestationWords(language)
  return {
    name: 'attestati',
    title: t.sheetTitle(edition.title),
    columns: [
      { header: t.surname, kind: 'text', width: 20 },
      { header: t.givenName, kind: 'text', width: 18 },
      { header: t.class, kind: 'text', width: 14 },
      { header: t.hours, kind: 'duration', width: 12 },
      { header: t.moduleHours, kind: 'duration', width: 12 },
      { header: t.percent, kind: 'part', width: 11 },
      { header: t.reached, kind: 'text', width: 10 },
      { header: t.number, kind: 'text', width: 18 },
      { header: t.givenOn, kind: 'day', width: 12 },
      { header: t.decision, kind: 'text', width: 30 },
    ],
    rows: lines.map(({ student, label, attendance, attestation }) => [
      student.surname,
      student.givenName,
      label,
      attendance.attended,
      edition.module.minutes,
      edition.module.minutes > 0 ? attendance.attended / edition.module.minutes : 0,
      attendance.attended >= attendance.needed ? t.yes : t.no,
      attestation?.number ?? null,
      attestation ? dayOf(attestation.issuedAt) : null,
      attestation?.decision ? t.decisionOf(attestation.decision.head, attestation.decision.reason) : null,
    ]),
  }
}

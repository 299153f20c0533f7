import { parseDay } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  subject: [
    (host: string) => `È cambiato un percorso presso ${host}`,
    (host: string) => `A placement at ${host} has changed`,
  ],
  dates: [
    (day: string) => `dal ${day} vale un’altra data di fine per un percorso che segui.`,
    (day: string) => `from ${day} a placement you follow has another last day.`,
  ],
  timetable: [
    (day: string) => `dal ${day} vale un altro orario per un percorso che segui.`,
    (day: string) => `from ${day} a placement you follow has another timetable.`,
  ],
  place: [
    (day: string) => `dal ${day} lo studente di un percorso che segui lavora in un’altra sede.`,
    (day: string) => `from ${day} the student of a placement you follow is at another site.`,
  ],
  tutor: [
    (day: string) =>
      `dal ${day} cambia chi segue lo studente in un percorso. Chi era tutor prima conferma e convalida le ore fino al giorno precedente, chi lo diventa quelle da quel giorno.`,
    (day: string) =>
      `from ${day} other tutors look after a student. Hours until the day before are confirmed and approved by the tutors of then, those from that day by the new ones.`,
  ],
  interruption: [
    (day: string) => `dal ${day} un percorso che segui è interrotto per alcuni giorni: lo studente non è atteso.`,
    (day: string) => `from ${day} a placement you follow is interrupted for some days: the student is not expected.`,
  ],
  'early-end': [
    (day: string) => `un percorso che segui finisce prima del previsto: l’ultimo giorno è il ${day}.`,
    (day: string) => `a placement you follow ends earlier than planned: its last day is ${day}.`,
  ],
  'no-show': [
    (day: string) =>
      `lo studente atteso dal ${day} non si è presentato: il percorso è chiuso senza ore e il posto è di nuovo libero.`,
    (day: string) =>
      `the student expected from ${day} has not come: the placement is closed without hours, and the place is free again.`,
  ],
  undone: [
    (day: string) => `la variazione che doveva valere dal ${day} è stata annullata: tutto resta come prima.`,
    (day: string) => `the amendment that was to hold from ${day} has been taken back: everything stays as it was.`,
  ],
  details: ['Che cosa vale e da quando, con il motivo, si legge qui:', 'What holds from when, and why, is here:'],
})

/** To those who look after the student, at the host and at the school. */
export function placementAmendedLetter(
  { host, change, day, link }: NoticeData['placement-amended'],
  language: Language,
) {
  const t = words(language)
  const on = parseDay(day)
  return {
    subject: t.subject(host),
    paragraphs: [t[change](on ? formatDay(on, language) : day), t.details, link],
  }
}

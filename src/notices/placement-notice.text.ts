import { type Language, phrases } from '../platform/words.ts'
import { lastDayText } from './days-left.text.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  student: [
    (year: string, track: string) => ['uno studente', year && `di classe ${year}ª`, track].filter(Boolean).join(' '),
    (year: string, track: string) => ['a student', year && `of year ${year}`, track].filter(Boolean).join(' '),
  ],
  period: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `from ${from} to ${to}`],
  proposedSubject: [
    (school: string) => `${school} ti chiede di accogliere uno studente`,
    (school: string) => `${school} asks you to take a student in`,
  ],
  proposed: [
    ({ school, student, period, hours }: Asked) =>
      `${school} ti chiede di accogliere ${student}, ${period}, per ${hours} ore in tutto.`,
    ({ school, student, period, hours }: Asked) =>
      `${school} asks you to take in ${student}, ${period}, for ${hours} hours in all.`,
  ],
  proposedWhy: [
    'Attività e orario si leggono sulla pagina della proposta, dove puoi accettare o rifiutare. Il nome dello studente lo saprai con i documenti.',
    'Activities and timetable are on the page of the proposal, where you can accept or decline. You will learn who the student is with the documents.',
  ],
  proposedHelp: [
    'Se non hai un accesso a Bottega, rispondi direttamente alla scuola: annoterà lei la tua risposta.',
    'Without an access to Bottega, answer the school directly: it will note your answer.',
  ],
  acceptedSubject: [(host: string) => `${host} accetta la proposta`, (host: string) => `${host} accepts the proposal`],
  declinedSubject: [(host: string) => `${host} rifiuta la proposta`, (host: string) => `${host} declines the proposal`],
  accepted: [
    (host: string, student: string, period: string) => `${host} accoglierà ${student}, ${period}.`,
    (host: string, student: string, period: string) => `${host} will take in ${student}, ${period}.`,
  ],
  acceptedNext: ['Ora si preparano i documenti, da qui:', 'Now the documents are prepared, here:'],
  declined: [
    (host: string, student: string, period: string) => `${host} non può accogliere ${student}, ${period}.`,
    (host: string, student: string, period: string) => `${host} cannot take in ${student}, ${period}.`,
  ],
  reason: [(text: string) => `Motivo: ${text}`, (text: string) => `Reason: ${text}`],
  declinedNext: [
    'Il percorso è di nuovo una bozza: cambia i dati e proponilo ancora, o cerca un altro ente.',
    'The placement is a draft again: change it and propose it once more, or look for another host.',
  ],
  cancelledSubject: [
    (school: string) => `${school} ha annullato un percorso`,
    (school: string) => `${school} has cancelled a placement`,
  ],
  cancelled: [
    (school: string, student: string, period: string) =>
      `${school} ha annullato il percorso di ${student} previsto ${period}: lo studente non verrà più.`,
    (school: string, student: string, period: string) =>
      `${school} has cancelled the placement of ${student}, ${period}: the student will not come any more.`,
  ],
  cancelledMore: ['I tuoi percorsi sono qui:', 'Your placements are here:'],
})

interface Asked {
  school: string
  student: string
  period: string
  hours: string
}

/** To a host that is asked to take a student in. */
export function placementProposedLetter(data: NoticeData['placement-proposed'], language: Language) {
  const t = words(language)
  const { student, period } = inShort(data, language)
  return {
    subject: t.proposedSubject(data.school),
    paragraphs: [
      t.proposed({ school: data.school, student, period, hours: data.hours }),
      t.proposedWhy,
      data.link,
      t.proposedHelp,
    ],
  }
}

/** To the school, once the host has answered. */
export function placementAnsweredLetter(data: NoticeData['placement-answered'], language: Language) {
  const t = words(language)
  const { student, period } = inShort(data, language)
  if (data.answer === 'accepted')
    return {
      subject: t.acceptedSubject(data.host),
      paragraphs: [t.accepted(data.host, student, period), t.acceptedNext, data.link],
    }
  return {
    subject: t.declinedSubject(data.host),
    paragraphs: [t.declined(data.host, student, period), t.reason(data.reason), t.declinedNext, data.link],
  }
}

/** To a host whose student will not come. */
export function placementCancelledLetter(data: NoticeData['placement-cancelled'], language: Language) {
  const t = words(language)
  const { student, period } = inShort(data, language)
  return {
    subject: t.cancelledSubject(data.school),
    paragraphs: [t.cancelled(data.school, student, period), t.cancelledMore, data.link],
  }
}

type InShort = Pick<NoticeData['placement-cancelled'], 'year' | 'track' | 'from' | 'to'>

function inShort({ year, track, from, to }: InShort, language: Language): { student: string; period: string } {
  const t = words(language)
  return { student: t.student(year, track), period: t.period(lastDayText(from, language), lastDayText(to, language)) }
}

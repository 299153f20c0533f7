import { parseDay } from '../platform/day.ts'
import { formatDay, formatLongDay } from '../platform/format.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import { linesOf } from './notice-lines.rules.ts'
import type { NoticeData } from './notice.rules.ts'

interface When {
  edition: string
  day: string
  from: string
  to: string
}

interface Line {
  day: string
  from: string
  to: string
  title: string
  place: string
}

const words = phrases({
  sessionSubject: [
    ({ edition, day, from }: When) => `Incontro di laboratorio ${day} alle ${from}: ${edition}`,
    ({ edition, day, from }: When) => `Lab session on ${day} at ${from}: ${edition}`,
  ],
  session: [
    ({ edition, day, from, to }: When) =>
      `ti ricordiamo l’incontro del laboratorio “${edition}”: ${day}, dalle ${from} alle ${to}.`,
    ({ edition, day, from, to }: When) =>
      `this is a reminder of the session of the lab “${edition}”: ${day}, from ${from} to ${to}.`,
  ],
  place: [(place: string) => `Dove: ${place}.`, (place: string) => `Where: ${place}.`],
  sessionLink: [
    'Il programma dell’incontro e gli altri incontri sono qui:',
    'What is planned, and the others, are here:',
  ],
  missingSubject: [
    (edition: string, day: string) => `Appello da fare: ${edition}, incontro del ${day}`,
    (edition: string, day: string) => `Roll call to take: ${edition}, session of ${day}`,
  ],
  missing: [
    (edition: string, day: string) =>
      `nessuno ha ancora fatto l’appello dell’incontro del ${day} del laboratorio “${edition}”.`,
    (edition: string, day: string) =>
      `nobody has taken the roll call of the session of ${day} of the lab “${edition}” yet.`,
  ],
  late: [
    'È passata una settimana: lo diciamo anche all’ufficio del programma.',
    'A week has passed: the programme office is told as well.',
  ],
  missingAction: [
    'Senza appello le ore di quel giorno non valgono per nessuno. Chi era presente lo faccia da qui:',
    'Without it the hours of that day count for nobody. Whoever was there takes it here:',
  ],
  weekSubject: [
    (partner: string, day: string) => `Laboratori della settimana dal ${day}: ${partner}`,
    (partner: string, day: string) => `Labs of the week from ${day}: ${partner}`,
  ],
  week: [
    (partner: string, day: string, count: number) =>
      `nella settimana che comincia il ${day} presso ${partner} ${plural(count, 'c’è', 'ci sono')} ${count} ${plural(count, 'incontro', 'incontri')} di laboratorio:`,
    (partner: string, day: string, count: number) =>
      `in the week from ${day} there ${plural(count, 'is', 'are')} ${count} lab ${plural(count, 'session', 'sessions')} at ${partner}:`,
  ],
  weekLine: [
    ({ day, from, to, title, place }: Line) => `– ${day}, ${from}–${to}: ${title}${place ? `, ${place}` : ''}`,
    ({ day, from, to, title, place }: Line) => `– ${day}, ${from}–${to}: ${title}${place ? `, ${place}` : ''}`,
  ],
  weekLink: [
    'Se qualcosa non va, cambialo per tempo dal calendario:',
    'If something is wrong, change it in time from the calendar:',
  ],
  outSubject: [
    (school: string, day: string) => `Chi è fuori sede oggi, ${day}: ${school}`,
    (school: string, day: string) => `Who is off site today, ${day}: ${school}`,
  ],
  out: [
    (day: string) => `oggi, ${day}, per laboratori e percorsi sono attesi fuori sede:`,
    (day: string) => `today, ${day}, these are expected off site for labs and placements:`,
  ],
  outLine: [
    ({ title, count, place, from, to }: Out) => `– ${title}: ${count}, ${from}–${to}, ${place}`,
    ({ title, count, place, from, to }: Out) => `– ${title}: ${count}, ${from}–${to}, ${place}`,
  ],
  outLink: [
    'I nomi, per chi può vederli, sono nel calendario:',
    'The names, for those who may see them, are in the calendar:',
  ],
})

interface Out {
  title: string
  count: string
  place: string
  from: string
  to: string
}

/** To teachers, trainers and students, the day before: it may also be read on the day, so it never says "tomorrow". */
export function sessionTomorrowLetter(data: NoticeData['lab-session-tomorrow'], language: Language) {
  const t = words(language)
  const when = { ...data, day: longDay(data.day, language) }
  const place = data.place ? [t.place(data.place)] : []
  return { subject: t.sessionSubject(when), paragraphs: [t.session(when), ...place, t.sessionLink, data.link] }
}

/** To the partner, and in the end to the city, when a session has no roll call. */
export function rollCallMissingLetter(data: NoticeData['lab-roll-call-missing'], language: Language) {
  const t = words(language)
  const day = shortDay(data.day, language)
  return {
    subject: t.missingSubject(data.edition, day),
    paragraphs: [t.missing(data.edition, day), ...(data.days === '7' ? [t.late] : []), t.missingAction, data.link],
  }
}

/** To a partner on Friday: its sessions of the week that follows. */
export function labWeekLetter({ partner, monday, sessions, link }: NoticeData['lab-week'], language: Language) {
  const t = words(language)
  const lines = linesOf(sessions).map(([day = '', from = '', to = '', title = '', place = '']) =>
    t.weekLine({ day: longDay(day, language), from, to, title, place }),
  )
  return {
    subject: t.weekSubject(partner, shortDay(monday, language)),
    paragraphs: [t.week(partner, shortDay(monday, language), lines.length), ...lines, t.weekLink, link],
  }
}

/** To a school in the morning: how many of which class are where. */
export function offSiteLetter({ school, day, lines, link }: NoticeData['off-site-today'], language: Language) {
  const t = words(language)
  const out = linesOf(lines)
  const listed = out.map(([title = '', count = '', place = '', from = '', to = '']) =>
    t.outLine({ title, count, place, from, to }),
  )
  return {
    subject: t.outSubject(school, shortDay(day, language)),
    paragraphs: [t.out(longDay(day, language)), ...listed, t.outLink, link],
  }
}

function longDay(text: string, language: Language): string {
  const day = parseDay(text)
  return day ? formatLongDay(day, language) : text
}

function shortDay(text: string, language: Language): string {
  const day = parseDay(text)
  return day ? formatDay(day, language) : text
}

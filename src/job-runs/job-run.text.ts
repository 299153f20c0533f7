import { formatInstant, weekdayName } from '../platform/format.ts'
import type { Weekday } from '../platform/day.ts'
import { type Language, phrases, plural } from '../platform/words.ts'
import { type JobName, type Outcome, type RunCause, timetableOf } from './job-run.rules.ts'

type Pair = readonly [italian: string, english: string]

/** What a job is called. */
export const jobTitles = phrases({
  'deliver-notices': ['Invio delle e-mail', 'Sending of e-mails'],
  'make-exports': ['Esportazioni', 'Exports'],
  'keep-waiting-lists': ['Liste d’attesa dei laboratori', 'Waiting lists of labs'],
  'keep-freed-places': ['Posti liberati nelle tornate', 'Places that came free in rounds'],
  'finish-interrupted-work': ['Lavoro rimasto a metà', 'Work left in the middle'],
  'close-rounds': ['Chiusura delle tornate', 'Closing of rounds'],
  'verify-ledger': ['Verifica del registro di controllo', 'Verification of the control ledger'],
  'clear-exports': ['Pulizia delle esportazioni', 'Clearing of exports'],
  'count-for-schools': ['Conteggi per le scuole', 'Counts for schools'],
  'review-retention': ['Termini di conservazione', 'Terms of retention'],
  'check-attendance': ['Presenze nei laboratori', 'Attendance at labs'],
  'check-minimums': ['Numero minimo di iscritti', 'Minimum of enrolments'],
  'off-site-today': ['Chi è fuori sede oggi', 'Who is off site today'],
  'remind-unconfirmed-hours': ['Ore da confermare', 'Hours to confirm'],
  'remind-placements': ['Documenti, valutazioni e ore dei percorsi', 'Papers, evaluations and hours of placements'],
  'remind-expiring': ['Scadenze', 'What is about to end'],
  'remind-authorisations': ['Abilitazioni in scadenza', 'Authorisations about to end'],
  'remind-roll-calls': ['Appelli non fatti', 'Roll calls not taken'],
  'remind-lab-sessions': ['Incontri del giorno dopo', 'Sessions of the next day'],
  'weekly-plan': ['Settimana dei laboratori', 'Week of labs'],
} satisfies Record<JobName, Pair>)

/** What it does, in words. */
export const jobTasks = phrases({
  'deliver-notices': [
    'Spedisce gli avvisi che aspettano nell’elenco degli avvisi.',
    'Sends the notices that wait in the outbox.',
  ],
  'make-exports': [
    'Scrive i file delle esportazioni lunghe che qualcuno ha chiesto.',
    'Writes the files of long exports that somebody has asked for.',
  ],
  'keep-waiting-lists': [
    'Offre i posti liberi a chi è in lista d’attesa, e li libera di nuovo se nessuno risponde.',
    'Offers free seats to the waiting list, and frees them again when nobody answers.',
  ],
  'keep-freed-places': [
    'Riserva i posti liberati a chi viene dopo, e li passa avanti se nessuno risponde.',
    'Keeps places that came free for who comes next, and passes them on when nobody answers.',
  ],
  'close-rounds': [
    'Congela le tornate alla loro scadenza, fa la prima prova di abbinamento e completa quelle interrotte.',
    'Freezes rounds at their deadline, makes the first try of the matching and completes those that were interrupted.',
  ],
  'finish-interrupted-work': [
    'Completa sospensioni, fusioni di enti e prenotazioni che un’interruzione ha lasciato a metà.',
    'Completes suspensions, merges of hosts and bookings that an interruption left in the middle.',
  ],
  'verify-ledger': [
    'Controlla che le ore convalidate e i registri emessi siano rimasti come sono stati scritti.',
    'Checks that approved hours and issued registers are still as they were written down.',
  ],
  'clear-exports': [
    'Elimina i file delle esportazioni dopo sette giorni, e quelli superati da dati nuovi.',
    'Deletes the files of exports after seven days, and those that newer data have overtaken.',
  ],
  'count-for-schools': [
    'Conta per ogni scuola gli studenti a rischio e gli errori del rendiconto dell’anno finito.',
    'Counts for every school the students at risk and the errors in the return of the year that is over.',
  ],
  'review-retention': [
    'Prepara l’elenco di ciò che arriva al termine della conservazione e avvisa le scuole. Non elimina nulla.',
    'Lists what comes to the end of its term and tells the schools. Deletes nothing.',
  ],
  'check-attendance': [
    'Avvisa quando a un laboratorio vengono in pochi per più incontri di fila.',
    'Warns when few people come to several sessions of a lab in a row.',
  ],
  'check-minimums': [
    'Avvisa quando a un laboratorio mancano iscritti, e il giorno stabilito fa ciò che il programma prevede.',
    'Warns when a lab has too few people, and on the day set does what the programme says.',
  ],
  'off-site-today': [
    'Scrive alle segreterie quanti studenti di ogni classe sono fuori sede oggi, e dove.',
    'Writes to the school offices how many students of each class are off site today, and where.',
  ],
  'remind-unconfirmed-hours': [
    'Ricorda agli enti le ore che aspettano la loro conferma.',
    'Reminds hosts of hours that wait for their confirmation.',
  ],
  'remind-placements': [
    'Ricorda documenti e valutazioni che mancano, enti che non rispondono e mesi con ore ancora da firmare.',
    'Reminds of missing papers and evaluations, of hosts that do not answer and of months with hours still to sign.',
  ],
  'remind-expiring': [
    'Avvisa di convenzioni, documenti e protocolli che stanno per scadere.',
    'Warns of agreements, documents and protocols about to end.',
  ],
  'remind-authorisations': [
    'Avvisa gli studenti 30 e 7 giorni prima che scada un’abilitazione a una macchina.',
    'Warns students 30 and 7 days before an authorisation for a machine ends.',
  ],
  'remind-roll-calls': [
    'Ricorda all’ente gli appelli non fatti, dopo un giorno e dopo una settimana; la seconda volta lo dice anche a voi.',
    'Reminds the host of roll calls not taken, after a day and after a week; the second time it tells you too.',
  ],
  'remind-lab-sessions': [
    'Ricorda a docenti, formatori e studenti l’incontro di laboratorio del giorno dopo.',
    'Reminds teachers, trainers and students of the lab session of the next day.',
  ],
  'weekly-plan': [
    'Manda a ogni ente gli incontri di laboratorio della settimana che segue.',
    'Sends every host its lab sessions of the week that follows.',
  ],
} satisfies Record<JobName, Pair>)

export const outcomeNames = phrases({
  running: ['In corso', 'Running'],
  done: ['Riuscito', 'Done'],
  failed: ['Non riuscito', 'Failed'],
  interrupted: ['Interrotto', 'Interrupted'],
} satisfies Record<Outcome, Pair>)

const causes = phrases({
  schedule: ['all’orario previsto', 'on schedule'],
  'catch-up': ['all’avvio, per recuperare', 'at the start, to catch up'],
  request: ['su richiesta', 'on request'],
} satisfies Record<RunCause, Pair>)

const words = phrases({
  requestedBy: [(name: string) => `chiesto da ${name}`, (name: string) => `asked for by ${name}`],
  every: [
    (minutes: number) => plural(minutes, 'ogni minuto', `ogni ${minutes} minuti`),
    (minutes: number) => plural(minutes, 'every minute', `every ${minutes} minutes`),
  ],
  daily: [(at: string) => `ogni giorno alle ${at}`, (at: string) => `every day at ${at}`],
  weekly: [(day: string, at: string) => `ogni ${day} alle ${at}`, (day: string, at: string) => `every ${day} at ${at}`],
  weekdays: [
    (first: string, last: string, at: string) => `da ${first} a ${last} alle ${at}`,
    (first: string, last: string, at: string) => `${first} to ${last} at ${at}`,
  ],
  moment: ['meno di un secondo', 'less than a second'],
  seconds: [(seconds: number) => `${seconds} s`, (seconds: number) => `${seconds} s`],
  minutes: [
    (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
    (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
  ],
})

/** 'ogni giorno alle 07:30'; a line of cron that has no plain words as it is, nothing when nobody has said it yet. */
export function timetableText(when: string, language: Language): string | null {
  if (when === '') return null
  const t = words(language)
  const found = timetableOf(when)
  if (!found) return when
  if ('every' in found) return t.every(found.every)
  if (!found.weekdays) return t.daily(found.at)
  const { from, to } = found.weekdays
  const name = (weekday: number) => weekdayName(weekday as Weekday, language)
  return from === to ? t.weekly(name(from), found.at) : t.weekdays(name(from), name(to), found.at)
}

/** Why a run took place, and who asked for it. */
export function causeText({ cause, by }: { cause: RunCause; by: { name: string } | null }, language: Language): string {
  return by ? words(language).requestedBy(by.name) : causes(language)[cause]
}

/** How long it took; null while it goes on. */
export function durationText(run: { startedAt: Date; endedAt: Date | null }, language: Language): string | null {
  if (!run.endedAt) return null
  const t = words(language)
  const seconds = Math.round((run.endedAt.getTime() - run.startedAt.getTime()) / 1000)
  if (seconds < 1) return t.moment
  return seconds < 60 ? t.seconds(seconds) : t.minutes(Math.floor(seconds / 60), seconds % 60)
}

/** '22/11/2026, 14:05', or nothing. */
export function instantText(instant: Date | null, language: Language): string | null {
  return instant && formatInstant(instant, language)
}

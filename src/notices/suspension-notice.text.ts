import { parseDay } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  suspendedSubject: [
    (partner: string) => `${partner} è sospeso dal programma`,
    (partner: string) => `${partner} is suspended from the programme`,
  ],
  suspended: [
    (partner: string) =>
      `l’ufficio del programma ha sospeso ${partner}: da oggi non possono iniziare nuove convenzioni, percorsi o attività con questo ente.`,
    (partner: string) =>
      `the programme office has suspended ${partner}: from today no agreement, placement or activity can begin with this host.`,
  ],
  reason: [(reason: string) => `Il motivo: ${reason}`, (reason: string) => `The reason: ${reason}`],
  continue: [
    'I percorsi già in corso proseguono fino al loro ultimo giorno.',
    'Placements that already run go on until their last day.',
  ],
  interrupt: [
    'I percorsi in corso sono stati interrotti oggi. Le ore già registrate restano e si possono ancora confermare e convalidare; la scuola informi gli studenti.',
    'Running placements have been broken off today. Hours already logged stay and can still be confirmed and approved; the school informs its students.',
  ],
  'activities-continue': [
    'Le attività del protocollo già previste o in corso si tengono.',
    'Activities of the protocol that are planned or under way take place.',
  ],
  'activities-interrupt': [
    'Le attività del protocollo previste o in corso con questo ente sono annullate; dove ci sono anche altri enti, proseguono con quelli.',
    'Activities of the protocol planned or under way with this host are cancelled; where other hosts take part too, they go on with those.',
  ],
  'editions-continue': [
    'I laboratori già previsti o in corso si tengono.',
    'Labs that are planned or under way take place.',
  ],
  'editions-interrupt': [
    'I laboratori previsti o in corso con questo ente sono annullati; le presenze già prese restano.',
    'Labs planned or under way with this host are cancelled; attendance already taken stays.',
  ],
  details: ['I dettagli sono qui:', 'The details are here:'],
  readmittedSubject: [
    (partner: string) => `${partner} è di nuovo nel programma`,
    (partner: string) => `${partner} is in the programme again`,
  ],
  readmitted: [
    (partner: string, until: string) =>
      `l’ufficio del programma ha riammesso ${partner}, qualificato fino al ${until}: si possono di nuovo preparare convenzioni e percorsi. Ciò che era stato interrotto non riprende da solo.`,
    (partner: string, until: string) =>
      `the programme office has readmitted ${partner}, qualified until ${until}: agreements and placements can be prepared again. What was broken off does not resume by itself.`,
  ],
  changed: [(text: string) => `Che cosa è cambiato: ${text}`, (text: string) => `What has changed: ${text}`],
})

/** To the schools with something at a partner, and to the partner itself. */
export function partnerSuspendedLetter(data: NoticeData['partner-suspended'], language: Language) {
  const t = words(language)
  return {
    subject: t.suspendedSubject(data.partner),
    paragraphs: [
      t.suspended(data.partner),
      t.reason(data.reason),
      t[data.placements],
      t[`activities-${data.activities}`],
      t[`editions-${data.editions}`],
      t.details,
      data.link,
    ],
  }
}

/** To the same people, when the suspension ends. */
export function partnerReadmittedLetter(data: NoticeData['partner-readmitted'], language: Language) {
  const t = words(language)
  const until = parseDay(data.until)
  const news = t.readmitted(data.partner, until ? formatDay(until, language) : data.until)
  return {
    subject: t.readmittedSubject(data.partner),
    paragraphs: [news, ...(data.text ? [t.changed(data.text)] : []), t.details, data.link],
  }
}

import { type Language, phrases, plural } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  subject: [
    (n: number) => plural(n, 'Un termine di conservazione è passato', `Sono passati ${n} termini di conservazione`),
    (n: number) => plural(n, 'A term of retention is over', `${n} terms of retention are over`),
  ],
  due: [
    (n: number) =>
      `per ${plural(n, 'un gruppo di registrazioni', `${n} gruppi di registrazioni`)} degli studenti della tua scuola è passato il termine di conservazione.`,
    (n: number) =>
      `for ${plural(n, 'one group', `${n} groups`)} of records on the students of your school the term is over.`,
  ],
  action: [
    'Nulla viene eliminato da solo. Guarda l’elenco, prepara l’archivio, archivialo e poi decidi:',
    'Nothing is deleted by itself. See the list, make the archive, file it, and then decide:',
  ],
})

/** To the office of a school, once for each day on which terms end. No student is named, nor how many there are. */
export function retentionDueLetter(data: NoticeData['retention-due'], language: Language) {
  const t = words(language)
  const n = Number(data.groups)
  return { subject: t.subject(n), paragraphs: [t.due(n), t.action, data.link] }
}

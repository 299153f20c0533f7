import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  'subject-comes': [
    (group: string, edition: string) => `Accompagni tu ${group}: ${edition}`,
    (group: string, edition: string) => `You come along with ${group}: ${edition}`,
  ],
  'subject-goes': [
    (group: string, edition: string) => `Non accompagni più ${group}: ${edition}`,
    (group: string, edition: string) => `You no longer come along with ${group}: ${edition}`,
  ],
  comes: [
    (group: string, edition: string) => `da ora accompagni tu il gruppo ${group} nel laboratorio “${edition}”.`,
    (group: string, edition: string) => `from now on you come along with the group ${group} in the lab “${edition}”.`,
  ],
  instead: [(name: string) => `Prendi il posto di ${name}.`, (name: string) => `You take the place of ${name}.`],
  goes: [
    (group: string, edition: string, teacher: string) =>
      `da ora il gruppo ${group} del laboratorio “${edition}” è accompagnato da ${teacher}: i prossimi incontri non sono più tra i tuoi impegni. Gli appelli che hai firmato restano firmati da te.`,
    (group: string, edition: string, teacher: string) =>
      `from now on ${teacher} comes along with the group ${group} of the lab “${edition}”: the next sessions take up no time of yours any more. The roll calls you signed stay signed by you.`,
  ],
  dates: ['Giorni e orari degli incontri sono qui:', 'Days and times of the sessions are here:'],
  link: ['Il laboratorio è qui:', 'The lab is here:'],
})

/** To who comes along with a group from now on, and to who did before. */
export function teacherChangedLetter(data: NoticeData['lab-teacher-changed'], language: Language) {
  const t = words(language)
  const { edition, group, teacher, before, part, link } = data
  const subject = t[`subject-${part}`](group, edition)
  if (part === 'goes') return { subject, paragraphs: [t.goes(group, edition, teacher), t.link, link] }
  const instead = before ? [t.instead(before)] : []
  return { subject, paragraphs: [t.comes(group, edition), ...instead, t.dates, link] }
}

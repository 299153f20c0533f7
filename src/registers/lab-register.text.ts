import { phrases, plural } from '../platform/words.ts'

export const labRegisterWords = phrases({
  title: ['Registro', 'Register'],
  lead: [
    'Il registro del modulo, in Excel o in PDF: le ore di ciascuno, incontro per incontro, gli argomenti e le firme. Contano solo le ore convalidate.',
    'The register of the module, in Excel or PDF: the hours of everyone, session by session, topics and signatures. Only approved hours count.',
  ],
  leadSchool: ['Contiene solo gli studenti del tuo istituto.', 'It holds only the students of your school.'],
  leadHost: ['Contiene gli studenti di tutti gli istituti.', 'It holds the students of all schools.'],
  complete: ['Il registro è completo.', 'The register is complete.'],
  soFar: [
    (ahead: number) =>
      `Fin qui non manca nulla: ${plural(ahead, 'resta ancora un incontro', `restano ancora ${ahead} incontri`)}.`,
    (ahead: number) =>
      `Nothing is missing so far: there ${plural(ahead, 'is one session', `are ${ahead} sessions`)} to come.`,
  ],
  draft: [
    'Il registro è ancora una bozza: il file lo dice in alto. Ecco che cosa manca.',
    'The register is still a draft: the file says so at the top. This is what is missing.',
  ],
  waiting: [
    (count: number) => `${count} ${plural(count, 'presenza da convalidare', 'presenze da convalidare')}.`,
    (count: number) => `${count} ${plural(count, 'line', 'lines')} to be approved.`,
  ],
  missing: [
    (count: number) => `${count} ${plural(count, 'appello mancante', 'appelli mancanti')}.`,
    (count: number) => `${count} missing ${plural(count, 'roll call', 'roll calls')}.`,
  ],
  guests: [
    (count: number) => `${count} ${plural(count, 'ospite da riconoscere', 'ospiti da riconoscere')}.`,
    (count: number) => `${count} ${plural(count, 'guest', 'guests')} to be recognised.`,
  ],
  download: ['Scarica il registro (Excel)', 'Download the register (Excel)'],
  downloadDraft: ['Scarica la bozza (Excel)', 'Download the draft (Excel)'],
  pdf: ['Scarica il registro (PDF)', 'Download the register (PDF)'],
  pdfDraft: ['Scarica la bozza (PDF)', 'Download the draft (PDF)'],
  noStudents: ['Nessuno studente', 'No students'],
  noStudentsAdvice: [
    'Il registro si riempie quando un gruppo è iscritto e gli appelli sono fatti.',
    'The register fills once a group is enrolled and roll calls are taken.',
  ],
  hours: ['Ore convalidate per studente', 'Approved hours per student'],
  student: ['Studente', 'Student'],
  class: ['Classe o gruppo', 'Class or group'],
  total: ['Ore', 'Hours'],
  percent: ['Del modulo', 'Of the module'],
  outcome: [(percent: number) => `Almeno ${percent} %`, (percent: number) => `At least ${percent} %`],
  yes: ['sì', 'yes'],
  no: ['no', 'no'],
  sum: ['Totale', 'Total'],
  sessions: ['Incontri', 'Sessions'],
  session: ['Incontro', 'Session'],
  present: ['Presenti', 'Present'],
  state: ['Stato', 'State'],
  approved: ['convalidato', 'approved'],
  cancelled: ['annullato', 'cancelled'],
  'to-come': ['da svolgere', 'to come'],
  'no-roll-call': ['appello mancante', 'roll call missing'],
  'to-approve': [(count: number) => `${count} da convalidare`, (count: number) => `${count} to be approved`],
})

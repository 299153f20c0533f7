import { phrases } from '../platform/words.ts'

export const priorWords = phrases({
  title: ['Ore certificate da un’altra scuola', 'Hours certified by another school'],
  lead: [
    (name: string) =>
      `Le ore che ${name} ha fatto prima di arrivare qui, come le certifica la scuola di provenienza. Contano verso il minimo; nei registri di questa scuola non compaiono.`,
    (name: string) =>
      `The hours that ${name} did before coming here, as the former school certifies them. They count towards the minimum; the registers of this school do not hold them.`,
  ],
  leadOwn: [
    'Le ore che hai fatto in un’altra scuola, come sono state certificate. Contano verso il minimo.',
    'The hours you did at another school, as they were certified. They count towards the minimum.',
  ],
  none: ['Nessuna ora di un’altra scuola', 'No hours of another school'],
  noneAdvice: [
    'Se lo studente viene da un’altra scuola, chiedi a quella il certificato delle ore e inseriscile qui sotto.',
    'If the student comes from another school, ask that school for the certificate and enter the hours below.',
  ],
  schoolYear: ['Anno scolastico', 'School year'],
  schoolYearHint: ['Per esempio 2024/25.', 'For example 2024/25.'],
  year: ['Anno di corso', 'Year of the course'],
  yearOf: [(year: number) => `${year}° anno`, (year: number) => `Year ${year}`],
  minutes: ['Ore certificate', 'Certified hours'],
  minutesHint: ['Come 42:30.', 'Such as 42:30.'],
  fromSchool: ['Scuola che le certifica', 'School that certifies them'],
  file: ['Certificato', 'Certificate'],
  fileHint: ['PDF, foto o file firmato, al massimo 10 MB.', 'PDF, photograph or signed file, 10 MB at most.'],
  enteredBy: ['Inserite da', 'Entered by'],
  act: ['Azioni', 'Actions'],
  remove: ['Togli', 'Remove'],
  removeConfirm: [
    'Queste ore non conteranno più. Vuoi toglierle?',
    'These hours will count no longer. Do you want to remove them?',
  ],
  addTitle: ['Aggiungi le ore di un anno', 'Add the hours of a year'],
  add: ['Aggiungi le ore', 'Add the hours'],
  added: ['Ore aggiunte: contano da subito.', 'Hours added: they count from now on.'],
  removed: ['Ore tolte: non contano più.', 'Hours removed: they count no longer.'],
  alreadyRemoved: ['Queste ore erano già state tolte.', 'These hours had already been removed.'],
  'not-a-school-year': ['Scrivi un anno scolastico come 2024/25.', 'Write a school year such as 2024/25.'],
  'future-year': ['Questo anno scolastico non è ancora iniziato.', 'This school year has not begun yet.'],
  'year-taken': [
    'Per questo anno ci sono già ore certificate: togli quelle, poi inserisci le nuove.',
    'There are certified hours for this year already: remove those, then enter the new ones.',
  ],
  'too-many-minutes': [
    'Sono più di 1000 ore in un anno: ricontrolla il certificato.',
    'This is more than 1000 hours in a year: check the certificate.',
  ],
  'no-minutes': [
    'Scrivi quante ore sono certificate, come 42:30.',
    'Write how many hours are certified, such as 42:30.',
  ],
})

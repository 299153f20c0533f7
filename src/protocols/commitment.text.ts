import { phrases } from '../platform/words.ts'

/** Every sentence about commitments: how they are counted, their form, and why an activity does not count. */
export const commitmentWords = phrases({
  commitments: ['Impegni', 'Commitments'],
  commitmentsLead: [
    'I numeri si contano da soli dalle attività: nessuno li scrive.',
    'The numbers count themselves from the activities: nobody types them.',
  ],
  none: ['Nessun impegno', 'No commitment'],
  noneAdvice: [
    'Un impegno dice quante scuole, classi, studenti o ore raggiungere, ed entro quando.',
    'A commitment says how many schools, classes, students or hours to reach, and by when.',
  ],
  add: ['Aggiungi un impegno', 'Add a commitment'],
  edit: ['Modifica l’impegno', 'Edit the commitment'],
  remove: ['Togli l’impegno', 'Remove the commitment'],
  removeConfirm: [
    (text: string) => `Togliere l’impegno “${text}”? Le attività restano.`,
    (text: string) => `Remove the commitment “${text}”? The activities stay.`,
  ],
  saved: ['L’impegno è stato salvato.', 'The commitment has been saved.'],
  removed: ['L’impegno è stato tolto.', 'The commitment has been removed.'],

  schools: ['Scuole', 'Schools'],
  classes: ['Classi', 'Classes'],
  students: ['Studenti', 'Students'],
  hours: ['Ore', 'Hours'],
  reached: [
    (actual: string, target: string) => `${actual} di ${target}`,
    (actual: string, target: string) => `${actual} of ${target}`,
  ],
  about: [(target: string) => `circa ${target}`, (target: string) => `about ${target}`],
  planned: [
    (more: string, all: string) => `In programma: ${more} in più. Con questi si arriva a ${all}.`,
    (more: string, all: string) => `Planned: ${more} more. With them it comes to ${all}.`,
  ],
  nothingPlanned: ['In programma: nient’altro.', 'Planned: nothing more.'],
  done: ['Raggiunto', 'Reached'],
  doneSoon: ['Raggiunto con ciò che è in programma', 'Reached with what is planned'],
  missing: [(n: string) => `Da mettere ancora in programma: ${n}`, (n: string) => `Still to be planned: ${n}`],
  baselineOf: [
    (value: string) => `Alla firma: ${value}. Non si somma: sta qui per confronto.`,
    (value: string) => `At the signature: ${value}. Not added: it stands here to compare.`,
  ],
  baselineNoted: [
    (value: string, note: string) => `Alla firma: ${value} (${note}). Non si somma: sta qui per confronto.`,
    (value: string, note: string) => `At the signature: ${value} (${note}). Not added: it stands here to compare.`,
  ],
  period: ['Periodo', 'Period'],
  periodOf: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `${from} to ${to}`],
  since: [(from: string) => `dal ${from}`, (from: string) => `from ${from}`],
  onlyFor: ['Solo per', 'Only for'],
  howCounted: ['Come si conta', 'How it is counted'],

  'rule-schools': [
    'Una scuola conta quando partecipa almeno una sua classe (iscritta all’attività o a un suo laboratorio), o quando un suo studente è in percorso presso un ente. Finché è solo scelta per un’attività sta “in programma”.',
    'A school counts when at least one of its classes takes part (in the activity itself or in one of its labs), or one of its students has a placement. While it is only chosen for an activity it is planned.',
  ],
  'rule-classes': [
    'Una classe conta quando partecipa a un’attività o è iscritta a un suo laboratorio, una volta sola. I percorsi presso gli enti non contano come classi.',
    'A class counts when it takes part in an activity or is enrolled in one of its labs, once. Placements at hosts do not count as classes.',
  ],
  'rule-students': [
    'Ogni studente conta una volta sola, anche se partecipa a più attività.',
    'Each student counts once, even in several activities.',
  ],
  'rule-hours': [
    'Per ogni studente contato, le ore previste dell’attività, quando è conclusa; per i laboratori collegati e per i percorsi presso gli enti, le ore convalidate. Prima stanno “in programma”.',
    'For each student counted, the planned hours of the activity once it is concluded; for linked labs and for placements at hosts, the approved hours. Before, they stand as planned.',
  ],
  'rule-counted': [
    'Chi lascia è contato: basta essere stato in una classe che partecipa (o nel laboratorio, o in percorso) almeno un giorno dell’attività.',
    'Leavers are counted: it is enough to have been in a class that takes part (or in the lab, or in a placement) on one day of the activity.',
  ],
  'rule-not-counted': [
    'Chi lascia non è contato: vale solo chi è ancora iscritto l’ultimo giorno dell’attività, oppure oggi se l’attività è in corso.',
    'Leavers are not counted: only who is still enrolled on the last day of the activity, or today while it runs.',
  ],
  'rule-period': [
    'Contano le attività che cominciano nel periodo; quelle annullate no; quelle non ancora avviate stanno “in programma”.',
    'Activities count that begin within the period; cancelled ones do not; those not started yet stand as planned.',
  ],

  counting: [(n: number) => `Attività che contano (${n})`, (n: number) => `Activities that count (${n})`],
  countingNote: [
    'Ogni attività da sola: chi partecipa a più attività compare in ciascuna, ma nel totale conta una volta.',
    'Each activity alone: who takes part in several stands in each, but counts once in the total.',
  ],
  noCounting: ['Nessuna attività conta ancora per questo impegno.', 'No activity counts towards this commitment yet.'],
  notCounting: [
    (n: number) => `Attività del protocollo che non contano qui (${n})`,
    (n: number) => `Activities of the protocol that do not count here (${n})`,
  ],
  activity: ['Attività', 'Activity'],
  actual: ['Raggiunto', 'Reached'],
  plannedColumn: ['In programma', 'Planned'],
  why: ['Perché', 'Why'],
  cancelled: ['è annullata', 'it is cancelled'],
  'outside-period': ['comincia fuori dal periodo', 'it begins outside the period'],
  'other-theme': ['ha altri temi', 'it has other themes'],
  'other-kind': ['è di un altro tipo', 'it is of another kind'],
  'other-project': ['è fuori dal progetto', 'it is outside the project'],
  'nobody-of-these-schools': [
    'non partecipa ancora nessuno (di queste scuole)',
    'nobody (of these schools) takes part yet',
  ],

  newTitle: ['Nuovo impegno', 'New commitment'],
  text: ['Impegno', 'Commitment'],
  textHint: ['Con le parole del protocollo, in breve.', 'In the words of the protocol, in short.'],
  measure: ['Che cosa si conta', 'What is counted'],
  target: ['Obiettivo', 'Target'],
  targetHint: [
    'Un numero intero, per esempio 1.000. Per le ore: ore intere.',
    'A whole number, for example 1000. For hours: whole hours.',
  ],
  aboutLabel: ['Il protocollo dice “circa”', 'The protocol says “about”'],
  before: ['Situazione alla firma', 'At the signature'],
  baseline: ['Quanti erano già', 'How many there were'],
  baselineHint: [
    'Quanto era stato raggiunto prima, se il protocollo lo dice. Si mostra accanto e non si somma.',
    'What had been reached before, if the protocol says so. Shown beside, never added.',
  ],
  baselineNote: ['A che cosa si riferisce', 'What it refers to'],
  baselineNoteHint: ['Per esempio: anno scolastico 2016/17.', 'For example: school year 2016/17.'],
  from: ['Dal', 'From'],
  to: ['Al', 'To'],
  periodHint: ['Lascia vuoto se vale per tutto il protocollo.', 'Leave empty for the whole protocol.'],
  themes: ['Temi', 'Themes'],
  schoolKinds: ['Tipi di scuola', 'Kinds of school'],
  activityKinds: ['Tipi di attività', 'Kinds of activity'],
  allHint: ['Nessuna scelta: tutti.', 'None chosen: all.'],
  project: ['Progetto finanziato', 'Funded project'],
  anyProject: ['Non solo un progetto', 'Not one project only'],
  leavers: ['Chi lascia prima della fine', 'Who leaves before the end'],
  counted: ['È contato', 'Is counted'],
  'not-counted': ['Non è contato', 'Is not counted'],
  liceo: ['Licei', 'Licei'],
  tecnico: ['Istituti tecnici', 'Technical schools'],
  professionale: ['Istituti professionali', 'Vocational schools'],
  other: ['Altre scuole', 'Other schools'],

  'target-not-positive': ['L’obiettivo è un numero maggiore di zero.', 'The target is a number above zero.'],
  'target-not-whole': [
    'Scrivi un numero intero, solo cifre: per esempio 1.000.',
    'Write a whole number, digits only: for example 1000.',
  ],
  'target-too-large': ['Il numero è troppo grande: controlla gli zeri.', 'The number is too large: check the zeros.'],
  'baseline-note-alone': [
    'Scrivi anche il numero, oppure cancella a che cosa si riferisce.',
    'Write the number too, or delete what it refers to.',
  ],
  'commitment-ends-before-it-begins': [
    'L’ultimo giorno viene prima del primo: controlla le due date.',
    'The last day comes before the first: check the two dates.',
  ],
  'begins-outside-protocol': [
    'Questo giorno è fuori dalla durata del protocollo: correggilo o lascia vuoto.',
    'This day is outside the protocol: correct it or leave it empty.',
  ],
  'ends-outside-protocol': [
    'Questo giorno è fuori dalla durata del protocollo: correggilo, lascia vuoto o registra prima il rinnovo.',
    'This day is outside the protocol: correct it, leave it empty or record the renewal first.',
  ],
  'unknown-project': [
    'Questo progetto non c’è più: scegline un altro.',
    'This project is no longer there: choose another.',
  ],
})

export type CommitmentWords = ReturnType<typeof commitmentWords>

import { phrases } from '../platform/words.ts'

export const counterWords = phrases({
  title: ['Ore verso il minimo', 'Hours towards the minimum'],
  progress: ['Ore contate', 'Hours counted'],
  doneOf: [
    (done: string, of: string) => `${done} convalidate di ${of} dovute`,
    (done: string, of: string) => `${done} approved of ${of} due`,
  ],
  countedOf: [
    (done: string, of: string) => `${done} convalidate o certificate di ${of} dovute`,
    (done: string, of: string) => `${done} approved or certified of ${of} due`,
  ],
  noMinimum: [
    'Per questo tipo di scuola la legge non fissa un minimo di ore.',
    'For this kind of school no law sets a minimum of hours.',
  ],
  cohort: [
    (year: string, required: string) =>
      `Minimo in vigore per chi ha iniziato il terzo anno nel ${year}: ${required} ore.`,
    (year: string, required: string) => `Minimum for who began the third year in ${year}: ${required} hours.`,
  ],
  forecast: [
    (forecast: string, waiting: string, ahead: string) =>
      `Previsione: ${forecast} ore, con ${waiting} in attesa di firma e ${ahead} nei giorni già concordati.`,
    (forecast: string, waiting: string, ahead: string) =>
      `Forecast: ${forecast} hours, with ${waiting} waiting for a signature and ${ahead} on days already agreed.`,
  ],
  reached: ['Minimo raggiunto.', 'Minimum reached.'],
  ofLabs: [
    (hours: string) => `Ore convalidate nei laboratori: ${hours}.`,
    (hours: string) => `Approved hours in labs: ${hours}.`,
  ],
  byYear: ['Ore per anno di corso', 'Hours by year of the course'],
  year: ['Anno', 'Year'],
  yearOf: [(year: number) => `${year}° anno`, (year: number) => `Year ${year}`],
  total: ['Totale', 'Total'],
  registered: ['Registrate', 'Logged'],
  confirmed: ['Confermate', 'Confirmed'],
  approved: ['Convalidate', 'Approved'],
  submitted: ['Inviate', 'Submitted'],
  prior: ['Da altra scuola', 'Of another school'],
  explain: [
    'Ogni colonna è una parte di quella prima: registrate da chi le ha fatte, confermate dall’ente, convalidate dalla scuola, inviate al Ministero. Verso il minimo contano le convalidate e quelle certificate da un’altra scuola.',
    'Each column is a part of the one before: logged by who did them, confirmed by the host, approved by the school, submitted to the Ministry. Approved ones and those certified by another school count towards the minimum.',
  ],
  repeatedLast: [
    'Un anno è stato ripetuto: contano solo le ore dell’ultima volta.',
    'A year was repeated: only the hours of the last time count.',
  ],
  projects: ['Tre quarti di ogni percorso', 'Three quarters of each placement'],
  project: ['Percorso', 'Placement'],
  planned: ['Previste', 'Planned'],
  threeQuarters: ['75 %', '75 %'],
  enough: ['Raggiunto', 'Reached'],
  inSight: [(hours: string) => `Mancano ${hours}, in programma`, (hours: string) => `${hours} missing, on the way`],
  short: [(hours: string) => `Mancano ${hours}`, (hours: string) => `${hours} missing`],
  noProjects: ['Nessun percorso iniziato', 'No placement has begun'],
  priorHours: ['Ore certificate da un’altra scuola', 'Hours certified by another school'],
  risks: ['Da guardare', 'To look at'],

  classTitle: ['Ore della classe', 'Hours of the class'],
  student: ['Studente', 'Student'],
  forecastShort: ['Previsione', 'Forecast'],
  standing: ['Situazione', 'Standing'],
  fine: ['In linea', 'On course'],
  done: ['Minimo raggiunto', 'Minimum reached'],
  nobody: ['Nessuno studente in questa classe', 'No students in this class'],
  notCounted: [
    'Il minimo si conta dal terzo anno: qui si vedono le ore solo da allora.',
    'The minimum is counted from the third year: hours are shown here from then on.',
  ],
})

export const riskWords = phrases({
  title: ['Studenti a rischio', 'Students at risk'],
  lead: [
    'Chi, per come stanno le cose oggi, non arriva al minimo di ore o ai tre quarti di un percorso. Per ciascuno il motivo e che cosa fare.',
    'Who, as things stand today, does not reach the minimum of hours or three quarters of a placement. For each the reason and what to do.',
  ],
  rule: [
    'In quinta si guarda tutto il minimo, entro il 31 maggio; prima un terzo per ogni anno già fatto e, da marzo, anche per quello in corso.',
    'In the fifth year the whole minimum by 31 May counts; before, a third for each year gone and, from March on, for the present one.',
  ],
  'nothing-planned': ['Mancano ore e non c’è nulla in programma', 'Hours are missing and nothing is planned'],
  'not-enough': ['Le ore in programma non bastano', 'The hours planned are not enough'],
  'below-three-quarters': ['Non arriva ai tre quarti del percorso', 'Will not reach three quarters of the placement'],
  behind: ['È in ritardo per l’anno che frequenta', 'Is behind for the year of the course'],
  'only-signatures': ['Mancano solo le firme', 'Only signatures are missing'],
  'nothing-planned-step': ['Prepara un percorso', 'Prepare a placement'],
  'not-enough-step': ['Aggiungi un percorso', 'Add a placement'],
  'behind-step': ['Prepara un percorso', 'Prepare a placement'],
  'below-three-quarters-step': ['Apri il percorso', 'Open the placement'],
  'only-signatures-step': ['Guarda le ore in attesa', 'See the hours waiting'],
  openStudent: ['Apri lo studente', 'Open the student'],
  student: ['Studente', 'Student'],
  class: ['Classe', 'Class'],
  reason: ['Motivo', 'Reason'],
  missing: ['Ore che mancano', 'Hours missing'],
  done: ['Contate', 'Counted'],
  forecast: ['Previsione', 'Forecast'],
  required: ['Minimo', 'Minimum'],
  project: ['Percorso', 'Placement'],
  step: ['Che cosa fare', 'What to do'],
  allClasses: ['Tutte le classi', 'All classes'],
  allReasons: ['Tutti i motivi', 'All reasons'],
  none: ['Nessuno è a rischio', 'Nobody is at risk'],
  noneAdvice: [
    'Chi ha ore da fare ha anche giorni in programma per farle.',
    'Whoever has hours to do has days planned to do them.',
  ],
  noneFound: ['Nessuno con questi filtri', 'Nobody with these filters'],
  noneFoundAdvice: ['Scegli un’altra classe o un altro motivo.', 'Choose another class or reason.'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
})

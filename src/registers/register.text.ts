import { phrases, plural } from '../platform/words.ts'

export const registerWords = phrases({
  placementTitle: [(name: string) => `Registro delle ore di ${name}`, (name: string) => `Hour register of ${name}`],
  placementLead: [
    'Ecco che cosa ci sarà nel registro del percorso: solo le ore convalidate, le assenze e le rettifiche.',
    'This is what the register of the placement will hold: approved hours only, absences and rectifications.',
  ],
  classTitle: [(label: string) => `Riepilogo della classe ${label}`, (label: string) => `Summary of class ${label}`],
  classLead: [
    'Ecco che cosa ci sarà nel riepilogo: le stesse somme che leggi nella pagina di ogni studente.',
    'This is what the summary will hold: the same sums as on the page of each student.',
  ],
  hostTitle: [(month: string) => `Registro di ${month}`, (month: string) => `Register of ${month}`],
  hostLead: [
    (host: string) => `${host}: le ore di tutti gli studenti nel mese, insieme e per istituto.`,
    (host: string) => `${host}: the hours of all students in the month, together and by school.`,
  ],
  hostLeadSchool: [
    (host: string) => `${host}: le ore dei tuoi studenti nel mese.`,
    (host: string) => `${host}: the hours of your students in the month.`,
  ],
  yearTitle: [(year: string) => `Registro dell’anno ${year}`, (year: string) => `Register of the year ${year}`],
  yearLead: [
    'Ecco che cosa ci sarà nel registro dell’anno: i percorsi, i laboratori, ogni studente e ogni mese.',
    'This is what the register of the year will hold: placements, labs, each student and each month.',
  ],
  registered: ['Ore registrate', 'Logged hours'],
  confirmed: ['Confermate dall’ente', 'Confirmed by the host'],
  approved: ['Convalidate dalla scuola', 'Approved by the school'],
  submitted: ['Trasmesse al Ministero', 'Sent to the Ministry'],
  standing: ['Situazione', 'Standing'],
  draft: [
    (hours: string) =>
      `È ancora una bozza: ${hours} ore aspettano una firma. Puoi scaricarla lo stesso: ogni pagina dirà che è una bozza.`,
    (hours: string) =>
      `It is still a draft: ${hours} hours wait for a signature. You may download it all the same: every page will say that it is a draft.`,
  ],
  complete: [
    'Tutte le ore registrate sono convalidate: il registro è completo.',
    'All logged hours are approved: the register is complete.',
  ],
  nothing: ['Non c’è ancora nessuna ora in questo registro.', 'There are no hours in this register yet.'],
  waitingTitle: ['Che cosa manca', 'What is missing'],
  waitingNone: ['Non manca nulla', 'Nothing is missing'],
  reason: ['Motivo', 'Reason'],
  who: ['Di chi o che cosa', 'Whose, or what'],
  hours: ['Ore', 'Hours'],
  host: ['aspettano la conferma dell’ente', 'wait for the host to confirm'],
  school: ['aspettano la convalida della scuola', 'wait for the school to approve'],
  lab: ['presenze in laboratorio da convalidare', 'lab attendance to be approved'],
  'month-open': ['mese finito e non ancora chiuso', 'month over and not closed yet'],
  papers: ['documenti incompleti', 'papers incomplete'],
  moreWaiting: [
    (count: number) => plural(count, 'e un’altra voce.', `e altre ${count} voci.`),
    (count: number) => plural(count, 'and one more line.', `and ${count} more lines.`),
  ],
  contents: ['Che cosa ci sarà', 'What will be in it'],
  inItalian: ['', 'The files are in Italian, as the school files them.'],
  cut: [
    (shown: string, rows: string) => `Qui vedi le prime ${shown} righe di ${rows}: i file le hanno tutte.`,
    (shown: string, rows: string) => `These are the first ${shown} rows of ${rows}: the files have all of them.`,
  ],
  noRows: ['Nessuna riga', 'No rows'],
  excel: ['Scarica Excel', 'Download Excel'],
  pdf: ['Scarica PDF', 'Download PDF'],
  numbered: [
    'Ogni file che scarichi riceve un codice di verifica, e resta scritto chi l’ha scaricato e quando.',
    'Every file you download is given a verification code, and who took it and when is written down.',
  ],
  prepare: ['Prepara Excel e PDF', 'Make Excel and PDF'],
  longNote: [
    'Questo registro è lungo: i file si preparano in pochi secondi e li ritrovi tra le tue esportazioni.',
    'This register is long: the files are made in a few seconds, and you find them among your exports.',
  ],
  previousMonth: ['Mese precedente', 'Month before'],
  nextMonth: ['Mese successivo', 'Next month'],
  listTitle: ['Registri', 'Registers'],
  listLead: [
    'Ogni registro si apre prima qui: vedi che cosa contiene e che cosa manca, poi lo scarichi.',
    'Every register opens here first: you see what is in it and what is missing, then you download it.',
  ],
  years: ['Anni scolastici', 'School years'],
  year: ['Anno scolastico', 'School year'],
  months: ['Mesi degli enti', 'Months of the hosts'],
  month: ['Mese', 'Month'],
  hostName: ['Ente', 'Host'],
  lastMonths: ['Registri del mese', 'Registers of the month'],
  noHosts: ['Nessun ente', 'No hosts'],
  noHostsAdvice: [
    'Quando un percorso è iniziato, qui trovi i mesi del suo ente.',
    'Once a placement has begun, the months of its host are here.',
  ],
  classes: [
    'Il riepilogo di una classe si apre dalla pagina della classe, il registro di uno studente da quella del percorso.',
    'The summary of a class opens from the page of the class, the register of a student from that of the placement.',
  ],
  toClasses: ['Vai alle classi', 'Go to the classes'],
  toPlacements: ['Vai ai percorsi', 'Go to the placements'],
})

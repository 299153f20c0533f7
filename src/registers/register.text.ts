import { phrases, plural } from '../platform/words.ts'

export const registerWords = phrases({
  placementTitle: [(name: string) => `Registro delle ore di ${name}`, (name: string) => `Hour register of ${name}`],
  placementLead: [
    'Ecco che cosa ci sarà nel registro del percorso: solo le ore convalidate, le assenze e le rettifiche.',
    'This is what the register of the placement will hold: approved hours only, absences and rectifications.',
  ],
  classTitle: [(label: string) => `Riepilogo della classe ${label}`, (label: string) => `Summary of class ${label}`],
  classLead: [
    'Ecco che cosa ci sarà nel riepilogo: tutti gli studenti che sono stati in classe quest’anno, con le ore che leggi nelle loro pagine.',
    'This is what the summary will hold: everybody who has been in the class this year, with the hours on their own pages.',
  ],
  leftTitle: ['Chi non è più in classe', 'Who is no longer in the class'],
  leftRule: [
    'Le ore stanno nella classe in cui sono state fatte. Di chi non è più in classe trovi qui solo quelle dei giorni in cui c’era, senza minimo né residuo.',
    'Hours stand in the class in which they were done. Of those who left you find here only the ones of their days in the class, without a minimum.',
  ],
  arrivedRule: [
    'Chi è arrivato da un’altra classe dell’istituto: le ore fatte là quest’anno restano nel riepilogo di quella classe. Qui le trovi tra le «Ore fatte altrove», e contano verso il minimo.',
    'Who came from another class of the school: the hours done there this year stay in the summary of that class. Here they are in the column “Ore fatte altrove”, and count towards the minimum.',
  ],
  student: ['Studente', 'Student'],
  inClass: ['In classe', 'In the class'],
  inClassUntil: [(on: string) => `fino al ${on}`, (on: string) => `until ${on}`],
  thenIn: [
    (on: string, next: string) => `fino al ${on}, poi in ${next}`,
    (on: string, next: string) => `until ${on}, then in ${next}`,
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
  hoursDeleted: [
    'Le ore di questi giorni sono state eliminate al termine della conservazione: valgono i registri emessi prima, che la scuola ha nel suo archivio.',
    'The hours of these days were deleted at the end of their term: the registers issued before stand, which the school has in its archive.',
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
  mayChange: [
    'Tutte le ore registrate sono convalidate: il registro non è una bozza. Può cambiare ancora, finché resta ciò che leggi in «Che cosa manca».',
    'All logged hours are approved: the register is no draft. It may still change, as long as something stands under “What is missing”.',
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
  ownMonths: ['Un registro per ogni mese', 'A register for each month'],
  month: ['Mese', 'Month'],
  hostName: ['Ente', 'Host'],
  lastMonths: ['Registri del mese', 'Registers of the month'],
  noHostFound: ['Nessun ente con questo nome', 'No host of this name'],
  noHostFoundAdvice: [
    'Qui ci sono gli enti dei percorsi già iniziati. Prova con meno lettere, o azzera la ricerca.',
    'The hosts of placements that have begun are here. Try fewer letters, or clear the search.',
  ],
  hostSummary: [
    (from: number, to: number, total: number) => (total === 0 ? '0 enti' : `Enti ${from}–${to} di ${total}`),
    (from: number, to: number, total: number) => (total === 0 ? '0 hosts' : `Hosts ${from}–${to} of ${total}`),
  ],
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

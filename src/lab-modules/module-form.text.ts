import { phrases } from '../platform/words.ts'

/** The sentences of the forms of a module, and what is wrong with what was typed. */
export const moduleFormWords = phrases({
  newTitle: ['Nuovo modulo', 'New module'],
  newLead: [
    'Il modulo nasce come bozza: lo vede solo la città finché non lo pubblichi.',
    'The module begins as a draft: only the city sees it until you publish it.',
  ],
  editTitle: [(title: string) => `Modifica: ${title}`, (title: string) => `Edit: ${title}`],
  editLead: [
    'Salvando nasce una nuova versione. I laboratori già preparati tengono la loro.',
    'Saving makes a new version. Labs already prepared keep theirs.',
  ],
  create: ['Salva come bozza', 'Save as a draft'],
  save: ['Salva la nuova versione', 'Save the new version'],
  cancel: ['Annulla', 'Cancel'],
  choose: ['Scegli…', 'Choose…'],
  created: [
    'La bozza è stata salvata. Rileggila e, quando è pronta, pubblicala.',
    'The draft has been saved. Read it again and publish it when it is ready.',
  ],
  saved: ['La nuova versione è in vigore.', 'The new version is in force.'],
  unchanged: [
    'Non c’era nulla da cambiare: resta la versione di prima.',
    'There was nothing to change: the version stays as it was.',
  ],
  goToModule: ['Apri il modulo com’è adesso', 'Open the module as it is now'],

  what: ['Che cosa si insegna', 'What is taught'],
  who: ['Per chi', 'For whom'],
  contents: ['Contenuti e ore', 'Contents and hours'],
  machinesTitle: ['Macchine e abilitazioni', 'Machines and authorisations'],
  money: ['Ore riconosciute e finanziamento', 'Hours that count and funding'],
  codeHint: [
    'Per esempio ROB-1: lettere e cifre, con trattini. Non si potrà cambiare.',
    'For example ROB-1: letters and digits, with hyphens. It cannot be changed later.',
  ],
  ageHint: ['Vuote tutte e due: nessun limite.', 'Both empty: no limit.'],
  yearsHint: ['Nessuna spunta: tutti gli anni.', 'Nothing ticked: all years.'],
  yearOf: [(n: string) => `${n}° anno`, (n: string) => `Year ${n}`],
  requiredHint: ['Chi si iscrive deve averli completati prima.', 'Who enrols must have completed them before.'],
  hoursHint: ['Per esempio 30 oppure 12:30.', 'For example 30 or 12:30.'],
  partsHint: [
    'Una riga per parte. Le ore delle parti devono dare le ore del modulo. Una riga vuota non conta.',
    'One row for each part. The hours of the parts must give those of the module. An empty row does not count.',
  ],
  partLabel: [
    (what: string, n: number) => `${what} della parte ${n}`,
    (what: string, n: number) => `${what} of part ${n}`,
  ],
  addRows: ['Aggiungi righe', 'Add rows'],
  remaining: ['Ore rimanenti da distribuire', 'Hours left to distribute'],
  remainingUnknown: ['scrivi prima le ore del modulo', 'write the hours of the module first'],
  remainingNone: ['nessuna, le parti danno le ore del modulo', 'none, the parts give the hours of the module'],
  remainingTooMany: [
    (hours: string) => `le parti superano il modulo di ${hours}`,
    (hours: string) => `the parts exceed the module by ${hours}`,
  ],
  machinesHint: [
    'I tipi di macchina si decidono nel programma della città.',
    'The kinds of machine are set in the programme of the city.',
  ],
  grantsHint: [
    'Chi completa il modulo potrà usare queste macchine.',
    'Who completes the module may use these machines.',
  ],
  requiredMachinesHint: ['Chi non ha l’abilitazione non può cominciare.', 'Who has no authorisation cannot begin.'],
  noMachines: [
    'Il programma della città non ha ancora tipi di macchina.',
    'The programme of the city has no kinds of machine yet.',
  ],
  countableHint: [
    'Al massimo le ore del modulo; 0 se non valgono.',
    'At most the hours of the module; 0 if they do not count.',
  ],
  cupHint: ['Solo se il modulo è finanziato da un progetto.', 'Only if a project funds the module.'],
  riskHint: [
    'Decide quanti studenti può seguire un tutor: 12 con rischio basso, 8 medio, 5 alto.',
    'It decides how many students a tutor may follow: 12 at low risk, 8 at medium, 5 at high.',
  ],

  copyTitle: [(title: string) => `Copia: ${title}`, (title: string) => `Copy: ${title}`],
  copyLead: [
    'Nasce una bozza con gli stessi contenuti. Serve solo una sigla nuova.',
    'A draft with the same contents is made. It only needs a new code.',
  ],
  copyCode: ['Sigla del nuovo modulo', 'Code of the new module'],
  copy: ['Crea la copia', 'Make the copy'],
  copied: ['La copia è pronta: modifica ciò che cambia.', 'The copy is ready: edit what differs.'],

  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato il modulo. Ciò che hai scritto è ancora qui: apri il modulo com’è adesso, confronta, poi salva di nuovo.',
    'Somebody else has changed the module meanwhile. What you wrote is still here: open the module as it is now, compare, then save again.',
  ],
  'not-a-module-code': [
    'Scrivi una sigla di lettere e cifre, da 2 a 20, con trattini in mezzo: per esempio ROB-1.',
    'Write a code of letters and digits, 2 to 20, with hyphens between: for example ROB-1.',
  ],
  'code-taken': [
    'Un altro modulo ha già questa sigla: scegline un’altra.',
    'Another module has this code: choose another.',
  ],
  'not-an-age': ['Scrivi un’età in anni, da 1 a 99.', 'Write an age in years, 1 to 99.'],
  'ages-incomplete': ['Scrivi tutte e due le età, oppure nessuna.', 'Write both ages, or neither.'],
  'ages-reversed': [
    'L’età massima viene prima della minima: scambiale.',
    'The greatest age is below the least: swap them.',
  ],
  'too-many-chosen': ['Sono troppe voci: togline qualcuna.', 'That is too many: take some away.'],
  'no-hours': ['Un modulo dura almeno un minuto: scrivi le ore.', 'A module lasts at least a minute: write the hours.'],
  'no-parts': ['Scrivi almeno una parte, con le sue ore.', 'Write at least one part, with its hours.'],
  'part-without-hours': [
    'Ogni parte ha almeno un minuto: scrivi le ore o svuota la riga.',
    'Every part has at least a minute: write the hours or empty the row.',
  ],
  partsTooShort: [
    (hours: string) =>
      `Le parti non arrivano alle ore del modulo: mancano ${hours}. Aggiungile a una parte, o abbassa le ore del modulo.`,
    (hours: string) =>
      `The parts do not reach the hours of the module: ${hours} are missing. Add them to a part, or lower the hours of the module.`,
  ],
  partsTooLong: [
    (hours: string) =>
      `Le parti superano le ore del modulo di ${hours}. Toglile da una parte, o alza le ore del modulo.`,
    (hours: string) =>
      `The parts exceed the hours of the module by ${hours}. Take them off a part, or raise the hours of the module.`,
  ],
  'countable-above-hours': [
    'Non possono valere più ore di quelle del modulo: abbassale.',
    'No more hours can count than the module has: lower them.',
  ],
  'minimum-above-maximum': [
    'Il minimo supera il massimo: abbassa il minimo o alza il massimo.',
    'The least is above the most: lower the least or raise the most.',
  ],
  'unknown-theme': [
    'Questo tema non si può più scegliere: scegline un altro.',
    'This theme can no longer be chosen: choose another.',
  ],
  'unknown-machine': [
    'Un tipo di macchina non si può più scegliere: togli la spunta e controlla.',
    'A kind of machine can no longer be chosen: untick it and check.',
  ],
  'grants-what-it-requires': [
    'Un modulo non può richiedere un’abilitazione che dà: lasciala da una parte sola.',
    'A module cannot require an authorisation that it gives: leave it on one side only.',
  ],
  'unknown-module': [
    'Un modulo richiesto non c’è più: togli la spunta e controlla.',
    'A required module is no longer there: untick it and check.',
  ],
  'requires-itself': [
    'Un modulo non può richiedere sé stesso: togli la spunta.',
    'A module cannot require itself: untick it.',
  ],
  circularBy: [
    (way: string) => `I requisiti girano in tondo: ${way}. Togli una di queste spunte.`,
    (way: string) => `The prerequisites go round in a circle: ${way}. Untick one of them.`,
  ],
  circular: ['I requisiti girano in tondo: togli una spunta.', 'The prerequisites go round in a circle: untick one.'],
  'module-retired': [
    'Il modulo è ritirato: rimettilo nel catalogo o in bozza, poi modificalo.',
    'The module is retired: put it back in the catalogue or make it a draft, then edit it.',
  ],
  'cup-wrong-length': [
    'Un CUP ha quindici caratteri: controlla di averli scritti tutti.',
    'A CUP has fifteen characters: check that they are all there.',
  ],
  'cup-wrong-shape': [
    'Un CUP è fatto di lettera, due cifre, lettera e undici cifre, per esempio B41B26000010001.',
    'A CUP is a letter, two digits, a letter and eleven digits, such as B41B26000010001.',
  ],
})

export type ModuleFormWords = ReturnType<typeof moduleFormWords>

import { phrases, plural } from '../platform/words.ts'
import type { RetentionBlock } from './retention.rules.ts'

export const retentionWords = phrases({
  title: ['Conservazione', 'Retention'],
  lead: [
    'Da quando ciò che il sito conserva sugli studenti può essere eliminato. Nulla si elimina da solo: prima si esporta e si archivia, poi decide la segreteria.',
    'From when what the site keeps on students may be deleted. Nothing is deleted by itself: first it is exported and filed, then the office decides.',
  ],
  forEver: [
    'Certificati delle competenze, valutazioni, convenzioni, registri emessi, invii al Ministero e registro di controllo non compaiono qui: restano senza limite.',
    'Certificates of competences, evaluations, agreements, issued registers, submissions to the Ministry and the control ledger are not listed here: they stay without limit.',
  ],
  preparedAt: [(at: string) => `Elenco aggiornato il ${at}.`, (at: string) => `List made on ${at}.`],
  refresh: ['Aggiorna l’elenco', 'Make the list anew'],
  refreshed: ['Elenco aggiornato.', 'The list has been made anew.'],
  terms: ['Termini', 'Terms'],
  deletions: ['Eliminazioni', 'Deletions'],
  kind: ['Che cosa', 'What'],
  everyKind: ['Tutto', 'Everything'],
  year: ['Anno scolastico', 'School year'],
  records: ['Registrazioni', 'Records'],
  students: ['Studenti', 'Students'],
  filesCount: ['File', 'Files'],
  due: ['Si può eliminare', 'May be deleted'],
  dueNow: ['termine raggiunto', 'term reached'],
  dueFrom: [(day: string) => `dal ${day}`, (day: string) => `from ${day}`],
  careers: [
    (n: number) =>
      plural(n, 'uno studente non ha ancora l’esame finale', `${n} studenti non hanno ancora l’esame finale`),
    (n: number) => plural(n, 'one student before the final exam', `${n} students before the final exam`),
  ],
  unknown: [
    (n: number) => plural(n, 'di uno studente non si sa la classe', `di ${n} studenti non si sa la classe`),
    (n: number) => plural(n, 'the class of one student is not known', `the classes of ${n} students are not known`),
  ],
  none: ['Qui non c’è ancora nulla di conservato', 'Nothing is kept here yet'],
  noneAdvice: [
    'L’elenco si riempie con i primi percorsi, e si aggiorna da solo ogni notte.',
    'The list fills with the first placements, and is made anew every night.',
  ],
  noneFound: ['Nulla di questo tipo', 'Nothing of this kind'],
  noneFoundAdvice: ['Togli il filtro per vedere tutto.', 'Remove the filter to see everything.'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
  // One kind and school year
  itemTitle: [(kind: string, year: string) => `${kind} ${year}`, (kind: string, year: string) => `${kind} ${year}`],
  itemLead: [
    'Per eliminare servono tre passi: preparare l’archivio, scaricarlo e protocollarlo, dichiararlo qui.',
    'Three steps lead to deletion: make the archive, take and file it, declare it here.',
  ],
  nothingLeft: [
    'Di quest’anno scolastico qui non è conservato nulla, o nulla più.',
    'Nothing of this school year is kept here, or nothing any more.',
  ],
  stepExport: ['Prepara l’archivio', 'Make the archive'],
  stepTake: ['Scaricalo e archivialo', 'Take and file it'],
  stepDelete: ['Elimina', 'Delete'],
  showStudents: ['Di quali studenti', 'Which students'],
  makeExport: ['Prepara l’archivio', 'Make the archive'],
  toReturn: ['Rendiconto dell’anno', 'Return of the year'],
  toApprove: ['Ore da convalidare', 'Hours to approve'],
  toLedger: ['Registro di controllo', 'Control ledger'],
  exports: ['Le mie esportazioni', 'My exports'],
  exportTitle: [
    (kind: string, year: string) => `Archivio: ${kind} ${year}`,
    (kind: string, year: string) => `Archive: ${kind} ${year}`,
  ],
  notTaken: [
    'Nessuno ha ancora scaricato un archivio con i dati di adesso. Se qualcosa cambia dopo, va rifatto.',
    'Nobody has taken an archive of the data of now yet. If anything changes afterwards, it must be made anew.',
  ],
  taken: [
    (name: string, at: string) => `Archivio scaricato da ${name} il ${at}. Da allora non è cambiato nulla.`,
    (name: string, at: string) => `Archive taken by ${name} on ${at}. Nothing has changed since.`,
  ],
  archiveDigest: ['Impronta dell’archivio (SHA-256)', 'Digest of the archive (SHA-256)'],
  blocked: ['Non si può ancora eliminare', 'It cannot be deleted yet'],
  deleteTitle: ['Elimina dal sito', 'Delete from the site'],
  deleteLead: [
    'Non si torna indietro. Resta scritto chi ha eliminato, quando, che cosa, quanto e l’impronta dell’archivio.',
    'There is no way back. Who deleted what and when, how much, and the digest of the archive stay written down.',
  ],
  deleteHours: [
    'Con le ore di quest’anno si chiude anche il suo registro di controllo: un ultimo anello lo dice, e la verifica notturna non le cerca più. I totali di questi studenti non si potranno più calcolare.',
    'With the hours of this year its control ledger is closed too: a last line says so, and the nightly verification no longer looks for them. The totals of these students can no longer be computed.',
  ],
  officeOnly: ['Può eliminare solo la segreteria.', 'Only the school office may delete.'],
  filedAs: ['Numero di protocollo dell’archivio', 'Number under which the archive is filed'],
  filedAsHint: [
    'Con cui l’archivio scaricato è entrato nel protocollo della scuola, per esempio 1234/2036.',
    'Under which the archive that was taken entered the records of the school, for example 1234/2036.',
  ],
  reason: ['Motivo', 'Reason'],
  reasonHint: [
    'Per esempio: termine del piano di conservazione, delibera n. 12.',
    'For example: end of the term of the plan of conservation, resolution no. 12.',
  ],
  declaration: [
    'Dichiaro che l’archivio esportato è leggibile, completo e conservato nell’archivio della scuola, dove lo scarto resta soggetto all’autorizzazione della Soprintendenza archivistica (D.Lgs. 42/2004, art. 21).',
    'I declare that the exported archive can be read, is complete and kept in the archive of the school, where throwing it away remains subject to the Soprintendenza archivistica (D.Lgs. 42/2004, art. 21).',
  ],
  'declaration-missing': [
    'Senza questa dichiarazione non si può eliminare: controlla l’archivio e metti la spunta.',
    'Without this declaration nothing can be deleted: check the archive and tick the box.',
  ],
  delete: ['Elimina per sempre', 'Delete for ever'],
  begun: ['Eliminazione fatta: la trovi nell’elenco delle eliminazioni.', 'Deleted: see the list of deletions.'],
  'changed-meanwhile': [
    'Intanto qualcosa è cambiato: l’archivio scaricato non basta più. Preparalo di nuovo.',
    'Something has changed meanwhile: the archive that was taken is no longer enough. Make it anew.',
  ],
  'not-taken': [
    'Prima prepara l’archivio con i dati di adesso e scaricalo.',
    'First make the archive of the data of now, and take it.',
  ],
  'already-begun': [
    'L’eliminazione è già cominciata, forse da un’altra finestra: la trovi nell’elenco.',
    'The deletion has begun already, perhaps from another window: see the list.',
  ],
  // Deletions
  deletionsLead: [
    'Che cosa è stato eliminato, da chi e perché. Queste righe restano per sempre.',
    'What was deleted, by whom and why. These lines stay for ever.',
  ],
  when: ['Quando', 'When'],
  who: ['Chi', 'Who'],
  kept: ['Rimaste', 'Kept'],
  keptNote: [
    (n: number) => plural(n, 'una era cambiata ed è rimasta', `${n} erano cambiate e sono rimaste`),
    (n: number) => plural(n, 'one had changed and stayed', `${n} had changed and stayed`),
  ],
  takenBy: ['Archivio scaricato da', 'Archive taken by'],
  running: ['In corso', 'Under way'],
  done: ['Finita', 'Done'],
  state: ['Stato', 'State'],
  noDeletions: ['Nulla è stato eliminato', 'Nothing has been deleted'],
  noDeletionsAdvice: ['Qui resta una riga per ogni eliminazione.', 'One line stays here for each deletion.'],
  // Students
  studentsTitle: [
    (kind: string, year: string) => `${kind} ${year}: studenti`,
    (kind: string, year: string) => `${kind} ${year}: students`,
  ],
  studentsLead: ['Di chi sono le registrazioni che verrebbero eliminate.', 'Whose records would be deleted.'],
  noStudents: ['Nessuno studente', 'No students'],
  noStudentsAdvice: [
    'Queste registrazioni non riguardano un singolo studente.',
    'These records are not about one student.',
  ],
  sheetStudents: ['studenti in conservazione', 'students in retention'],
  sheet: ['conservazione', 'retention'],
  // Terms
  termsTitle: ['Termini di conservazione', 'Terms of retention'],
  termsLead: [
    'Gli archivi delle scuole sono beni culturali e seguono il loro piano di conservazione. Questi termini dicono solo da quando la copia in questo sito può essere eliminata, dopo l’esportazione. Nessuna norma fissa un termine per la formazione scuola-lavoro: i valori proposti sono prudenti.',
    'The archives of schools are cultural goods and follow their own plan of conservation. These terms only say from when the copy in this site may be deleted, after it was exported. No norm sets a term for school-to-work: the values proposed are cautious.',
  ],
  yearsAfterCareer: [
    (least: number, usual: number) =>
      `Anni dopo l’esame finale dell’ultimo studente: almeno ${least}, di solito ${usual}.`,
    (least: number, usual: number) =>
      `Years after the final exam of the last student: at least ${least}, usually ${usual}.`,
  ],
  yearsAfterYear: [
    (least: number, usual: number) => `Anni dopo la fine dell’anno scolastico: almeno ${least}, di solito ${usual}.`,
    (least: number, usual: number) => `Years after the end of the school year: at least ${least}, usually ${usual}.`,
  ],
  'out-of-bounds': [
    'Il numero di anni è fuori dai limiti scritti sotto il campo: al massimo 50.',
    'The number of years is beyond the bounds written below the field: 50 at most.',
  ],
  save: ['Salva', 'Save'],
  saved: ['Termini salvati: l’elenco è stato ricalcolato.', 'Terms saved: the list has been made anew.'],
})

/** Why something cannot be deleted, and what would mend it. */
export const retentionBlockTexts = phrases({
  'nothing-there': ['Non c’è nulla da eliminare.', 'There is nothing to delete.'],
  'career-unknown': [
    'Di qualche studente non si sa la classe, e quindi nemmeno quando finisce la scuola: caricalo in un elenco di classe.',
    'The class of some student is not known, and so neither is the end of school: put the student into a class list.',
  ],
  'in-career': [
    'Qualche studente non ha ancora sostenuto l’esame finale: fino ad allora, e per gli anni del termine, tutto resta.',
    'Some student has not come through the final exam: until then, and for the years of the term, everything stays.',
  ],
  'not-due': ['Il termine non è ancora passato.', 'The term is not over yet.'],
  'not-returned': [
    'Quest’anno scolastico non è stato inviato al Ministero: registra prima l’invio nel rendiconto.',
    'This school year was not returned to the Ministry: note its submission first.',
  ],
  'approved-after-return': [
    'Dopo l’ultimo invio al Ministero sono state convalidate o rettificate altre ore: invia prima la differenza.',
    'Hours were approved or rectified after the last submission to the Ministry: submit the difference first.',
  ],
  'hours-waiting': [
    'Ci sono ore che nessuno ha ancora convalidato: convalidale o annullale prima.',
    'There are hours that nobody has approved: approve or strike them first.',
  ],
  'ledger-differs': [
    'L’ultima verifica del registro di controllo ha trovato differenze in quest’anno: chiariscile prima.',
    'The last verification of the control ledger has found differences in this year: clear them up first.',
  ],
} satisfies Record<RetentionBlock, readonly [string, string]>)

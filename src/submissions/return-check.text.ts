import type { Language } from '../platform/words.ts'
import type { CheckRule } from './return-check.rules.ts'

interface RuleWords {
  /** What is wrong, in a few words. */
  title: string
  /** Why it matters and how it is mended. */
  mend: string
}

const italian: Record<CheckRule, RuleWords> = {
  'school-code': {
    title: 'Codice meccanografico non valido',
    mend: 'Il codice dell’istituto o della sede ha 10 caratteri. Viene dal registro del Ministero: chiedi al Comune di importarlo di nuovo, o correggi la sede della classe con l’elenco di classe.',
  },
  'tax-code-missing': {
    title: 'Studente senza codice fiscale',
    mend: 'Carica l’elenco di classe con il codice fiscale dello studente; se lo aspetta ancora, indica quello provvisorio di 11 cifre.',
  },
  'tax-code-wrong': {
    title: 'Codice fiscale sbagliato',
    mend: 'Il carattere di controllo o la data di nascita non tornano: correggi il codice nell’elenco di classe e caricalo di nuovo.',
  },
  'tax-code-twice': {
    title: 'Lo stesso codice fiscale due volte',
    mend: 'Due studenti hanno lo stesso codice: se sono la stessa persona, va tenuta una scheda sola; altrimenti correggi il codice di uno dei due.',
  },
  'no-class': {
    title: 'Studente senza classe',
    mend: 'In quest’anno scolastico lo studente non risulta in nessuna classe dell’istituto: carica l’elenco della sua classe.',
  },
  'host-without-numbers': {
    title: 'Ente senza codice fiscale né partita IVA',
    mend: 'Serve almeno uno dei due numeri: aggiungilo alla scheda dell’ente, o chiedi all’ente o al Comune di farlo.',
  },
  'no-agreement': {
    title: 'Percorso senza convenzione',
    mend: 'Ogni percorso presso un ente poggia su una convenzione: sceglila nella scheda del percorso.',
  },
  'no-protocol-number': {
    title: 'Convenzione senza numero di protocollo',
    mend: 'Scrivi il numero del protocollo dell’istituto nella scheda della convenzione.',
  },
  'outside-agreement': {
    title: 'Ore fuori dalla convenzione',
    mend: 'Alcune ore convalidate cadono in giorni in cui la convenzione del percorso non vale: controlla le date della convenzione, o rettifica quelle ore.',
  },
  'hours-waiting': {
    title: 'Ore non ancora convalidate',
    mend: 'Nel rendiconto entrano solo le ore convalidate: confermale e convalidale, oppure rimandale con un motivo.',
  },
  'hours-above-plan': {
    title: 'Più ore di quelle previste',
    mend: 'Le ore svolte superano il monte ore del progetto: aumentalo con una variazione, o rettifica le ore in più.',
  },
  'nothing-planned': {
    title: 'Nessuna ora prevista',
    mend: 'Senza monte ore il percorso non si può misurare: indicalo con una variazione del percorso.',
  },
  'minutes-not-whole': {
    title: 'Minuti non interi',
    mend: 'Un totale non è un numero intero di minuti: i dati sono stati toccati dall’esterno. Segnalalo a chi gestisce il sito.',
  },
  'sums-differ': {
    title: 'I totali non coincidono',
    mend: 'Le ore del rendiconto non sono quelle del registro: ricarica la pagina e, se rimane, segnalalo a chi gestisce il sito.',
  },
  'three-quarters': {
    title: 'Meno dei tre quarti delle ore',
    mend: 'Sotto il 75 % delle ore previste il percorso non è valido: il rendiconto lo dice con NO. Se le ore si possono recuperare, c’è ancora tempo.',
  },
  'papers-missing': {
    title: 'Ore registrate in deroga, con documenti mancanti',
    mend: 'Queste ore sono state registrate per deroga del dirigente e mancano ancora dei documenti: completali, finché le firme si possono raccogliere.',
  },
  'not-concluded': {
    title: 'Percorso non ancora concluso',
    mend: 'Il percorso risulta in corso o sospeso: se è finito, concludilo; altrimenti le ore che mancano entreranno in un invio successivo.',
  },
  'no-hours': {
    title: 'Percorso concluso senza ore',
    mend: 'Il percorso è concluso e non ha ore convalidate: controlla se manca il registro.',
  },
  'no-tutor': {
    title: 'Manca un tutor',
    mend: 'Il Ministero chiede il tutor interno e quello esterno: aggiungi il nome che manca.',
  },
  'year-not-counted': {
    title: 'Anno di corso che non conta',
    mend: 'Le ore contano verso il minimo solo in terza, quarta e quinta: controlla la classe dello studente.',
  },
}

const english: Record<CheckRule, RuleWords> = {
  'school-code': {
    title: 'School code not valid',
    mend: 'The code of the school or site has 10 characters. It comes from the Ministry’s register: ask the city to import it again, or correct the site of the class with the class list.',
  },
  'tax-code-missing': {
    title: 'Student without tax code',
    mend: 'Upload the class list with the student’s tax code; if it is still awaited, the provisional one of 11 digits will do.',
  },
  'tax-code-wrong': {
    title: 'Wrong tax code',
    mend: 'The check letter or the birth day do not fit: correct the code in the class list and upload it again.',
  },
  'tax-code-twice': {
    title: 'The same tax code twice',
    mend: 'Two students have the same code: if they are one person, one record must go; otherwise correct the code of one of them.',
  },
  'no-class': {
    title: 'Student without class',
    mend: 'In this school year the student is in no class of the school: upload the list of the class.',
  },
  'host-without-numbers': {
    title: 'Host with neither tax code nor VAT number',
    mend: 'At least one of the two is needed: add it to the host’s record, or ask the host or the city to.',
  },
  'no-agreement': {
    title: 'Placement without agreement',
    mend: 'Every placement at a host rests upon an agreement: choose it in the placement.',
  },
  'no-protocol-number': {
    title: 'Agreement without protocol number',
    mend: 'Type the number of the school’s protocol register in the agreement.',
  },
  'outside-agreement': {
    title: 'Hours outside the agreement',
    mend: 'Some approved hours lie on days on which the agreement does not hold: check its dates, or rectify those hours.',
  },
  'hours-waiting': {
    title: 'Hours not approved yet',
    mend: 'Only approved hours are in the return: confirm and approve them, or return them with a reason.',
  },
  'hours-above-plan': {
    title: 'More hours than planned',
    mend: 'The hours done are more than the project has: raise them with an amendment, or rectify those that are too many.',
  },
  'nothing-planned': {
    title: 'No hours planned',
    mend: 'Without planned hours a placement cannot be measured: say how many with an amendment.',
  },
  'minutes-not-whole': {
    title: 'Minutes that are not whole',
    mend: 'A total is no whole number of minutes: the data were touched from outside. Tell whoever runs the site.',
  },
  'sums-differ': {
    title: 'The totals differ',
    mend: 'The hours of the return are not those of the register: reload the page and, if it stays, tell whoever runs the site.',
  },
  'three-quarters': {
    title: 'Less than three quarters of the hours',
    mend: 'Below 75 % of the planned hours a placement is not valid: the return says NO. If hours can be made up for, there is still time.',
  },
  'papers-missing': {
    title: 'Hours logged by exception, with papers missing',
    mend: 'These hours were logged by an exception of the head and papers are missing still: complete them while signatures can be had.',
  },
  'not-concluded': {
    title: 'Placement not concluded yet',
    mend: 'The placement is running or suspended: if it is over, conclude it; otherwise the hours to come go into a later submission.',
  },
  'no-hours': {
    title: 'Concluded without hours',
    mend: 'The placement is concluded and has no approved hours: see whether the register is missing.',
  },
  'no-tutor': {
    title: 'A tutor is missing',
    mend: 'The Ministry asks for the tutor of the school and that of the host: add the name that is missing.',
  },
  'year-not-counted': {
    title: 'Year of the course that does not count',
    mend: 'Hours count towards the minimum in the third, fourth and fifth year only: check the student’s class.',
  },
}

/** What each rule says, and how its records are mended. */
export function checkWords(language: Language): Record<CheckRule, RuleWords> {
  return language === 'it' ? italian : english
}

import type { Language } from '../platform/words.ts'
import { phrases } from '../platform/words.ts'
import { needKinds, type PapersReason } from './readiness.rules.ts'

/** What is missing, in words that say how to mend it. */
export const needWords = phrases({
  'need-age': ['Età di almeno 15 anni', 'At least 15 years of age'],
  'need-school-tutor': ['Tutor della scuola', 'School tutor'],
  'need-host-tutor': ['Tutor dell’ente', 'Host tutor'],
  'need-timetable': ['Orario possibile', 'A possible timetable'],
  'need-agreement': ['Convenzione firmata, con numero di protocollo', 'Agreement signed, with its protocol number'],
  'need-agreement-days': ['Convenzione valida in tutti i giorni previsti', 'Agreement in force on every planned day'],
  'need-insurance': [
    'Polizza di responsabilità civile per tutto il periodo',
    'Liability insurance for the whole period',
  ],
  'need-inail': ['Posizione INAIL', 'INAIL position'],
  'need-family-notice': ['Informativa alla famiglia', 'Notice to the family'],
  'need-general-safety': ['Formazione generale sulla sicurezza (4 ore)', 'General safety training (4 hours)'],
  'need-project': ['Progetto formativo scritto', 'Training project written'],
  'need-high-risk': ['Nessuna lavorazione ad elevato rischio', 'No high-risk work'],
  'need-tutor-ratio': ['Non troppi studenti per lo stesso tutor dell’ente', 'Not too many students for one host tutor'],
  'need-project-school-tutor': ['Progetto firmato dal tutor della scuola', 'Project signed by the school tutor'],
  'need-project-host-tutor': ['Progetto firmato dal tutor dell’ente', 'Project signed by the host tutor'],
  'need-pact-student': ['Patto firmato dallo studente', 'Pact signed by the student'],
  'need-pact-parent': ['Patto firmato da un genitore', 'Pact signed by a parent'],
  'need-dvr-section': [
    'Sezione del DVR per gli studenti, o autocertificazione',
    'Section on risks for students, or a declaration',
  ],
  'need-risk-statement': ['Dichiarazione dell’ente sui rischi', 'The host’s statement on risks'],
  'need-specific-safety': ['Formazione specifica sulla sicurezza', 'Specific safety training'],
  'need-coherence': ['Coerenza approvata dal coordinatore', 'Coherence approved by the coordinator'],

  'note-age': [
    'Un percorso può cominciare solo dai 15 anni: sposta l’inizio.',
    'A placement begins at 15 at the earliest: move its start.',
  ],
  'note-school-tutor': ['Scegli il tutor nella scheda del percorso.', 'Choose the tutor on the placement.'],
  'note-host-tutor': ['Scegli il tutor nella scheda del percorso.', 'Choose the tutor on the placement.'],
  'note-timetable': [
    'L’orario manca, si sovrappone o supera i limiti per l’età: correggilo.',
    'The timetable is missing, overlaps or goes beyond the limits of the age: mend it.',
  ],
  'note-agreement': [
    'Serve la firma di entrambe le parti e il numero del protocollo.',
    'Both parties sign it, and the office types the number.',
  ],
  'note-agreement-days': [
    'Rinnova la convenzione o accorcia il percorso.',
    'Renew the agreement or shorten the placement.',
  ],
  'note-insurance': [
    'Nelle impostazioni della scuola scrivi compagnia, polizza e date che coprano tutti i giorni.',
    'In the settings of the school write insurer, policy and dates that cover every day.',
  ],
  'note-inail': [
    'Una scuola non statale la scrive nelle impostazioni.',
    'A school that is not of the State writes it in its settings.',
  ],
  'note-family-notice': ['Si annota nel fascicolo dello studente.', 'Recorded in the file of the student.'],
  'note-general-safety': ['Si annota nel fascicolo dello studente.', 'Recorded in the file of the student.'],
  'note-project': [
    'Obiettivi, competenze, attività: poche righe.',
    'Objectives, competences, activities: a few lines.',
  ],
  'note-high-risk': [
    'Cambia le attività: queste uno studente non può farle.',
    'Change the activities: a student may not do these.',
  ],
  'note-tutor-ratio': [
    'Un tutor dell’ente segue al massimo 5, 8 o 12 studenti (rischio alto, medio, basso), di tutte le scuole: scegline un altro.',
    'A host tutor follows 5, 8 or 12 students at most (high, medium, low risk), of all schools: choose another.',
  ],
  'note-project-school-tutor': [
    'Firma sullo schermo, o su carta con la scansione.',
    'On screen, or on paper with its scan.',
  ],
  'note-project-host-tutor': ['Sullo schermo, con un collegamento, o su carta.', 'On screen, by a link, or on paper.'],
  'note-pact-student': ['Sullo schermo, o su carta con la scansione.', 'On screen, or on paper with its scan.'],
  'note-pact-parent': [
    'Lo studente è minorenne il giorno della firma: manda un collegamento, o raccogli la firma su carta.',
    'The student is under 18 on the day of signing: send a link, or collect the signature on paper.',
  ],
  'note-dvr-section': [
    'L’ente la carica una volta per tutte le scuole; la città la controlla.',
    'The host uploads it once for all schools; the city checks it.',
  ],
  'note-risk-statement': [
    'L’ente dichiara che non ci sono lavorazioni ad elevato rischio.',
    'The host declares that there is no high-risk work.',
  ],
  'note-specific-safety': [
    'Data, ore, chi l’ha data: prima che lo studente cominci.',
    'Date, hours, who gave it: before the student begins.',
  ],
  'note-coherence': [
    'Con il piano dell’offerta formativa e con l’indirizzo.',
    'With the school’s plan and the course of study.',
  ],

  'who-student': ['Studente', 'Student'],
  'who-parent': ['Genitore', 'Parent'],
  'who-office': ['Segreteria', 'School office'],
  'who-coordinator': ['Coordinatore', 'Coordinator'],
  'who-schoolTutor': ['Tutor della scuola', 'School tutor'],
  'who-hostTutor': ['Tutor dell’ente', 'Host tutor'],
  'who-host': ['Ente ospitante', 'Host'],

  'way-placement': ['Apri il percorso', 'Open the placement'],
  'way-agreement': ['Vai alle convenzioni', 'Go to agreements'],
  'way-settings': ['Impostazioni della scuola', 'School settings'],
  'way-student-file': ['Apri il fascicolo', 'Open the file'],
  'way-project': ['Scrivi il progetto', 'Write the project'],
  'way-sign-project': ['Firma il progetto', 'Sign the project'],
  'way-sign-pact': ['Firma il patto', 'Sign the pact'],
  'way-host-documents': ['Documenti dell’ente', 'Documents of the host'],
  'way-host-safety': ['Sicurezza presso l’ente', 'Safety at the host'],
  'way-coherence': ['Approva la coerenza', 'Approve coherence'],

  'papers-incomplete': [
    'I documenti del percorso non sono completi: le ore si possono registrare solo dal giorno in cui lo sono.',
    'The papers of the placement are not complete: hours may be logged only from the day on which they are.',
  ],
  lacking: [(list: string) => `Manca: ${list}.`, (list: string) => `Missing: ${list}.`],
})

/** Reasons of a refusal because papers are missing: that they are, and the first of what is missing. */
export function papersSentences(language: Language): Record<PapersReason, string> {
  const t = needWords(language)
  const each = needKinds.map((need) => [`missing-${need}`, t.lacking(t[`need-${need}`])] as const)
  return { 'papers-incomplete': t['papers-incomplete'], ...Object.fromEntries(each) } as Record<PapersReason, string>
}

import type { Language } from '../platform/words.ts'
import { phrases } from '../platform/words.ts'

/** The accessibility statement of the software and the privacy notice: what holds for every city that runs it. */
const words = phrases({
  accessibility: ['Accessibilità', 'Accessibility'],
  accessibilityLead: [
    'Bottega è fatta per essere usata da tutti: con la tastiera, con un lettore di schermo, su uno schermo di 320 pixel, senza JavaScript.',
    'Bottega is made for everybody: by keyboard, with a screen reader, on a 320-pixel screen, without JavaScript.',
  ],
  stateTitle: ['Stato', 'State'],
  state: [
    'Ogni pagina viene controllata in automatico con axe (WCAG 2.2, livelli A e AA) a ogni modifica del programma. Il controllo automatico non trova tutto: le segnalazioni delle persone contano di più.',
    'Every page is checked automatically with axe (WCAG 2.2, levels A and AA) at each change of the program. An automatic check does not find everything: what people tell us counts more.',
  ],
  statementTitle: ['Dichiarazione di accessibilità', 'Accessibility statement'],
  statement: [
    'La dichiarazione prevista dalla legge 4/2004 si compila ogni anno su form.agid.gov.it a cura dell’amministrazione che usa il programma; quando è pubblicata, il collegamento in fondo a ogni pagina porta lì.',
    'The statement required by Italian law 4/2004 is made every year on form.agid.gov.it by the administration that runs the program; once published, the link at the foot of every page leads there.',
  ],
  feedbackTitle: ['Segnalazioni', 'Feedback'],
  feedback: [
    (contact: string) =>
      `Se qualcosa non funziona con il tuo modo di usare il web, scrivi a ${contact}: dicci la pagina e che cosa stavi facendo.`,
    (contact: string) =>
      `If something does not work with your way of using the web, write to ${contact}: tell us the page and what you were doing.`,
  ],
  noContact: ['l’ufficio del programma della tua città', 'the programme office of your city'],
  privacy: ['Privacy', 'Privacy'],
  privacyLead: [
    'Chi tratta i tuoi dati, quali, perché e chi li vede.',
    'Who processes your data, which, why, and who sees them.',
  ],
  controllerTitle: ['Chi è responsabile', 'Who is responsible'],
  controller: [
    'Ogni istituto è titolare dei dati dei propri studenti; il Comune è titolare dei dati del programma e degli enti ospitanti. Chi gestisce il programma informatico lo fa per loro conto (art. 28 del Regolamento UE 2016/679).',
    'Each school is the controller of its students’ data; the city is the controller of the data of the programme and of the hosts. Who runs the software does so on their behalf (art. 28 of Regulation EU 2016/679).',
  ],
  dataTitle: ['Quali dati', 'Which data'],
  data: [
    'Nome, data di nascita, codice fiscale, classe, percorsi svolti e ore registrate. Non si conservano dati sulla salute, sulla religione, sui genitori, né indirizzi o telefoni degli studenti: se un elenco caricato li contiene, quelle colonne vengono scartate.',
    'Name, date of birth, tax code, class, placements and hours. No data about health, religion or parents, and no addresses or phone numbers of students are kept: when an uploaded list contains them, those columns are dropped.',
  ],
  whoTitle: ['Chi li vede', 'Who sees them'],
  who: [
    'La segreteria e il coordinamento dell’istituto; i docenti per le proprie classi e per gli studenti che seguono; l’ente ospitante solo nome, classe e ore dei propri percorsi; lo studente i propri. Il Comune non vede i nomi degli studenti. Ogni modifica alle ore resta scritta con autore e momento; ogni registro esportato viene annotato.',
    'The office and the coordinator of the school; teachers for their classes and the students they follow; the host only name, class and hours of its own placements; students their own. The city does not see names of students. Every change of hours stays on record with author and time; every exported register is noted.',
  ],
  whyTitle: ['Perché', 'Why'],
  why: [
    'Per compiti di interesse pubblico: la formazione scuola-lavoro è requisito di ammissione all’esame di maturità (D.Lgs. 62/2017, art. 13) e il registro delle ore ne è la prova.',
    'For tasks of public interest: school-to-work training is a requirement for the final exam (D.Lgs. 62/2017, art. 13) and the hour register is its proof.',
  ],
  howLongTitle: ['Per quanto tempo', 'How long'],
  howLong: [
    'Ore, documenti firmati e registri restano almeno cinque anni dopo l’esame finale, di solito dieci; diari, motivi delle assenze, collegamenti alle famiglie e registro degli accessi meno, secondo i termini della scuola. Nulla si elimina da solo: la scuola esporta e archivia, poi decide; di ogni eliminazione resta scritto chi, quando e che cosa.',
    'Hours, signed papers and registers stay at least five years after the final exam, usually ten; diaries, reasons of absences, links to families and access records less, by the terms of the school. Nothing is deleted by itself: the school exports and files, then decides; of every deletion it stays written down who, when and what.',
  ],
  rightsTitle: ['I tuoi diritti', 'Your rights'],
  rights: [
    'Puoi chiedere alla segreteria della scuola di vedere, correggere o limitare i tuoi dati. Il programma usa solo un cookie per l’accesso e uno per la lingua: nessun tracciamento.',
    'You may ask the school office to see, correct or limit your data. The program uses one cookie for signing in and one for the language: no tracking.',
  ],
})

interface Section {
  heading: string
  text: string
}

export interface LegalPage {
  title: string
  lead: string
  sections: Section[]
}

export function accessibilityPage(language: Language, contact: string | null): LegalPage {
  const t = words(language)
  return {
    title: t.accessibility,
    lead: t.accessibilityLead,
    sections: [
      { heading: t.stateTitle, text: t.state },
      { heading: t.statementTitle, text: t.statement },
      { heading: t.feedbackTitle, text: t.feedback(contact ?? t.noContact) },
    ],
  }
}

export function privacyPage(language: Language): LegalPage {
  const t = words(language)
  return {
    title: t.privacy,
    lead: t.privacyLead,
    sections: [
      { heading: t.controllerTitle, text: t.controller },
      { heading: t.dataTitle, text: t.data },
      { heading: t.whoTitle, text: t.who },
      { heading: t.whyTitle, text: t.why },
      { heading: t.howLongTitle, text: t.howLong },
      { heading: t.rightsTitle, text: t.rights },
    ],
  }
}

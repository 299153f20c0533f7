import { phrases } from '../platform/words.ts'

/** Every sentence about the contact log. */
export const contactWords = phrases({
  log: ['Contatti con gli enti', 'Contacts with hosts'],
  logLead: [
    'Chi ha sentito quale ente, quando e com’è andata. È comune agli istituti e all’ufficio del programma; gli enti non lo vedono.',
    'Who was in touch with which host, when and what came of it. Shared by the schools and the programme office; hosts do not see it.',
  ],
  contactsWith: [(name: string) => `Contatti avuti con ${name}`, (name: string) => `Contacts with ${name}`],
  entries: ['I contatti, dal più recente', 'The contacts, the latest first'],
  contactsLead: [
    'Guarda qui prima di chiamare. Dopo, scrivi com’è andata: così gli altri istituti non chiamano di nuovo.',
    'Look here before you call. Then write what came of it, so that other schools do not call again.',
  ],
  partners: ['Enti ospitanti', 'Hosts'],
  partner: ['Ente', 'Host'],
  city: ['Ufficio del programma', 'Programme office'],

  add: ['Scrivi un contatto', 'Write down a contact'],
  addButton: ['Salva il contatto', 'Save the contact'],
  added: [
    'Il contatto è stato salvato: ora lo vedono anche gli altri istituti.',
    'The contact is saved: other schools see it now.',
  ],
  edit: ['Correggi', 'Correct'],
  editTitle: ['Correggi il contatto', 'Correct the contact'],
  editLead: [(partner: string) => `Contatto con ${partner}`, (partner: string) => `Contact with ${partner}`],
  save: ['Salva', 'Save'],
  saved: ['Il contatto è stato corretto.', 'The contact has been corrected.'],
  cancel: ['Annulla', 'Cancel'],
  actions: ['Azioni', 'Actions'],

  day: ['Giorno', 'Day'],
  channel: ['Come', 'How'],
  phone: ['Telefonata', 'Phone call'],
  mail: ['E-mail', 'E-mail'],
  visit: ['Visita', 'Visit'],
  meeting: ['Incontro', 'Meeting'],
  person: ['Con chi hai parlato', 'Whom you spoke to'],
  personShort: ['Con chi', 'With whom'],
  personHint: ['Il nome o l’ufficio da chiedere la prossima volta.', 'The name or office to ask for next time.'],
  outcome: ['Com’è andata', 'Outcome'],
  interested: ['Interessato', 'Interested'],
  agreed: ['D’accordo', 'Agreed'],
  'not-now': ['Non ora', 'Not now'],
  refused: ['Ha detto di no', 'Said no'],
  'no-answer': ['Non ha risposto', 'No answer'],
  'wrong-contact': ['Recapito sbagliato', 'Wrong contact'],
  note: ['Note', 'Notes'],
  noteHint: [
    'Solo quello che serve a chi chiamerà dopo. Niente giudizi e niente notizie personali: le leggono tutti gli istituti.',
    'Only what the next caller needs. No judgements and nothing personal: every school reads this.',
  ],
  askAgainOn: ['Da risentire dal', 'Call again from'],
  askAgainHint: [
    'Se l’ente ha chiesto di non essere chiamato prima di un giorno, scrivilo.',
    'If the host asked not to be called before a day, write that day.',
  ],
  askAgain: [(day: string) => `da risentire dal ${day}`, (day: string) => `call again from ${day}`],
  who: ['Chi', 'Who'],
  caller: ['Scritto da', 'Written by'],
  correctedNote: ['corretto', 'corrected'],

  none: ['Nessun contatto finora', 'No contact so far'],
  noneAdvice: [
    'Nessuno ha ancora scritto di aver sentito questo ente: puoi chiamarlo.',
    'Nobody has written of a contact with this host yet: you can call.',
  ],
  noneInLog: ['Il registro è vuoto', 'The log is empty'],
  noneInLogAdvice: [
    'Apri la pagina di un ente e, alla voce “Contatti avuti”, scrivi il primo contatto.',
    'Open the page of a host and write the first contact under “Contact log”.',
  ],
  notFound: ['Nessun contatto trovato', 'No contact found'],
  notFoundAdvice: ['Prova con meno parole o togli un filtro.', 'Try fewer words or remove a filter.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 contatti' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 contacts' : `${first}–${last} of ${total}`),
  ],
  search: ['Ente, persona o parole delle note', 'Host, person or words of the notes'],
  school: ['Istituto', 'School'],
  anySchool: ['Tutti', 'All'],
  anyOutcome: ['Tutti gli esiti', 'Any outcome'],
  mine: ['Scritti da', 'Written by'],
  everybody: ['Chiunque', 'Anybody'],
  onlyMine: ['Solo da me', 'Only me'],
  callBy: ['Da risentire entro il', 'To call again by'],

  cautionsTitle: ['Prima di chiamare', 'Before you call'],
  today: ['oggi', 'today'],
  yesterday: ['ieri', 'yesterday'],
  daysAgo: [(n: number) => `${n} giorni fa`, (n: number) => `${n} days ago`],
  didPhone: ['ha telefonato', 'called'],
  didMail: ['ha scritto', 'wrote'],
  didVisit: ['è andato in visita', 'visited'],
  didMeeting: ['ha avuto un incontro', 'met them'],
  recent: [
    (who: string, did: string, outcome: string) => `${who} ${did}: ${outcome}. Chiedi a loro prima di richiamare.`,
    (who: string, did: string, outcome: string) => `${who} ${did}: ${outcome}. Ask them before you call again.`,
  ],
  notBefore: [
    (day: string, asked: string, who: string) =>
      `Non chiamare prima del ${day}: l’ente lo ha chiesto il ${asked} a ${who}.`,
    (day: string, asked: string, who: string) => `Do not call before ${day}: the host asked ${who} on ${asked}.`,
  ],
  yourSchool: ['voi', 'you'],

  history: ['Che cosa diceva prima', 'What it said before'],
  historyLine: [
    (name: string) => `${name} ha corretto. Prima diceva:`,
    (name: string) => `${name} corrected it. It said:`,
  ],

  'day-to-come': [
    'Questo giorno deve ancora venire: scrivi il contatto dopo averlo avuto.',
    'This day is still to come: write the contact down once it has taken place.',
  ],
  'ask-again-before': [
    'Il giorno in cui risentirsi deve venire dopo il contatto.',
    'The day to call again must come after the contact.',
  ],
})

export type ContactWords = ReturnType<typeof contactWords>

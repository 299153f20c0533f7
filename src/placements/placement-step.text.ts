import { phrases } from '../platform/words.ts'

/** Sentences about the steps of a placement: what comes next, and the forms that a step needs. */
export const stepWords = phrases({
  readyToPropose: [
    'La bozza è pronta: chiedi all’ente se può accogliere lo studente. Il nome non glielo diciamo ancora.',
    'The draft is ready: ask the host whether it can take the student in. It is not told the name yet.',
  ],
  notReadyToPropose: [
    'Completa la bozza: poi potrai proporla all’ente.',
    'Complete the draft: then it can be proposed to the host.',
  ],
  declinedBefore: [
    (reason: string) =>
      `L’ente ha rifiutato. Motivo: ${reason} Cambia i dati e proponi ancora, o annulla e cerca un altro ente.`,
    (reason: string) =>
      `The host has declined. Reason: ${reason} Change the draft and propose it again, or cancel it and look for another host.`,
  ],
  propose: ['Proponi all’ente', 'Propose to the host'],
  proposed: ['La proposta è stata mandata all’ente.', 'The proposal has been sent to the host.'],
  hostSaidYes: ['L’ente ha già detto di sì', 'The host has said yes already'],
  waitsForHost: [
    (day: string) => `Proposto il ${day}: ora tocca all’ente rispondere. Se ti risponde a voce, annotalo qui.`,
    (day: string) => `Proposed on ${day}: the host has to answer now. If it answers by voice, note it here.`,
  ],
  takeBack: ['Ritira la proposta', 'Take the proposal back'],
  takeBackConfirm: [
    'Ritirare la proposta? L’ente non la vedrà più e potrai modificarla.',
    'Take the proposal back? The host will not see it any more and you can edit it.',
  ],
  takenBack: [
    'La proposta è ritirata: il percorso è di nuovo una bozza.',
    'The proposal is taken back: it is a draft again.',
  ],
  consentOf: [
    (name: string, day: string, means: string) => `${name}, il ${day} (${means})`,
    (name: string, day: string, means: string) => `${name}, on ${day} (${means})`,
  ],
  consent: ['Ha detto di sì per l’ente', 'Said yes for the host'],
  'means-page': ['su Bottega', 'on Bottega'],
  'means-phone': ['al telefono', 'by phone'],
  'means-email': ['per e-mail', 'by e-mail'],
  'means-letter': ['per lettera', 'by letter'],
  'means-meeting': ['in un incontro', 'in a meeting'],
  readyToPrepare: [
    'L’ente ha detto di sì. Avvia i documenti: da quel momento l’ente vede chi è lo studente.',
    'The host has said yes. Begin the documents: from then on the host sees who the student is.',
  ],
  notReadyToPrepare: [
    'L’ente ha detto di sì. Prima dei documenti manca qualcosa.',
    'The host has said yes. Something is missing before the documents.',
  ],
  prepare: ['Avvia i documenti', 'Begin the documents'],
  prepared: [
    'I documenti sono avviati: ora l’ente vede chi è lo studente.',
    'The documents have begun: the host now sees who the student is.',
  ],
  studentFile: ['Apri il fascicolo dello studente', 'Open the student’s file'],
  openPapers: ['Apri la scheda dei documenti', 'Open the page of the documents'],
  readyToStart: [
    'Tutto è pronto: avvia il percorso, così si potranno registrare le ore.',
    'Everything is ready: start the placement, so that hours can be logged.',
  ],
  notReadyToStart: [
    'Prima di avviare il percorso manca qualcosa.',
    'Something is missing before the placement can start.',
  ],
  isSuspended: [
    (reason: string) => `Il percorso è sospeso: intanto non si registrano ore. Motivo: ${reason}`,
    (reason: string) => `The placement is suspended: no hours are logged meanwhile. Reason: ${reason}`,
  ],
  suspend: ['Sospendi', 'Suspend'],
  suspendTitle: ['Sospensione del percorso', 'Suspension of the placement'],
  suspendLead: [
    (student: string, host: string) =>
      `${student} presso ${host}. Da oggi non è atteso e non si registrano ore, finché il percorso non riprende; le ore già registrate restano.`,
    (student: string, host: string) =>
      `${student} at ${host}. From today nobody is expected and no hours are logged until it goes on; those already logged stay.`,
  ],
  suspendReasonHint: [
    'Per esempio: l’ente è chiuso per lavori; lo studente è in malattia. Lo leggono anche l’ente e lo studente: niente notizie sulla salute.',
    'For example: the host is closed for works. Host and student read it too: nothing about anybody’s health.',
  ],
  suspendedNow: ['Il percorso è sospeso.', 'The placement is suspended.'],
  resume: ['Riprendi il percorso', 'Let it go on'],
  resumed: ['Il percorso riprende da oggi.', 'The placement goes on from today.'],
  consentTitle: ['L’ente ha detto di sì', 'The host has said yes'],
  consentLead: [
    (student: string, host: string) => `${student} presso ${host}. Annota chi ha risposto per l’ente, quando e come.`,
    (student: string, host: string) => `${student} at ${host}. Note who answered for the host, when and by what means.`,
  ],
  consentName: ['Chi ha detto di sì', 'Who said yes'],
  consentNameHint: ['Nome e cognome di chi ha risposto per l’ente.', 'Name of the person who answered for the host.'],
  consentOn: ['Quando', 'When'],
  consentMeans: ['Come', 'How'],
  saveConsent: ['Annota il sì', 'Note the yes'],
  consentSaved: ['Il sì dell’ente è annotato: ora si possono avviare i documenti.', 'The yes of the host is noted.'],
  back: ['Torna al percorso', 'Back to the placement'],
})

/** Why a step is refused, and what mends it. */
export const stepRefusals = {
  'names-the-student': [
    'Titolo o attività contengono il nome dello studente, che l’ente non deve ancora sapere: scrivili senza nomi.',
    'Title or activities contain the student’s name, which the host must not know yet: write them without names.',
  ],
  'family-not-informed': [
    'Non risulta che la famiglia abbia ricevuto l’informativa: prima che il nome arrivi all’ente va registrata nel fascicolo dello studente.',
    'Nothing says that the family has received the privacy notice: record it in the student’s file before the host learns the name.',
  ],
  'papers-incomplete': [
    'I documenti non sono completi: apri la scheda dei documenti, che dice che cosa manca e a chi tocca.',
    'The documents are not complete: open their page, which says what is missing and who must act.',
  ],
  'taken-back-first': [
    'La proposta è all’ente: ritirala prima di modificarla.',
    'The host is being asked: take the proposal back before editing it.',
  ],
  'in-the-future': ['Il giorno non può essere dopo oggi.', 'The day cannot be after today.'],
  'same-tutor-twice': [
    'È già il primo tutor: scegli un’altra persona, o nessuna.',
    'This is the first tutor already: choose somebody else, or nobody.',
  ],
  'share-out-of-range': [
    'Scrivi una percentuale intera da 1 a 99: il resto è del primo tutor.',
    'Write a whole percentage from 1 to 99: the rest is the first tutor’s.',
  ],
  'second-without-first': ['Scegli prima il primo tutor.', 'Choose the first tutor first.'],
  'not-shareable': [
    'Questo percorso non si può dividere così: serve un altro ente, per lo stesso studente.',
    'This placement cannot be shared so: it takes another host, for the same student.',
  ],
  'share-without-tutor': [
    'Scegli il secondo tutor, o lascia vuota la percentuale.',
    'Choose the second tutor, or leave the percentage empty.',
  ],
} as const

import { phrases } from '../platform/words.ts'

/** Every sentence for whoever follows a link without account. */
export const guestWords = phrases({
  hello: [(name: string) => `Ciao, ${name}`, (name: string) => `Hello, ${name}`],
  lead: [
    (place: string) => `Con questo collegamento lavori per ${place} senza creare un accesso.`,
    (place: string) => `With this link you work for ${place} without an account.`,
  ],
  leadForStudent: [
    (place: string) => `Con questo collegamento leggi e firmi il patto formativo di ${place}, senza creare un accesso.`,
    (place: string) => `With this link you read and sign the learning pact of ${place}, without an account.`,
  ],
  signPact: ['Leggi e firma il patto formativo', 'Read and sign the learning pact'],
  signProject: ['Leggi e firma il progetto formativo', 'Read and sign the training project'],
  evaluate: ['Valuta un percorso concluso', 'Evaluate a placement'],
  evaluateNote: [
    'Poche domande sullo studente e sul percorso. Puoi fermarti e riprendere quando vuoi.',
    'A few questions about the student and the placement. You can stop and go on whenever you like.',
  ],
  evaluateButton: ['Apri la scheda', 'Open the questionnaire'],
  evaluated: ['Hai già risposto', 'You have answered'],
  evaluatedNote: [
    (when: string) => `Il ${when}. Puoi ancora cambiare le risposte finché la scuola non chiude la valutazione.`,
    (when: string) => `On ${when}. You may change your answers until the school closes the evaluation.`,
  ],
  paperSigned: ['Hai già firmato', 'You have signed'],
  openPaper: ['Apri', 'Open'],
  paperSignedNote: [
    (when: string) => `Il ${when}. Puoi rileggere il testo, e firmare di nuovo se nel frattempo è cambiato.`,
    (when: string) => `On ${when}. You can read the text again, and sign again if it has changed since.`,
  ],
  todo: ['Che cosa puoi fare', 'What you can do'],
  profile: ['Controlla e completa il profilo', 'Check and complete the profile'],
  profileNote: [
    'Dati, sedi, posti, attività e persone: le scuole scelgono in base a questi.',
    'Facts, sites, seats, activities and people: schools choose by these.',
  ],
  profileButton: ['Apri il profilo', 'Open the profile'],
  qualification: ['Chiedi la qualificazione', 'Apply for qualification'],
  qualificationNote: [
    'Quando il profilo è completo, la città può mettere l’ente nell’elenco qualificato.',
    'Once the profile is complete, the city can put the host on its qualified list.',
  ],
  qualificationButton: ['Vai alla qualificazione', 'Go to qualification'],
  documents: ['Carica i documenti', 'Upload the documents'],
  documentsNote: [
    'Assicurazione, visura, sicurezza: si caricano una volta sola, per tutte le scuole.',
    'Insurance, company register, safety: uploaded once for all schools.',
  ],
  documentsButton: ['Apri i documenti', 'Open the documents'],
  offer: ['Scrivi quanti studenti potete accogliere', 'Write how many students you can take'],
  offerNote: [
    'Un’offerta dice posti, periodo, orario e che cosa si fa. Una scuola la esamina, poi gli studenti la leggono.',
    'An offer says seats, period, timetable and what is done. A school checks it, then students read it.',
  ],
  offerButton: ['Apri le offerte', 'Open the offers'],
  sign: ['Leggi e firma la convenzione', 'Read and sign the agreement'],
  signNote: [
    'Leggi il testo con calma: firmi solo alla fine, scrivendo il tuo nome.',
    'Take your time to read the text: you sign only at the end, by typing your name.',
  ],
  signButton: ['Leggi e firma', 'Read and sign'],
  signed: ['Hai firmato la convenzione', 'You signed the agreement'],
  signedNote: [
    (when: string) => `Il ${when}. Puoi rileggerla e stamparla.`,
    (when: string) => `On ${when}. You can read it again and print it.`,
  ],
  alreadySigned: [
    (place: string) => `La convenzione è già firmata per ${place}`,
    (place: string) => `The agreement is already signed for ${place}`,
  ],
  alreadySignedNote: [
    'Non serve un’altra firma: puoi leggerla e stamparla.',
    'No other signature is needed: you can read it and print it.',
  ],
  closed: ['La convenzione non è più aperta alla firma', 'The agreement is no longer open for signing'],
  closedNote: [
    'Chi te l’ha mandata la sta cambiando, o l’ha chiusa: scrivi a quella persona.',
    'Whoever sent it to you is changing it, or has closed it: write to that person.',
  ],
  readButton: ['Apri la convenzione', 'Open the agreement'],
  sentBy: ['Te lo ha mandato', 'Sent to you by'],
  until: ['Vale fino al', 'Works until'],
  back: ['Per rientrare', 'To come back'],
  backHow: ['Riapri lo stesso collegamento dalla tua e-mail.', 'Open the same link in your e-mail again.'],
  leave: ['Esci', 'Leave'],
  left: [
    'Hai chiuso il collegamento su questo dispositivo. Per rientrare riaprilo dalla tua e-mail.',
    'You left the link on this device. To come back open it in your e-mail again.',
  ],
  notMe: ['Non sono io', 'This is not me'],
  notMeLead: [
    (name: string) =>
      `Se non sei ${name}, o non lavori più per questo ente, dillo qui: il collegamento si chiude subito e avvisiamo chi lo ha mandato.`,
    (name: string) =>
      `If you are not ${name}, or no longer work for this host, say so here: the link stops at once and we tell whoever sent it.`,
  ],
  note: ['Vuoi aggiungere qualcosa?', 'Would you like to add something?'],
  noteHint: ['Per esempio, a chi va mandato.', 'For example, to whom it should go.'],
  notMeButton: ['Non sono io: chiudi il collegamento', 'This is not me: stop the link'],
  thanks: [
    'Grazie: il collegamento è chiuso e abbiamo avvisato chi lo ha mandato. Non devi fare altro.',
    'Thank you: the link is stopped and we told whoever sent it. There is nothing else to do.',
  ],

  choose: ['Con quale profilo vuoi continuare?', 'As whom do you want to go on?'],
  chooseLead: [
    (user: string, guest: string, place: string) =>
      `Stai usando Bottega come ${user}. Questo collegamento fa agire per ${place} una persona sola: ${guest}.`,
    (user: string, guest: string, place: string) =>
      `You are using Bottega as ${user}. This link lets one person act for ${place}, and that is ${guest}.`,
  ],
  chooseNote: [
    'Se continui con il collegamento il tuo accesso resta aperto: lo ritrovi quando premi “Esci” accanto al nome dell’ente.',
    'If you go on with the link your own access stays open: it is back when you press “Leave” beside the name of the host.',
  ],
  asGuest: [(name: string) => `Continua come ${name}`, (name: string) => `Go on as ${name}`],
  stay: [(name: string) => `Resta ${name}`, (name: string) => `Stay ${name}`],

  noLink: ['Nessun collegamento aperto', 'No link is open'],
  noLinkLead: [
    'Apri il collegamento che hai ricevuto per e-mail: ti porta alla pagina giusta.',
    'Open the link that you received by e-mail: it leads you to the right page.',
  ],
  broken: ['Questo collegamento non funziona', 'This link does not work'],
  'link-unknown': [
    'Non lo riconosciamo: forse non è stato copiato per intero, o una e-mail più recente lo ha sostituito.',
    'We do not know it: perhaps it was not copied completely, or a later e-mail replaced it.',
  ],
  'unknown-advice': [
    'Cerca l’ultima e-mail e apri il collegamento da lì. Se non funziona, scrivi a chi te lo ha mandato.',
    'Look for the latest e-mail and open the link there. If it does not work, write to whoever sent it.',
  ],
  'link-expired': [(when: string) => `È scaduto il ${when}.`, (when: string) => `It expired on ${when}.`],
  'link-revoked': ['Chi lo ha mandato lo ha revocato.', 'Whoever sent it has revoked it.'],
  'link-disowned': [
    'Chi lo ha ricevuto ha detto di non essere la persona giusta, e lo abbiamo chiuso.',
    'Whoever received it said that they are not the right person, and we stopped it.',
  ],
  askSender: [
    (sender: string) => `Per averne uno nuovo scrivi a chi lo ha mandato: ${sender}.`,
    (sender: string) => `For a new one write to whoever sent it: ${sender}.`,
  ],
  askProgramme: [
    (email: string) => `Se non sai a chi scrivere: ${email}.`,
    (email: string) => `If you do not know whom to write to: ${email}.`,
  ],
  renewLead: [
    (email: string) => `Se l’indirizzo ${email} è ancora tuo, possiamo mandarti subito un nuovo collegamento.`,
    (email: string) => `If the address ${email} is still yours, we can send you a new link right away.`,
  ],
  renew: ['Mandami un nuovo collegamento', 'Send me a new link'],
  renewed: [
    (email: string) =>
      `Il nuovo collegamento parte entro un minuto per ${email}. Se non lo vedi, guarda anche nella posta indesiderata.`,
    (email: string) =>
      `The new link leaves for ${email} within a minute. If you do not see it, look in the junk folder too.`,
  ],
  'still-open': ['Questo collegamento funziona ancora: aprilo.', 'This link still works: open it.'],
  stopped: [
    (sender: string) =>
      `Il collegamento con cui stavi lavorando non vale più. Quello che avevi già salvato c’è. Per averne uno nuovo scrivi a ${sender}.`,
    (sender: string) =>
      `The link you were working with has stopped. What you had saved is there. For a new one write to ${sender}.`,
  ],
})

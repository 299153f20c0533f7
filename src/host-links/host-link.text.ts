import { phrases } from '../platform/words.ts'

/** Every sentence about links that are sent; what their guests read is in guest.text.ts. */
export const hostLinkWords = phrases({
  partners: ['Enti ospitanti', 'Hosts'],
  title: [(partner: string) => `Collegamenti per ${partner}`, (partner: string) => `Links for ${partner}`],
  lead: [
    'Un collegamento arriva per e-mail e fa lavorare una persona dell’ente senza creare un accesso: apre una cosa sola, vale 30 giorni e si può revocare.',
    'A link arrives by e-mail and lets a person of the host work without an account: it opens one thing only, works for 30 days and can be revoked.',
  ],
  newLink: ['Manda un collegamento', 'Send a link'],
  sentLinks: ['Collegamenti mandati', 'Links sent'],
  purpose: ['A che cosa serve', 'What it is for'],
  profile: ['Profilo e qualificazione', 'Profile and qualification'],
  profileHint: [
    'Completa i dati dell’ente, chiede la qualificazione, carica i documenti.',
    'Completes the facts of the host, applies for qualification, uploads documents.',
  ],
  documents: ['Solo documenti', 'Documents only'],
  documentsHint: ['Carica e aggiorna i documenti dell’ente.', 'Uploads and renews the documents of the host.'],
  offer: ['Offerte di posti', 'Offers of seats'],
  offerHint: [
    'Scrive quanti studenti può accogliere, quando e per fare che cosa. Le scuole esaminano ogni offerta prima di pubblicarla.',
    'Writes how many students it can take, when and to do what. Schools check every offer before it is published.',
  ],
  sign: ['Firma della convenzione', 'Signature of the agreement'],
  pact: ['Firma del patto formativo', 'Signature of the learning pact'],
  project: ['Firma del progetto formativo', 'Signature of the training project'],
  evaluation: ['Valutazione di un percorso', 'Evaluation of a placement'],
  who: ['A chi', 'To whom'],
  whoHint: ['Le persone dell’ente di cui conosciamo l’e-mail.', 'The people of the host whose e-mail address we know.'],
  other: ['Un’altra persona, scritta qui sotto', 'Somebody else, written below'],
  name: ['Nome e cognome', 'Name and surname'],
  nameHint: ['Solo se la persona non è nell’elenco qui sopra.', 'Only if the person is not on the list above.'],
  signerHint: [
    'Chi firma: sulla pagina dovrà scrivere lo stesso nome.',
    'Who signs: the same name has to be typed on the page.',
  ],
  email: ['E-mail', 'E-mail'],
  emailHint: [
    'Un indirizzo della persona, non di un ufficio: chi apre il collegamento agisce per l’ente.',
    'An address of that person, not of an office: whoever opens the link acts for the host.',
  ],
  send: ['Manda il collegamento', 'Send the link'],
  sent: [
    (email: string, until: string) =>
      `Il collegamento parte entro un minuto per ${email} e vale fino al ${until}. Potrai rimandarlo tra 24 ore.`,
    (email: string, until: string) =>
      `The link leaves for ${email} within a minute and works until ${until}. You can send it again in 24 hours.`,
  ],
  cancel: ['Annulla', 'Cancel'],

  to: ['Mandato a', 'Sent to'],
  state: ['Stato', 'State'],
  lastSent: ['Ultimo invio', 'Last sent'],
  times: [(n: number) => `${n} invii`, (n: number) => `sent ${n} times`],
  by: [(name: string) => `da ${name}`, (name: string) => `by ${name}`],
  lastOpened: ['Ultima apertura', 'Last opened'],
  openings: [
    (n: number) => (n === 1 ? 'aperto una volta' : `aperto ${n} volte`),
    (n: number) => (n === 1 ? 'opened once' : `opened ${n} times`),
  ],
  never: ['mai aperto', 'never opened'],
  until: ['Vale fino al', 'Works until'],
  worksUntil: [(end: string) => `Vale fino al ${end}`, (end: string) => `Works until ${end}`],
  workedUntil: [(end: string) => `Valeva fino al ${end}`, (end: string) => `Worked until ${end}`],
  actions: ['Azioni', 'Actions'],
  resend: ['Rimanda', 'Send again'],
  resent: [
    (email: string, until: string) => `Un nuovo invio parte entro un minuto per ${email}; vale fino al ${until}.`,
    (email: string, until: string) => `It leaves again for ${email} within a minute; it works until ${until}.`,
  ],
  revoke: ['Revoca', 'Revoke'],
  revokeConfirm: [
    (name: string) => `Revocare il collegamento di ${name}? Smette subito di funzionare, anche per chi lo sta usando.`,
    (name: string) => `Revoke the link of ${name}? It stops working at once, even for somebody who is using it.`,
  ],
  revoked: ['Il collegamento è revocato: non apre più nulla.', 'The link is revoked: it opens nothing any more.'],
  none: ['Nessun collegamento', 'No links'],
  noneAdvice: [
    'Manda il primo: l’ente potrà lavorare senza creare un accesso.',
    'Send the first one: the host can work without creating an account.',
  ],
  noneToSign: [
    'Manda a chi firma un collegamento: legge la convenzione e firma senza creare un accesso.',
    'Send a link to whoever signs: they read the agreement and sign without an account.',
  ],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 collegamenti' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 links' : `${first}–${last} of ${total}`),
  ],

  live: ['Attivo', 'Works'],
  signed: ['Firmato: si può rileggere', 'Signed: can be read again'],
  expired: ['Scaduto', 'Expired'],
  revokedState: ['Revocato', 'Revoked'],
  revokedBy: [(name: string) => `da ${name}`, (name: string) => `by ${name}`],
  disowned: ['Arrivato alla persona sbagliata', 'Reached the wrong person'],

  signTitle: ['Manda il collegamento per firmare', 'Send the link to sign'],
  signLead: [
    'Chi lo riceve legge il testo e firma dalla pagina, senza creare un accesso. Dopo la firma può rileggere e stampare per un anno.',
    'Whoever receives it reads the text and signs on the page, without an account. After signing they can read and print for a year.',
  ],
  agreement: ['Convenzione', 'Agreement'],
  agreements: ['Convenzioni', 'Agreements'],
  party: ['Chi firma', 'Who signs'],
  host: ['L’ente ospitante (legale rappresentante)', 'The host (its legal representative)'],
  school: ['L’istituto (dirigente)', 'The school (its principal)'],

  'not-yours-to-send': [
    'Questo ente cura da solo i propri dati, perché ha già un accesso o ha chiesto la qualificazione: il collegamento può mandarlo l’ente stesso o l’ufficio del programma.',
    'This host looks after its own data, because it has an account or has applied for qualification: the host itself or the programme office can send the link.',
  ],
  offersOnly: [
    'Da qui puoi chiedere offerte di posti a una delle persone che l’ente indica.',
    'From here you may ask for offers of seats, from one of the people the host names.',
  ],
  choose: ['Scegli…', 'Choose…'],
  'not-for-signing': [
    'La convenzione non è aperta alla firma: portala alla firma e poi manda il collegamento.',
    'The agreement is not open for signing: open it for signing, then send the link.',
  ],
  'already-signed': [
    'Questa parte ha già firmato: non serve un altro collegamento.',
    'This party has signed: no other link is needed.',
  ],
  'link-revoked': ['Questo collegamento è revocato: mandane uno nuovo.', 'This link is revoked: send a new one.'],
  'cool-down': [
    'Il collegamento è già partito nelle ultime 24 ore per questo indirizzo: chiedi alla persona di guardare anche nella posta indesiderata.',
    'The link already left for this address in the last 24 hours: ask the person to look in the junk folder too.',
  ],
  coolDown: [
    (last: string, from: string) =>
      `L’ultimo invio è del ${last}: puoi rimandarlo dal ${from}. Chiedi alla persona di guardare anche nella posta indesiderata.`,
    (last: string, from: string) =>
      `It was last sent on ${last}: you can send it again from ${from}. Ask the person to look in the junk folder too.`,
  ],
  'choose-or-write': ['Scegli una persona, o scrivi nome ed e-mail.', 'Choose a person, or write name and e-mail.'],
  'one-person-only': [
    'Hai scelto una persona e ne hai scritta un’altra sotto: lascia solo quella giusta.',
    'You chose a person and wrote another below: leave only the right one.',
  ],
})

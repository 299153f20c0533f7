import { phrases, plural } from '../platform/words.ts'

/** Every sentence about putting choices in order. */
export const choiceWords = phrases({
  choices: ['Scelte', 'Choices'],
  ownLead: [
    'Qui metti in ordine i posti che preferisci. Ogni tornata ha una scadenza: fino ad allora puoi cambiare idea quante volte vuoi.',
    'Here you put the places you prefer in order. Each round has a deadline: until then you may change your mind as often as you like.',
  ],
  rounds: ['Le tue tornate', 'Your rounds'],
  round: ['Tornata', 'Round'],
  deadline: ['Scadenza', 'Deadline'],
  state: ['Stato', 'State'],
  yourList: ['La tua lista', 'Your list'],
  none: ['Non c’è ancora niente da scegliere', 'There is nothing to choose yet'],
  noneAdvice: [
    'Quando la tua scuola apre una tornata con la tua classe, la trovi qui.',
    'When your school opens a round with your class, you find it here.',
  ],
  open: ['Scelte aperte', 'Choices open'],
  closed: ['Chiusa: in attesa del risultato', 'Closed: waiting for the result'],
  published: ['Risultato pubblicato', 'Result published'],
  cancelled: ['Annullata', 'Cancelled'],
  orderUntil: [
    (until: string) => `Ordina le tue scelte entro il ${until}`,
    (until: string) => `Put your choices in order by ${until}`,
  ],
  choose: ['Ordina le tue scelte', 'Put your choices in order'],
  change: ['Cambia le tue scelte', 'Change your choices'],
  result: ['Leggi il risultato', 'Read the result'],
  receipt: ['Ricevuta', 'Receipt'],
  notSentYet: ['Non hai ancora inviato una lista', 'You have not sent a list yet'],
  notSentEver: ['Non hai inviato una lista', 'You sent no list'],
  sentOn: [(on: string) => `Inviata il ${on}`, (on: string) => `Sent on ${on}`],
  choicesCount: [
    (n: number) => (n === 0 ? 'nessuna scelta' : `${n} ${plural(n, 'scelta', 'scelte')}`),
    (n: number) => (n === 0 ? 'no choices' : `${n} ${plural(n, 'choice', 'choices')}`),
  ],

  listTitle: ['Le tue scelte', 'Your choices'],
  listFor: [(name: string) => `Scelte di ${name}`, (name: string) => `Choices of ${name}`],
  until: [
    (until: string) => `Puoi inviare e cambiare la lista fino al ${until}.`,
    (until: string) => `You may send and change the list until ${until}.`,
  ],
  isOver: [
    (until: string) => `Le scelte si sono chiuse il ${until}: la lista non si può più cambiare.`,
    (until: string) => `Choices closed on ${until}: the list can no longer be changed.`,
  ],
  honest: [
    'Metti in ordine ciò che preferisci davvero: mettere prima un posto «facile» non ti fa guadagnare nulla. L’ora di invio non conta. A parità di criteri decide un’estrazione uguale per tutti, verificabile.',
    'Put in order what you really prefer: putting an “easy” place first gains you nothing. The time of sending does not count. Between equals a draw decides, the same for all, which anybody can check.',
  ],
  honestSatisfaction: [
    'Il programma cerca di dare a più studenti possibile una delle prime scelte. L’ora di invio non conta. Indica solo i posti che ti interessano davvero, dal preferito in giù.',
    'The program tries to give as many students as possible one of their first choices. The time of sending does not count. List only the places you really care for, the best first.',
  ],
  allowedEmpty: [
    'Puoi anche non indicare scelte: in quel caso riceverai un posto tra quelli rimasti liberi e adatti a te, dopo chi ha espresso una preferenza.',
    'You may also list nothing: you then get one of the places that are left free and suit you, after those who have stated a preference.',
  ],
  allowedEmptyClass: [
    'Si può anche non indicare scelte: in quel caso la classe riceve un posto tra i laboratori rimasti liberi e adatti, dopo le classi che hanno espresso una preferenza.',
    'The list may also be empty: the class then gets a place in one of the labs that are left free and suit it, after the classes that have stated a preference.',
  ],
  emptyWithoutPlace: [
    'Puoi anche non indicare scelte, ma in questa tornata i posti liberi non vengono assegnati da soli: chi non indica nulla resta senza posto.',
    'You may also list nothing, but in this round free places are not given by themselves: who lists nothing stays without a place.',
  ],
  how: ['Come funziona', 'How it works'],
  offersForYou: ['Offerte per te', 'Offers for you'],
  offersForClass: ['Laboratori per la classe', 'Labs for the class'],
  offersForThem: ['Offerte possibili', 'Possible offers'],
  noOffers: [
    'Nessun’altra offerta: sono già tutte nella lista, o non sono disponibili (vedi sotto).',
    'No other offer: all are in the list already, or not available (see below).',
  ],
  ranked: [(n: number, most: number) => `${n} di ${most}`, (n: number, most: number) => `${n} of ${most}`],
  mostWishes: [
    (most: number) => `Puoi indicare fino a ${most} ${plural(most, 'posto', 'posti')}, dal preferito in giù.`,
    (most: number) => `You may list up to ${most} ${plural(most, 'place', 'places')}, the best first.`,
  ],
  emptyList: [
    'La lista è vuota: aggiungi un’offerta con il suo bottone «Aggiungi».',
    'The list is empty: add an offer with its button “Add”.',
  ],
  add: ['Aggiungi', 'Add'],
  up: ['Su', 'Up'],
  down: ['Giù', 'Down'],
  remove: ['Togli', 'Remove'],
  drag: ['Trascina, o usa le frecce della tastiera, per spostare', 'Drag, or use the arrow keys, to move'],
  isFull: [
    (most: number) => `La lista è piena (${most}): togli una scelta per aggiungerne un’altra.`,
    (most: number) => `The list is full (${most}): take one off to add another.`,
  ],
  isAdded: ['{title} aggiunta: posizione {position} di {total}.', '{title} added: position {position} of {total}.'],
  isMoved: ['{title}: posizione {position} di {total}.', '{title}: position {position} of {total}.'],
  isRemoved: ['{title} tolta dalla lista.', '{title} taken off the list.'],
  unsent: ['Hai cambiato la lista: ricordati di inviarla.', 'You have changed the list: remember to send it.'],
  acceptsAny: [
    'Se le mie scelte sono piene, va bene anche un altro posto adatto a me',
    'If my choices are full, another place that suits me is fine, too',
  ],
  acceptsAnyHint: [
    'Con la casella spuntata, se le tue scelte sono tutte piene cerchiamo per te un posto tra quelli rimasti liberi, il più vicino. Senza, resti senza posto in questa tornata. Spuntarla non toglie nulla alle tue scelte.',
    'When ticked, and all your choices are full, we look for a place for you among those left free, the nearest. Otherwise you stay without a place in this round. Ticking it takes nothing away from your choices.',
  ],
  acceptsAnyThem: [
    'Se le sue scelte sono piene, va bene anche un altro posto adatto',
    'If these choices are full, another place that suits is fine, too',
  ],
  acceptsAnyThemHint: [
    'Chiedilo a chi ti detta la lista. Con la casella spuntata, se le scelte sono tutte piene si cerca un posto tra quelli rimasti liberi, il più vicino. Senza, si resta senza posto in questa tornata.',
    'Ask whoever dictates the list. When ticked, and all choices are full, a place is looked for among those left free, the nearest. Otherwise there is no place in this round.',
  ],
  acceptsAnyClass: [
    'Se le scelte sono piene, va bene anche un altro laboratorio adatto alla classe',
    'If the choices are full, another lab that suits the class is fine, too',
  ],
  send: ['Invia le scelte', 'Send the choices'],
  sentNow: ['Lista inviata: questa è la ricevuta.', 'List sent: this is the receipt.'],
  back: ['Torna alle scelte', 'Back to the choices'],
  refresh: ['Aggiorna', 'Refresh'],

  host: ['Ente', 'Host'],
  where: ['Dove', 'Where'],
  when: ['Quando', 'When'],
  hours: ['Orario', 'Hours'],
  seats: ['Posti', 'Seats'],
  seatsCount: [
    (n: number) => `${n} ${plural(n, 'posto', 'posti')}`,
    (n: number) => `${n} ${plural(n, 'seat', 'seats')}`,
  ],
  classesCount: [
    (n: number) => `${n} ${plural(n, 'classe', 'classi')}`,
    (n: number) => `${n} ${plural(n, 'class', 'classes')}`,
  ],
  distance: ['Distanza dalla scuola', 'Distance from school'],
  km: [(km: string) => `circa ${km} km in linea d’aria`, (km: string) => `about ${km} km as the crow flies`],
  unknownDistance: ['non calcolata', 'not computed'],
  aDay: ['Una giornata tipo', 'What a day looks like'],
  learns: ['Che cosa si impara', 'What one learns'],
  works: ['Che cosa si fa', 'What is done'],
  details: ['Tutti i dettagli', 'All details'],
  accessible: ['Accessibile senza gradini', 'Without steps'],
  period: [(from: string, to: string) => `dal ${from} al ${to}`, (from: string, to: string) => `from ${from} to ${to}`],
  totalHours: [(hours: string) => `${hours} ore in tutto`, (hours: string) => `${hours} hours in all`],

  notForYou: ['Non disponibili per te', 'Not available for you'],
  notForThem: ['Non disponibili', 'Not available'],
  notForClass: ['Non disponibili per la classe', 'Not available for the class'],
  why: ['Perché no', 'Why not'],
  noneBarred: ['Tutte le offerte della tornata sono disponibili.', 'All offers of the round are available.'],
  noLongerForYou: ['Non è più disponibile:', 'It is no longer available:'],

  receiptTitle: [(code: string) => `Ricevuta ${code}`, (code: string) => `Receipt ${code}`],
  receiptLead: [
    'Conservala: dice che cosa è stato inviato e quando. L’ora non conta per il risultato; vale l’ultima lista inviata prima della scadenza.',
    'Keep it: it says what was sent and when. The time does not count for the result; the last list sent before the deadline holds.',
  ],
  code: ['Codice', 'Code'],
  sentAt: ['Inviata', 'Sent'],
  sentBy: ['Da', 'By'],
  of: ['Di', 'Of'],
  content: ['Scelte inviate, in ordine', 'Choices sent, in order'],
  noContent: [
    'Nessuna scelta: va bene un posto tra quelli rimasti liberi.',
    'No choices: one of the places left free.',
  ],
  noContentNoPlace: [
    'Nessuna scelta, e nessun altro posto accettato: così non si riceve un posto.',
    'No choices, and no other place accepted: like this no place can be given.',
  ],
  anyPlace: ['Un altro posto, se queste sono piene', 'Another place, if these are full'],
  yes: ['Sì', 'Yes'],
  no: ['No', 'No'],
  isLatest: ['È l’ultima lista inviata: è quella che vale.', 'It is the last list sent: the one that holds.'],
  isOlder: [
    (code: string) => `Dopo è stata inviata un’altra lista: vale la ricevuta ${code}.`,
    (code: string) => `Another list was sent afterwards: receipt ${code} holds.`,
  ],
  print: ['Stampa', 'Print'],
  goneOffer: ['Offerta non più presente', 'Offer no longer there'],

  'lists-closed': [
    'La scadenza è passata (o la tornata non è aperta): la lista non è stata cambiata. Vale l’ultima inviata in tempo; se non ne hai inviate, parlane con il tuo referente.',
    'The deadline has passed (or the round is not open): the list was not changed. The last one sent in time holds; if there is none, talk to your coordinator.',
  ],
  'changed-meanwhile': [
    'Intanto la lista è stata inviata da un’altra finestra o da un’altra persona. Qui sotto c’è ancora quello che avevi preparato: controllalo e invia di nuovo se è questo che vuoi.',
    'Meanwhile the list was sent from another window or by somebody else. What you had prepared is still here below: check it, and send again if this is what you want.',
  ],
  'choice-twice': ['La stessa offerta compare due volte: tienine una.', 'The same offer is there twice: keep one.'],
  'too-many-choices': ['Ci sono troppe scelte: togline qualcuna.', 'There are too many choices: take some off.'],
  'choice-unknown': [
    'Un’offerta non fa più parte della tornata: l’abbiamo tolta dalla lista. Controlla e invia di nuovo.',
    'An offer is no longer part of the round: we have taken it off the list. Check and send again.',
  ],
  'choice-not-for-you': [
    'Una delle scelte non è più disponibile: toglila (sotto c’è scritto perché) e invia di nuovo.',
    'One of the choices is no longer available: take it off (the reason is below) and send again.',
  ],
})

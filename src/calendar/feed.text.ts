import { phrases, plural } from '../platform/words.ts'

export const feedWords = phrases({
  title: ['Segui il calendario', 'Follow the calendar'],
  lead: [
    'Crea un indirizzo segreto e aggiungilo al calendario del telefono o del computer: gli incontri compaiono da soli, e si spostano se cambiano. Non contiene nomi di studenti.',
    'Make a secret address and add it to the calendar of your phone or computer: sessions appear by themselves, and move when they change. It holds no names of students.',
  ],
  feeds: ['I tuoi indirizzi', 'Your addresses'],
  name: ['Nome', 'Name'],
  about: ['Che cosa mostra', 'What it shows'],
  madeOn: ['Creato il', 'Made on'],
  fetched: ['Letto l’ultima volta', 'Last read'],
  never: ['mai', 'never'],
  otherHat: ['con un altro tuo profilo', 'with another profile of yours'],
  neverAdvice: [
    'Nessun programma l’ha ancora aperto: forse non è stato aggiunto.',
    'No program has opened it yet: it may not have been added.',
  ],
  actions: ['Azioni', 'Actions'],
  revoke: ['Disattiva', 'Revoke'],
  revokeQuestion: [
    (name: string) => `Disattivare l’indirizzo “${name}”? Chi lo segue non vedrà più niente.`,
    (name: string) => `Revoke the address “${name}”? Whoever follows it will see nothing any more.`,
  ],
  revoked: ['L’indirizzo è disattivato.', 'The address is revoked.'],
  none: ['Ancora nessun indirizzo', 'No address yet'],
  noneAdvice: ['Creane uno qui sotto: bastano due tocchi.', 'Make one below: two taps are enough.'],
  new: ['Nuovo indirizzo', 'New address'],
  of: ['Che cosa deve mostrare', 'What it should show'],
  own: ['Il mio calendario', 'My calendar'],
  ownHint: ['Tutto ciò che vedi nella pagina Calendario.', 'Everything you see on the Calendar page.'],
  class: [(label: string) => `Classe ${label}`, (label: string) => `Class ${label}`],
  classHint: [
    'Solo gli incontri e i percorsi di questa classe. Lo puoi dare a chi la segue.',
    'Only the sessions and placements of this class. You may give it to whoever follows the class.',
  ],
  nameHint: [
    'Per riconoscerlo quando vorrai disattivarlo, per esempio: Telefono.',
    'To recognise it when you want to revoke it, for example: Phone.',
  ],
  make: ['Crea l’indirizzo', 'Make the address'],
  made: ['Il tuo indirizzo è pronto', 'Your address is ready'],
  madeLead: [
    'Copialo adesso: per sicurezza non lo mostreremo più. Se lo perdi, disattivalo e creane un altro.',
    'Copy it now: for safety it will not be shown again. If you lose it, revoke it and make another one.',
  ],
  open: ['Apri nel calendario di questo dispositivo', 'Open in the calendar of this device'],
  how: ['Come si aggiunge', 'How to add it'],
  howGoogle: [
    'Google Calendar, dal computer: Altri calendari, più (+), Da URL; incolla l’indirizzo.',
    'Google Calendar, on a computer: Other calendars, plus (+), From URL; paste the address.',
  ],
  howOutlook: [
    'Outlook: Aggiungi calendario, Sottoscrivi dal Web; incolla l’indirizzo.',
    'Outlook: Add calendar, Subscribe from web; paste the address.',
  ],
  howApple: [
    'iPhone e Mac: tocca il pulsante qui sopra, oppure Calendario, Aggiungi calendario con iscrizione.',
    'iPhone and Mac: tap the button above, or Calendar, Add subscription calendar.',
  ],
  howThunderbird: [
    'Thunderbird: Nuovo calendario, Sulla rete; incolla l’indirizzo.',
    'Thunderbird: New calendar, On the network; paste the address.',
  ],
  howSlow: [
    'Google e Outlook rileggono l’indirizzo solo ogni qualche ora: un cambiamento dell’ultimo minuto si vede prima qui.',
    'Google and Outlook read the address again only every few hours: a last-minute change shows here first.',
  ],
  secret: [
    'Chi ha l’indirizzo vede questo calendario senza accedere: non pubblicarlo.',
    'Whoever has the address sees this calendar without signing in: do not publish it.',
  ],
  'too-many-feeds': [
    'Hai già 10 indirizzi attivi: disattivane uno che non usi, poi creane un altro.',
    'You already have 10 active addresses: revoke one that you do not use, then make another.',
  ],
  cancelledTitle: [(title: string) => `ANNULLATO: ${title}`, (title: string) => `CANCELLED: ${title}`],
  draftTitle: [(title: string) => `${title} (bozza)`, (title: string) => `${title} (draft)`],
  suspendedTitle: [(title: string) => `${title} (sospeso)`, (title: string) => `${title} (suspended)`],
  topic: [(text: string) => `Argomento: ${text}`, (text: string) => `Topic: ${text}`],
  trainers: [(names: string) => `Con ${names}`, (names: string) => `With ${names}`],
  groups: [(names: string) => `Gruppi: ${names}`, (names: string) => `Groups: ${names}`],
  students: [
    (count: number) => `${count} ${plural(count, 'studente', 'studenti')}`,
    (count: number) => `${count} ${plural(count, 'student', 'students')}`,
  ],
  placement: [(host: string) => `Percorso: ${host}`, (host: string) => `Placement: ${host}`],
})

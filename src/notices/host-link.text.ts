import { formatInstant } from '../platform/format.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { NoticeData } from './notice.rules.ts'

const words = phrases({
  subject: [
    (partner: string) => `Collegamento a Bottega per ${partner}`,
    (partner: string) => `Bottega link for ${partner}`,
  ],
  signSubject: [
    (partner: string) => `Convenzione da firmare per ${partner}`,
    (partner: string) => `Agreement to sign for ${partner}`,
  ],
  profile: [
    (sender: string, partner: string) =>
      `${sender} ti chiede di completare il profilo di ${partner}, che accoglie studenti in formazione scuola-lavoro, e di chiedere la qualificazione. Non serve creare un accesso.`,
    (sender: string, partner: string) =>
      `${sender} asks you to complete the profile of ${partner}, which takes students in for school-to-work training, and to apply for its qualification. You need no account.`,
  ],
  documents: [
    (sender: string, partner: string) =>
      `${sender} ti chiede di caricare i documenti di ${partner} che servono per accogliere studenti. Si caricano una volta sola, per tutte le scuole, e non serve creare un accesso.`,
    (sender: string, partner: string) =>
      `${sender} asks you to upload the documents of ${partner} that are needed to take students in. They are uploaded once for all schools, and you need no account.`,
  ],
  sign: [
    (sender: string, partner: string) =>
      `${sender} ti chiede di leggere e firmare per ${partner} una convenzione per la formazione scuola-lavoro. Si firma dalla pagina, senza creare un accesso.`,
    (sender: string, partner: string) =>
      `${sender} asks you to read and sign, for ${partner}, an agreement on school-to-work training. You sign on the page and need no account.`,
  ],
  pactSubject: ['Patto formativo da leggere e firmare', 'Learning pact to read and sign'],
  pact: [
    (sender: string) =>
      `${sender} ti chiede di leggere e firmare il patto formativo per la formazione scuola-lavoro di chi è sotto la tua responsabilità. Si firma dalla pagina, senza creare un accesso.`,
    (sender: string) =>
      `${sender} asks you to read and sign the learning pact for the school-to-work training of the student under your care. You sign on the page and need no account.`,
  ],
  projectSubject: [
    (partner: string) => `Progetto formativo da firmare per ${partner}`,
    (partner: string) => `Training project to sign for ${partner}`,
  ],
  project: [
    (sender: string, partner: string) =>
      `${sender} ti chiede di leggere e firmare per ${partner} il progetto formativo di un percorso che segui. Si firma dalla pagina, senza creare un accesso.`,
    (sender: string, partner: string) =>
      `${sender} asks you to read and sign, for ${partner}, the training project of a placement you follow. You sign on the page and need no account.`,
  ],
  evaluationSubject: [
    (partner: string) => `Valutazione di un percorso concluso presso ${partner}`,
    (partner: string) => `Evaluation of a placement at ${partner}`,
  ],
  evaluation: [
    (sender: string, partner: string) =>
      `${sender} ti chiede di valutare per ${partner} un percorso che hai seguito. Bastano pochi minuti, dalla pagina, senza creare un accesso.`,
    (sender: string, partner: string) =>
      `${sender} asks you to evaluate, for ${partner}, a placement you followed. It takes a few minutes on the page, and you need no account.`,
  ],
  offerSubject: [
    (partner: string) => `Posti per studenti presso ${partner}`,
    (partner: string) => `Seats for students at ${partner}`,
  ],
  offer: [
    (sender: string, partner: string) =>
      `${sender} ti chiede di scrivere per ${partner} quanti studenti potete accogliere, quando e per fare che cosa. Ogni offerta viene esaminata prima di arrivare agli studenti, e non serve creare un accesso.`,
    (sender: string, partner: string) =>
      `${sender} asks you to write, for ${partner}, how many students you can take, when and to do what. Every offer is checked before it reaches students, and you need no account.`,
  ],
  open: [
    (until: string) => `Apri questo collegamento, tutte le volte che vuoi, fino al ${until}:`,
    (until: string) => `Open this link, as often as you like, until ${until}:`,
  ],
  personal: [
    'È personale: chi lo ha può agire al tuo posto, quindi non inoltrarlo. Se hai ricevuto questa e-mail per errore, aprilo e premi “Non sono io”: si chiude subito.',
    'It is personal: whoever has it can act in your place, so do not forward it. If this e-mail reached you by mistake, open the link and press “This is not me”: it stops at once.',
  ],
  disownedSubject: [
    (partner: string) => `Collegamento arrivato alla persona sbagliata: ${partner}`,
    (partner: string) => `Link that reached the wrong person: ${partner}`,
  ],
  disownedByParent: [
    'chi ha ricevuto il collegamento per firmare un patto formativo dice di non essere la persona giusta. Il collegamento è chiuso: non apre più nulla.',
    'whoever received the link to sign a learning pact says that they are not the right person. The link has been stopped: it opens nothing any more.',
  ],
  disowned: [
    (recipient: string, partner: string) =>
      `chi ha ricevuto il collegamento per ${partner} mandato a ${recipient} dice di non essere la persona giusta. Il collegamento è chiuso: non apre più nulla.`,
    (recipient: string, partner: string) =>
      `whoever received the link for ${partner} sent to ${recipient} says that they are not the right person. The link has been stopped: it opens nothing any more.`,
  ],
  note: [(note: string) => `Ha aggiunto: “${note}”`, (note: string) => `They added: “${note}”`],
  disownedAction: [
    'Controlla nome e indirizzo con l’ente e manda un nuovo collegamento da questa pagina:',
    'Check name and address with the host and send a new link from this page:',
  ],
})

interface Letter {
  subject: string
  paragraphs: string[]
}

/** To whom a link without account was sent. */
export function hostLinkLetter(data: NoticeData['host-link'], language: Language): Letter {
  const t = words(language)
  const sender = data.school ? `${data.sender} (${data.school})` : data.sender
  const request = t[data.purpose]
  const subjects = {
    profile: t.subject,
    documents: t.subject,
    sign: t.signSubject,
    project: t.projectSubject,
    evaluation: t.evaluationSubject,
    offer: t.offerSubject,
  }
  const subject = data.purpose === 'pact' ? () => t.pactSubject : subjects[data.purpose]
  const until = formatInstant(new Date(data.expires), language)
  return {
    subject: subject(data.partner),
    paragraphs: [request(sender, data.partner), t.open(until), data.link, t.personal],
  }
}

/** To who sent a link, when it reached somebody else. */
export function hostLinkDisownedLetter(data: NoticeData['host-link-disowned'], language: Language): Letter {
  const t = words(language)
  return {
    subject: t.disownedSubject(data.partner),
    paragraphs: [
      data.purpose === 'pact' ? t.disownedByParent : t.disowned(`${data.name} (${data.email})`, data.partner),
      ...(data.note ? [t.note(data.note)] : []),
      t.disownedAction,
      data.link,
    ],
  }
}

import { type Language, phrases } from '../platform/words.ts'

/** Every sentence about signing in and about people. */
export const accountWords = phrases({
  city: ['Ufficio del programma', 'Programme office'],
  office: ['Segreteria', 'School office'],
  coordinator: ['Coordinamento', 'Coordinator'],
  teacher: ['Docente', 'Teacher'],
  host: ['Ente ospitante', 'Host'],
  student: ['Studente', 'Student'],
  signIn: ['Accedi', 'Sign in'],
  signInLead: [
    'Usa l’indirizzo e-mail con cui sei stato invitato, oppure il nome utente del foglio di attivazione.',
    'Use the e-mail address you were invited with, or the user name on your activation slip.',
  ],
  identifier: ['E-mail o nome utente', 'E-mail or user name'],
  password: ['Password', 'Password'],
  forgotten: ['Password dimenticata', 'Forgotten password'],
  activate: ['Ho un foglio di attivazione', 'I have an activation slip'],
  demoTitle: ['Persone di prova', 'Demo people'],
  demoLead: [
    'Una per ogni ruolo; la password è la stessa per tutte:',
    'One per role; the password is the same for all:',
  ],
  demoUse: ['Entra come', 'Enter as'],
  'sign-in-failed': [
    'E-mail, nome utente o password non corrispondono. Controlla maiuscole e minuscole, oppure usa “Password dimenticata”.',
    'E-mail, user name or password do not match. Check capital letters, or use “Forgotten password”.',
  ],
  forgottenLead: [
    'Scrivi il tuo indirizzo e-mail: riceverai un collegamento, valido due ore, per scegliere una nuova password. Se sei uno studente senza e-mail, chiedi alla segreteria un nuovo foglio di attivazione.',
    'Write your e-mail address: you will receive a link, valid for two hours, to choose a new password. If you are a student without e-mail, ask the school office for a new activation slip.',
  ],
  email: ['Indirizzo e-mail', 'E-mail address'],
  sendLink: ['Invia il collegamento', 'Send the link'],
  sent: ['Controlla la posta', 'Check your mail'],
  sentLead: [
    'Se l’indirizzo appartiene a una persona registrata, abbiamo inviato il collegamento. Può arrivare dopo qualche minuto; guarda anche nella posta indesiderata.',
    'If the address belongs to a registered person, we have sent the link. It may take a few minutes; look in your spam folder too.',
  ],
  backToSignIn: ['Torna all’accesso', 'Back to sign in'],
  choose: ['Scegli la password', 'Choose your password'],
  chooseLead: [
    (name: string) => `Ciao ${name}. Da ora in poi accederai con questa password.`,
    (name: string) => `Hello ${name}. From now on you sign in with this password.`,
  ],
  yourUsername: [(name: string) => `Il tuo nome utente è ${name}.`, (name: string) => `Your user name is ${name}.`],
  newPassword: ['Nuova password', 'New password'],
  passwordHint: [
    'Almeno 10 caratteri. Una frase di tre o quattro parole è facile da ricordare e difficile da indovinare.',
    'At least 10 characters. A phrase of three or four words is easy to remember and hard to guess.',
  ],
  again: ['Ripeti la nuova password', 'Repeat the new password'],
  save: ['Salva e accedi', 'Save and sign in'],
  'password-too-short': ['La password deve avere almeno 10 caratteri.', 'The password needs at least 10 characters.'],
  'password-too-long': [
    'La password può avere al massimo 200 caratteri.',
    'The password may have at most 200 characters.',
  ],
  'password-too-easy': [
    'Questa password è troppo facile da indovinare: scegli una frase.',
    'This password is too easy to guess: choose a phrase.',
  ],
  'password-is-name': [
    'La password non può essere il tuo nome: scegli una frase.',
    'The password cannot be your name: choose a phrase.',
  ],
  'passwords-differ': [
    'Le due password non sono uguali: scrivile di nuovo.',
    'The two passwords differ: write them again.',
  ],
  'wrong-password': ['La password attuale non è giusta.', 'The current password is not right.'],
  'link-unknown': [
    'Nome utente e codice non corrispondono, oppure è stato stampato un foglio più recente.',
    'User name and code do not match, or a newer slip was printed.',
  ],
  'link-used': [
    'Questo codice è già stato usato: accedi con la tua password.',
    'This code was already used: sign in with your password.',
  ],
  'link-expired': [
    'Questo codice è scaduto: chiedi alla segreteria un nuovo foglio.',
    'This code has expired: ask the school office for a new slip.',
  ],
  linkTitle: ['Il collegamento non vale più', 'The link no longer works'],
  'link-message-unknown': [
    'Il collegamento è incompleto, oppure ne è stato inviato uno più recente.',
    'The link is incomplete, or a newer one was sent.',
  ],
  'link-message-used': [
    'Il collegamento è già stato usato: la password è stata scelta.',
    'The link was already used: the password has been chosen.',
  ],
  'link-message-expired': ['Il collegamento è scaduto.', 'The link has expired.'],
  linkAdvice: [
    'Puoi accedere con la tua password, o chiedere un nuovo collegamento.',
    'You can sign in with your password, or ask for a new link.',
  ],
  activation: ['Attiva il tuo accesso', 'Activate your access'],
  activationLead: [
    'Copia il nome utente e il codice dal foglio che ti ha dato la scuola.',
    'Copy user name and code from the slip your school gave you.',
  ],
  username: ['Nome utente', 'User name'],
  usernameHint: ['Per esempio mario.rossi', 'For example mario.rossi'],
  code: ['Codice', 'Code'],
  codeHint: ['Otto lettere e cifre, per esempio 7F3K-9QXA', 'Eight letters and digits, for example 7F3K-9QXA'],
  continue: ['Continua', 'Continue'],
  profile: ['Il mio profilo', 'My profile'],
  name: ['Nome e cognome', 'Full name'],
  hats: ['Profili', 'Profiles'],
  none: ['Nessuno', 'None'],
  changePassword: ['Cambia password', 'Change password'],
  current: ['Password attuale', 'Current password'],
  passwordChanged: [
    'Password cambiata. Gli altri dispositivi sono stati disconnessi.',
    'Password changed. Other devices have been signed out.',
  ],
  everywhere: ['Esci da tutti i dispositivi', 'Sign out everywhere'],
  everywhereLead: [
    'Se hai usato un computer condiviso o hai perso il telefono, chiudi da qui ogni accesso aperto.',
    'If you used a shared computer or lost your phone, end every open session from here.',
  ],
  people: ['Utenti', 'People'],
  peopleLead: ['Le persone che possono accedere, e i loro profili.', 'The people who can sign in, and their profiles.'],
  invite: ['Invita una persona', 'Invite a person'],
  inviteLead: [
    'Riceverà un’e-mail con un collegamento, valido 14 giorni, per scegliere la password.',
    'They will receive an e-mail with a link, valid for 14 days, to choose a password.',
  ],
  role: ['Profilo', 'Profile'],
  chooseRole: ['Scegli il profilo', 'Choose the profile'],
  inviteTo: [
    (school: string) =>
      `Per ${school}. Riceverà un’e-mail con un collegamento, valido 14 giorni, per scegliere la password.`,
    (school: string) =>
      `For ${school}. They will receive an e-mail with a link, valid for 14 days, to choose a password.`,
  ],
  inviteForSchool: [
    'Per invitare la segreteria, il coordinamento o i docenti di una scuola, apri la pagina dell’istituto.',
    'To invite the office, the coordinator or the teachers of a school, open the page of the school.',
  ],
  schools: ['Vai agli istituti', 'Go to the schools'],
  sendInvitation: ['Invia l’invito', 'Send the invitation'],
  invited: [(email: string) => `Invito inviato a ${email}.`, (email: string) => `Invitation sent to ${email}.`],
  'hat-already-there': ['Questa persona ha già questo profilo.', 'This person already has this profile.'],
  'account-closed': ['L’utente con questo indirizzo è stato chiuso.', 'The account with this address has been closed.'],
  'already-active': ['Questa persona accede già.', 'This person already signs in.'],
  'no-email': [
    'Questa persona non ha un’e-mail: stampa un foglio di attivazione.',
    'This person has no e-mail: print an activation slip.',
  ],
  'sent-just-now': [
    'L’invito è partito da meno di dieci minuti: aspetta prima di rimandarlo.',
    'The invitation left less than ten minutes ago: wait before sending it again.',
  ],
  'not-yourself': ['Non puoi chiudere il tuo stesso accesso.', 'You cannot close your own access.'],
  'changed-meanwhile': [
    'Intanto qualcun altro ha modificato questa persona: riprova.',
    'Somebody else changed this person meanwhile: try again.',
  ],
  search: ['Nome, e-mail o nome utente', 'Name, e-mail or user name'],
  access: ['Accesso', 'Access'],
  lastSignIn: ['Ultimo accesso', 'Last sign-in'],
  resend: ['Rimanda l’invito', 'Send again'],
  close: ['Togli l’accesso', 'Remove access'],
  closeConfirm: [(name: string) => `Togliere l’accesso a ${name}?`, (name: string) => `Remove the access of ${name}?`],
  closed: ['Accesso tolto.', 'Access removed.'],
  waiting: ['Invitato', 'Invited'],
  active: ['Attivo', 'Active'],
  closedState: ['Chiuso', 'Closed'],
  noPeople: ['Nessuno corrisponde alla ricerca', 'Nobody matches the search'],
  noPeopleAdvice: ['Controlla il nome o togli il filtro.', 'Check the name or clear the filter.'],
  summary: [
    (from: number, to: number, total: number) => `${from}–${to} di ${total}`,
    (from: number, to: number, total: number) => `${from}–${to} of ${total}`,
  ],
})

/** The sentence for the code of a problem or refusal. */
export function accountSentence(language: Language, code: string): string {
  const sentences: Record<string, unknown> = accountWords(language)
  const sentence = sentences[code]
  return typeof sentence === 'string' ? sentence : code
}

import { phrases } from '../platform/words.ts'
import type { Language } from '../platform/words.ts'

/**
 * What surrounds every page: the layout reads it as its own values, pages and partials as `@frame`
 * (`{{@frame.t.required}}`). web/show.ts fills it for each request; pages never build one.
 */
export interface Frame {
  /** `main` has header, menu and footer; `print` is a bare sheet for slips and registers. */
  layout: 'main' | 'print'
  language: Language
  /** Title of the page: in the tab of the browser; the page writes its own h1. */
  title: string
  /** Bottega; the city; the name of the programme in this school year. From the configuration. */
  siteName: string
  cityName: string
  programmeName: string
  /** The programme of the city, its welcome and its logo, where there are any. */
  cityProgramme: string | null
  welcome: string | null
  logoHref: string | null
  /** Set when people must know that nothing here is real. */
  demo: boolean
  menu: MenuItem[]
  /** From the first page down to this one; empty on the first page. The last has no href. */
  crumbs: Crumb[]
  /** Null for a visitor, and for somebody who acts by a link. */
  user: FrameUser | null
  /** Who acts by a link without account; null for everybody else. */
  guest: FrameGuest | null
  signInHref: string
  /** A function, because asking for the token opens a session: only pages with a form ask. */
  csrf: () => string
  /** Shown once, above the page. */
  notifications: Notification[]
  /** Path and query of this page: the language switch comes back here. */
  currentUrl: string
  languageAction: string
  /** The languages one can switch to: all but the current one. */
  otherLanguages: { language: Language; name: string }[]
  footer: { links: { text: string; href: string }[]; contact: { text: string; href: string } | null }
  t: FrameWords
}

export interface MenuItem {
  text: string
  /** null: a heading leads nowhere. */
  href: string | null
  current: boolean
  /** What unfolds under a heading. */
  lines: { text: string; href: string; current: boolean }[]
}

export interface Crumb {
  text: string
  href: string | null
}

export interface FrameUser {
  name: string
  /** The hat worn now, in words: 'Tutor scolastico · ITIS Rossi'. */
  hat: string
  /** The other hats to change into; empty for most people. */
  otherHats: { text: string; index: number }[]
  changeHatAction: string
  profileHref: string
  signOutAction: string
}

export interface FrameGuest {
  name: string
  /** For whom, in words: 'Stai agendo per Officina Conti con un collegamento'. */
  text: string
  href: string
  leaveAction: string
}

export interface Notification {
  kind: 'success' | 'info' | 'warning' | 'error'
  text: string
}

export type FrameWords = ReturnType<typeof frameWords>

/** The words of the layout and of the partials. */
export const frameWords = phrases({
  skipToContent: ['Vai al contenuto', 'Skip to the content'],
  skipToMenu: ['Vai al menu', 'Skip to the menu'],
  home: ['Pagina iniziale', 'Home'],
  menu: ['Menu', 'Menu'],
  mainMenu: ['Menu principale', 'Main menu'],
  youAreHere: ['Percorso di navigazione', 'Breadcrumb'],
  signIn: ['Accedi', 'Sign in'],
  signOut: ['Esci', 'Sign out'],
  leave: ['Esci', 'Leave'],
  profile: ['Il mio profilo', 'My profile'],
  changeHat: ['Cambia profilo attivo', 'Change active profile'],
  demo: [
    'Dimostrazione: persone, istituti e imprese sono inventati.',
    'Demonstration: people, schools and firms are invented.',
  ],
  notifications: ['Messaggi', 'Messages'],
  usefulLinks: ['Link utili', 'Useful links'],
  contacts: ['Contatti', 'Contacts'],
  optional: ['facoltativo', 'optional'],
  problemsTitle: ['Ci sono errori nel modulo', 'There are errors in the form'],
  problem: ['Errore:', 'Error:'],
  reasons: ['Non ancora possibile:', 'Not possible yet:'],
  selectAll: ['Seleziona tutte le righe', 'Select all rows'],
  pages: ['Pagine dell’elenco', 'Pages of the list'],
  page: ['Pagina', 'Page'],
  previous: ['Pagina precedente', 'Previous page'],
  next: ['Pagina successiva', 'Next page'],
  search: ['Cerca', 'Search'],
  moreFilters: ['Altri filtri', 'More filters'],
  clear: ['Azzera i filtri', 'Clear the filters'],
  download: ['Scarica l’elenco:', 'Download the list:'],
  sections: ['Sezioni della pagina', 'Sections of the page'],

  print: ['Stampa', 'Print'],
  confirm: ['Conferma', 'Confirm'],
  cancel: ['Annulla', 'Cancel'],
  showPassword: ['Mostra la password', 'Show the password'],
  sending: ['Invio in corso…', 'Sending…'],
  whatToDo: ['Che cosa puoi fare', 'What you can do'],
  reference: ['Codice dell’errore', 'Error code'],
})

import type { Express } from 'express'
import MongoStore from 'connect-mongo'
import session from 'express-session'
import mongoose from 'mongoose'
import passport from 'passport'

const day = 24 * 60 * 60

/** Sessions live in MongoDB, for twelve hours; the cookie is unreadable for scripts and secure behind TLS. */
export function useSessions(app: Express, options: { secret: string; https: boolean; databaseName: string }): void {
  app.use(
    session({
      name: options.https ? '__Host-bottega' : 'bottega',
      secret: options.secret,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: options.https, maxAge: (day / 2) * 1000, path: '/' },
      store: MongoStore.create({
        client: mongoose.connection.getClient(),
        dbName: options.databaseName,
        collectionName: 'sessions',
        ttl: day / 2,
        touchAfter: 900,
        stringify: false,
      }),
    }),
  )
  app.use(passport.session())
}

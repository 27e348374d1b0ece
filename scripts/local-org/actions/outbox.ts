/** What was sent: kept in the org's file, for tests to look at. Nothing leaves this machine. */
import type { Org } from '../contracts.ts';
import { statement } from '../storage/statements.ts';

export interface SentEmail {
    /** Counts from 1. */
    readonly id: number;
    /** ISO 8601. */
    readonly sentAt: string;
    /** Who sent it. */
    readonly userId: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly cc: readonly string[];
    readonly bcc: readonly string[];
    readonly subject: string;
    readonly body: string;
    readonly emailTemplateId: string | null;
    readonly recipientId: string | null;
    readonly relatedRecordId: string | null;
}

const TABLE = `CREATE TABLE IF NOT EXISTS _sent_email (
    id INTEGER PRIMARY KEY AUTOINCREMENT, sent_at TEXT NOT NULL, recipients INTEGER NOT NULL, email TEXT NOT NULL
)`;

/** Keeps an e-mail. */
export function keepEmail(org: Org, email: Omit<SentEmail, 'id'>): void {
    org.db.exec(TABLE);
    const recipients = email.to.length + email.cc.length + email.bcc.length;
    statement(org.db, 'INSERT INTO _sent_email (sent_at, recipients, email) VALUES (?, ?, ?)').run(
        email.sentAt,
        recipients,
        JSON.stringify(email)
    );
}

/** Every e-mail that was sent, the first one first. */
export function sentEmails(org: Org): SentEmail[] {
    org.db.exec(TABLE);
    return org.db
        .prepare('SELECT id, email FROM _sent_email ORDER BY id')
        .all()
        .map((row) => ({
            id: Number(row['id']),
            ...(JSON.parse(String(row['email'])) as Omit<SentEmail, 'id'>)
        }));
}

/** Addresses written to since the start of the day, in Greenwich, of the org's now. */
export function recipientsToday(org: Org): number {
    org.db.exec(TABLE);
    const day = org.now().toISOString().slice(0, 10);
    const sql = 'SELECT COALESCE(SUM(recipients), 0) AS n FROM _sent_email WHERE substr(sent_at, 1, 10) = ?';
    return Number(org.db.prepare(sql).get(day)?.['n'] ?? 0);
}

import { keyOfWord, RISK_CALL_WORDS } from 'c/success';
import type { Agreement, RiskCall } from 'c/success';
import { fill } from 'c/uiFormat';
import { labels } from 'c/renewalLabels';
import type { CallRecord } from 'c/renewalRecords';
import { callsOf } from './clock.ts';
import type { ClockContext } from './context.ts';
import type { CallChangeView, CallRow, CallSide, CallsView } from './types.ts';
import { CALLS, callLook } from './words.ts';

const BETWEEN: Readonly<Record<Agreement, NonNullable<CallsView['between']>>> = {
    disagree: { sign: '\u2260', word: labels.disagree, className: 'between between_apart' },
    sameSide: { sign: '\u2248', word: labels.differ, className: 'between' },
    same: { sign: '=', word: labels.agree, className: 'between' }
};

/** What health and the CSM say, beside each other. */
export function callsView(context: ClockContext): CallsView {
    const { clock, format, records, journey } = context;
    const history = callsOf(context, journey).toReversed();
    return {
        health: healthSide(context),
        csm: csmSide(context, history),
        between: clock.calls.agreement ? BETWEEN[clock.calls.agreement] : null,
        keptText: keptText(context),
        historyText: history.length > 0 ? fill(labels.history, format.number(history.length)) : '',
        historyTitle: fill(labels.historyTitle, format.number(journey.term)),
        history: history.map((call) => callRow(context, call)),
        change: records.calls === undefined || context.isDecided ? null : changeView(context, history)
    };
}

function healthSide(context: ClockContext): CallSide {
    const { customer } = context.records;
    const lead = labels.healthSays;
    if (isHealthHidden(context)) return { lead, chip: null, text: labels.hiddenFromYou };
    const { health } = context.clock.calls;
    if (!health || typeof customer?.healthScore !== 'number') return { lead, chip: null, text: labels.noHealth };
    return { lead, chip: callLook(health), text: healthText(context, customer.healthScore) };
}

/** Whether the viewer may not see what health's call is made of. */
export function isHealthHidden({ records: { customer } }: ClockContext): boolean {
    return customer?.healthScore === undefined || customer.healthBand === undefined;
}

/** `58, down 9 in 4 weeks`; where somebody set the score, with a word for that. */
function healthText(context: ClockContext, score: number): string {
    const text = scoreText(context, score);
    return context.records.customer?.isOverridden === true ? fill(labels.healthOverridden, text) : text;
}

function scoreText({ records, format }: ClockContext, score: number): string {
    const change = records.customer?.changeIn4Weeks;
    const figure = format.number(score);
    if (typeof change !== 'number') return figure;
    if (change === 0) return fill(labels.healthSame, figure);
    return fill(change < 0 ? labels.healthDown : labels.healthUp, figure, format.number(Math.abs(change)));
}

function csmSide({ records, clock, format, userId }: ClockContext, history: readonly CallRecord[]): CallSide {
    if (records.calls === undefined) return { lead: labels.csmSays, chip: null, text: labels.callsHidden };
    const { csm } = clock.calls;
    if (!csm) return { lead: labels.youSay, chip: null, text: labels.noCall };
    // The one that the domain took for the latest: the newest of that day with that word.
    const record = history.find(({ on, call }) => on === csm.on && call === RISK_CALL_WORDS[csm.call]);
    const day = format.day(csm.on);
    return {
        lead: leadOf(record, userId),
        chip: callLook(csm.call),
        text: csm.reason ? fill(labels.callReason, day, csm.reason) : day
    };
}

function leadOf(record: CallRecord | undefined, userId: string): string {
    if (record?.byId === userId) return labels.youSay;
    return record?.byName ? fill(labels.theySay, record.byName) : labels.csmSays;
}

function keptText({ clock: { calls }, format, isDecided }: ClockContext): string {
    if (isDecided) return calls.csm ? labels.callsDecided : '';
    return fill(calls.isKept ? labels.keptSince : labels.keptFrom, format.day(calls.keptFrom));
}

function callRow({ format }: ClockContext, record: CallRecord): CallRow {
    const { id, on, call, byName, reason, healthCall, healthScore } = record;
    const then = callWord(healthCall) || labels.noHealth;
    const score = typeof healthScore === 'number' && healthCall ? format.number(healthScore) : '';
    return {
        key: id,
        day: on ? format.day(on) : '',
        call: callWord(call),
        by: byName ?? labels.somebody,
        reason: reason ?? '',
        healthThen: score ? fill(labels.healthThenScore, then, score) : then
    };
}

/** A stored word in the viewer's language. */
function callWord(word: string | null | undefined): string {
    const key = keyOfWord(RISK_CALL_WORDS, word);
    return key ? callLook(key).label : (word ?? '');
}

function changeView(context: ClockContext, history: readonly CallRecord[]): CallChangeView {
    const { clock, records } = context;
    const health: RiskCall | null = isHealthHidden(context) ? null : clock.calls.health;
    const score = records.customer?.healthScore;
    const intro =
        health && typeof score === 'number'
            ? fill(labels.callIntro, callLook(health).label, healthText(context, score))
            : labels.callIntroNone;
    return {
        button: history.length > 0 ? labels.changeCall : labels.makeCall,
        intro,
        options: CALLS.map((call) => ({ label: callLook(call).label, value: call })),
        healthCall: health,
        healthScore: typeof score === 'number' ? score : null
    };
}

import { movementOf } from 'c/success';
import type { Moves, PastWeek } from 'c/success';
import { bandIcon } from 'c/uiBands';
import type { BandTone } from 'c/uiBands';
import { fill } from 'c/uiFormat';
import { labels } from 'c/portfolioLabels';
import type { BesideRecords } from 'c/portfolioRecords';
import { NONE } from './filters.ts';
import type { PortfolioFormat } from './format.ts';
import type { Portfolio } from './portfolio.ts';

/** What moved since last week. */
export interface MovesView {
    /** Parts of the bar, as shares of all. */
    readonly bar: readonly {
        readonly key: string;
        readonly text: string;
        readonly className: string;
        readonly style: string;
    }[];
    readonly barLabel: string;
    readonly bands: readonly {
        readonly key: string;
        readonly label: string;
        readonly iconName: string;
        readonly className: string;
        readonly now: string;
        readonly before: string;
        readonly change: string;
    }[];
    readonly lines: readonly {
        readonly key: string;
        readonly iconName: string;
        readonly className: string;
        readonly text: string;
        readonly note: string;
    }[];
    /** Who has no score of last week to compare with; empty: everybody has one. */
    readonly footnote: string;
}

/** @param lastWeek What its snapshots say; without it last week's bands are told from the scores and their changes. */
export function movesOf(
    { model, customers }: Portfolio,
    decided: BesideRecords['decided'],
    lastWeek: PastWeek | null | undefined,
    format: PortfolioFormat
): MovesView {
    const movement = movementOf(
        model,
        customers.map(({ facts }) => facts)
    );
    // In the first week of all there is nothing to compare with.
    const hasLastWeek = movement.bands.some(({ before }) => (before ?? 0) > 0);
    const bands = movement.bands.map(({ band, now, before: counted }) => {
        const tone: BandTone = band?.tone ?? 'none';
        const before = lastWeek?.bands?.get(band?.key ?? null) ?? (hasLastWeek ? counted : null);
        return {
            key: band?.key ?? NONE,
            tone,
            count: now,
            label: band?.label ?? labels.notEnoughData,
            iconName: bandIcon(tone),
            className: `band band_${tone}`,
            now: format.number(now),
            before: before === null ? '' : fill(labels.lastWeek, format.number(before)),
            change: before === null ? '' : now === before ? labels.noChange : format.signed(now - before)
        };
    });
    return {
        bar: bands
            .filter(({ count }) => count > 0)
            .map(({ key, tone, count, now }) => ({
                key,
                text: now,
                className: `part part_${tone}`,
                style: `flex-grow: ${count}`
            })),
        barLabel: fill(labels.bandsLabel, format.list(bands.map(({ label, now }) => `${now} ${label}`))),
        bands,
        lines: [
            moveLine('down', movement.down, format),
            moveLine('up', movement.up, format),
            ...(decided === undefined ? [] : [decidedLine(decided, format)])
        ],
        footnote: newlyNote(movement.newlyScored, format)
    };
}

function newlyNote(count: number, format: PortfolioFormat): string {
    if (count === 0) return '';
    return count === 1 ? labels.newlyScoredOne : fill(labels.newlyScoredOther, format.number(count));
}

function moveLine(key: 'down' | 'up', { count, into }: Moves, format: PortfolioFormat): MovesView['lines'][number] {
    const isDown = key === 'down';
    const tone = count === 0 ? '' : isDown ? ' loss' : ' gain';
    return {
        key,
        iconName: isDown ? 'utility:arrowdown' : 'utility:arrowup',
        className: `line${tone}`,
        text: fill(isDown ? labels.movedDown : labels.movedUp, format.number(count)),
        note: format.list(into.map(({ band, count: many }) => fill(labels.movedTo, format.number(many), band.label)))
    };
}

function decidedLine(
    decided: NonNullable<BesideRecords['decided']>,
    format: PortfolioFormat
): MovesView['lines'][number] {
    const renewed = decided.filter(({ isRenewed }) => isRenewed);
    const lost = decided.length - renewed.length;
    const sum = renewed.reduce((total, { acv }) => total + (acv ?? 0), 0);
    return {
        key: 'renewed',
        iconName: 'utility:check',
        className: 'line',
        text: fill(labels.renewed, format.number(renewed.length)),
        note: fill(sum > 0 ? labels.renewedNote : labels.lostNote, format.number(lost), format.shortMoney(sum))
    };
}

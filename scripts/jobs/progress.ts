import { Presets, SingleBar } from 'cli-progress';

/** Where a job tells how far it is. */
export interface Progress {
    /** A new phase begins; `total` when it is known. */
    phase(name: string, total?: number): void;
    /** So many are done in this phase. */
    update(done: number): void;
    /** A line that stays, such as a warning. */
    note(line: string): void;
    end(): void;
}

/** Says nothing. */
export const silent: Progress = {
    phase: () => undefined,
    update: () => undefined,
    note: () => undefined,
    end: () => undefined
};

const LINE_EVERY_MS = 5000;
const NAME_WIDTH = 26;

/** A bar where a person watches, else a plain line now and then; always on stderr, so that stdout carries the result alone. */
export function terminalProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
    return stream.isTTY ? barProgress(stream) : lineProgress(stream);
}

function barProgress(stream: NodeJS.WriteStream): Progress {
    let bar: SingleBar | null = null;
    const stop = (): void => {
        bar?.stop();
        bar = null;
    };
    return {
        phase: (name, total) => {
            stop();
            const format = `${name.padEnd(NAME_WIDTH)} {bar} {value}${total === undefined ? '' : '/{total}'}`;
            bar = new SingleBar({ stream, hideCursor: true, format }, Presets.rect);
            bar.start(total ?? 0, 0);
        },
        update: (done) => {
            if (bar !== null && bar.getTotal() < done) bar.setTotal(done);
            bar?.update(done);
        },
        note: (line) => {
            stop();
            stream.write(`${line}\n`);
        },
        end: stop
    };
}

function lineProgress(stream: NodeJS.WriteStream): Progress {
    let name = '';
    let total: number | undefined;
    let told = 0;
    return {
        phase: (next, nextTotal) => {
            name = next;
            total = nextTotal;
            told = Date.now();
            stream.write(`${name}\n`);
        },
        update: (done) => {
            if (Date.now() - told < LINE_EVERY_MS) return;
            told = Date.now();
            stream.write(`${name}: ${done}${total === undefined ? '' : ` of ${total}`}\n`);
        },
        note: (line) => void stream.write(`${line}\n`),
        end: () => undefined
    };
}

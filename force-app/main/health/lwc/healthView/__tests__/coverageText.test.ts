import fc from 'fast-check';
import { createFormat } from 'c/uiFormat';
import { coverageText } from '../coverageText';

const format = createFormat({ locale: 'en-US', timeZone: 'UTC', today: '2026-08-27' });

it('never lets a coverage under the floor read as the floor', () => {
    expect(coverageText(format, 0.599)).toBe('59%');
    expect(coverageText(format, 0.6)).toBe('60%');
});

it('shows every whole percent as itself, whatever floating point made of it', () => {
    fc.assert(
        fc.property(fc.integer({ min: 0, max: 100 }), (percent) => {
            const sumOfTenths = Array.from({ length: percent }, () => 0.01).reduce((sum, part) => sum + part, 0);
            expect(coverageText(format, sumOfTenths)).toBe(`${percent}%`);
        })
    );
});

/** Custom summary formulas: the columns that they add up must be there, and be numbers. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../files.ts';
import { suggest } from '../project.ts';
import type { ReportTypeInfo } from '../report-types.ts';
import { child, childrenNamed } from '../xml.ts';
import type { XmlNode } from '../xml.ts';

const SUMMARIES: ReadonlySet<string> = new Set(['SUM', 'AVG', 'MIN', 'MAX', 'MEDIAN', 'UNIQUE']);
const NUMBERS: ReadonlySet<string> = new Set(['Number', 'Currency', 'Percent']);
/** Formulas write `Account.Contacts.Age__c:SUM` of the column `Account.Contacts$Age__c`. */
const REFERENCE = /([A-Za-z][\w.]*):(\w+)/g;

export function checkReportFormulas(file: MetadataFile, type: ReportTypeInfo): Problem[] {
    const columns = new Map([...type.columns].map(([token, field]) => [token.replace('$', '.'), field]));
    return childrenNamed(file.root, 'aggregates').flatMap((aggregate) => {
        const node = child(aggregate, 'calculatedFormula') ?? aggregate;
        return [...node.text.matchAll(REFERENCE)].flatMap(([, path = '', summary = '']) => {
            const field = columns.get(path);
            if (!field) {
                return [
                    at(
                        file,
                        node,
                        `${type.name} has no column ${path}. Correct the name.${suggest(path, columns.keys())}`
                    )
                ];
            }
            if (!SUMMARIES.has(summary)) {
                return [
                    at(
                        file,
                        node,
                        `formulas add up by ${[...SUMMARIES].join(', ')}, not by ${summary}. Use one of these.`
                    )
                ];
            }
            return summary === 'UNIQUE' || NUMBERS.has(field.type)
                ? []
                : [at(file, node, `${path} is no number. Only UNIQUE can be asked of it.`)];
        });
    });
}

function at(file: MetadataFile, node: XmlNode, message: string): Problem {
    return problemAt(file, node, 'Report.aggregates.calculatedFormula', message);
}

/** Formula fields and validation rules: what they refer to must be there, and allowed there. */
import { readFormula } from '../formula.ts';
import type { FormulaReference } from '../formula.ts';
import type { MetadataFile } from '../files.ts';
import type { Problem } from '../problem.ts';
import { fileNamed, ofKind, suggest } from '../project.ts';
import type { Project } from '../project.ts';
import { child } from '../xml.ts';
import type { XmlNode } from '../xml.ts';
import type { FieldInfo, ObjectInfo } from '../schema.ts';

const FUNCTIONS: ReadonlySet<string> = new Set(
    `ABS ACOS ADDMONTHS AND ASCII ASIN ATAN ATAN2 BEGINS BLANKVALUE BR CASE CASESAFEID CEILING CHR CONTAINS COS CURRENCYRATE DATE DATETIMEVALUE
    DATEVALUE DAY DAYOFYEAR DISTANCE EXP FIND FLOOR FORMATDURATION FROMUNIXTIME GEOLOCATION GETSESSIONID HOUR HTMLENCODE HYPERLINK IF IMAGE
    IMAGEPROXYURL INCLUDE INCLUDES INITCAP ISBLANK ISCHANGED ISCLONE ISNEW ISNULL ISNUMBER ISOWEEK ISOYEAR ISPICKVAL JSENCODE JSINHTMLENCODE
    LEFT LEN LN LOG LOWER LPAD MAX MCEILING MFLOOR MID MILLISECOND MIN MINUTE MOD MONTH NOT NOW NULLVALUE OR PI PICKLISTCOUNT PRIORVALUE
    REGEX REVERSE RIGHT ROUND RPAD SECOND SIN SQRT SUBSTITUTE TAN TEXT TIMENOW TIMEVALUE TODAY TRIM TRUNC UNIXTIMESTAMP UPPER URLENCODE
    VALUE VLOOKUP WEEKDAY YEAR`.split(/\s+/)
);
/** They compare with the record before the change, which only a rule has. */
const RULE_FUNCTIONS: ReadonlySet<string> = new Set([
    'ISCHANGED',
    'ISNEW',
    'PRIORVALUE',
    'REGEX',
    'VLOOKUP',
    'ISCLONE'
]);
const CHANGE_FUNCTIONS: ReadonlySet<string> = new Set(['ISCHANGED', 'PRIORVALUE']);
const PICKLIST_FUNCTIONS: ReadonlySet<string> = new Set([
    'ISPICKVAL',
    'TEXT',
    'CASE',
    'ISBLANK',
    'ISNULL',
    'ISCHANGED',
    'PRIORVALUE',
    'INCLUDES',
    'PICKLISTCOUNT',
    'BLANKVALUE',
    'NULLVALUE'
]);
const LONG_TYPES: ReadonlySet<string> = new Set(['LongTextArea', 'Html']);
const GLOBAL_OBJECTS: Readonly<Record<string, string>> = {
    $User: 'User',
    $Profile: 'Profile',
    $UserRole: 'UserRole',
    $Organization: 'Organization'
};
/** Their members are not part of the project. */
const OPEN_GLOBALS: ReadonlySet<string> = new Set(['$Api', '$System', '$CustomMetadata', '$Setup', '$RecordType']);
const RELATIONSHIP_STEPS = 10;

interface Place {
    readonly file: MetadataFile;
    readonly node: XmlNode;
    readonly element: string;
    readonly rule: boolean;
    readonly object: ObjectInfo;
}

/** Unknown fields, functions, permissions and labels, and uses that Salesforce refuses. */
export function checkFormulas(project: Project): Problem[] {
    const places = project.files.flatMap((file): Place[] => {
        const object = project.objects.get(file.object ?? '');
        const name = file.kind === 'validationRule' ? 'errorConditionFormula' : file.kind === 'field' ? 'formula' : '';
        const node = child(file.root, name);
        return object && node
            ? [{ file, node, element: `${file.type}.${name}`, rule: file.kind === 'validationRule', object }]
            : [];
    });
    return places.flatMap((place) => checkFormula(project, place));
}

function report(place: Place, line: number, message: string): Problem {
    return { file: place.file.path, line: place.node.line + line, element: place.element, message };
}

function checkFormula(project: Project, place: Place): Problem[] {
    const { references, functions, fault } = readFormula(place.node.text);
    if (fault !== null) return [report(place, 0, `${fault}. Correct the formula.`)];
    const calls = functions.flatMap(({ name, line }) => {
        if (!FUNCTIONS.has(name))
            return [
                report(place, line, `formulas have no function ${name}. Correct the name.${suggest(name, FUNCTIONS)}`)
            ];
        return RULE_FUNCTIONS.has(name) && !place.rule
            ? [report(place, line, `${name} works in rules only, not in a formula field. Remove it.`)]
            : [];
    });
    return [...calls, ...references.flatMap((reference) => checkReference(project, place, reference))];
}

function checkReference(project: Project, place: Place, reference: FormulaReference): Problem[] {
    if (reference.path.startsWith('$')) return checkGlobal(project, place, reference);
    const found = resolve(project, place.object, reference.path);
    if (typeof found === 'string') return [report(place, reference.line, found)];
    return checkUse(place, reference, found);
}

function resolve({ objects }: Project, start: ObjectInfo, path: string): FieldInfo | string {
    const steps = path.split('.');
    if (steps.length > RELATIONSHIP_STEPS)
        return `${path} goes over more than ${RELATIONSHIP_STEPS} relationships. Shorten it.`;
    let object = start;
    for (const step of steps.slice(0, -1)) {
        const name = step.replace(/:\w+$/, '');
        const over = [...object.fields.values()].find(
            ({ relationshipName }) => relationshipName?.toLowerCase() === name.toLowerCase()
        );
        const target = over?.referenceTo[0];
        const next = target === undefined ? undefined : objects.get(target);
        if (!next) return `${object.name} has no relationship ${step}. Correct ${path}.`;
        object = next;
    }
    const last = steps.at(-1) ?? '';
    const field =
        object.fields.get(last) ??
        [...object.fields.values()].find(({ name }) => name.toLowerCase() === last.toLowerCase());
    return field ?? `${object.name} has no field ${last}. Correct the name.${suggest(last, object.fields.keys())}`;
}

function checkUse(place: Place, { path, line, calls, nextLiteral }: FormulaReference, field: FieldInfo): Problem[] {
    const within = calls.filter(({ name }) => name !== '');
    if (LONG_TYPES.has(field.type)) {
        if (!place.rule)
            return [report(place, line, `${path} is long text, which a formula field cannot use. Remove it.`)];
        if (within.some(({ name }) => CHANGE_FUNCTIONS.has(name))) {
            return [
                report(
                    place,
                    line,
                    `${path} is long text, which ${within.at(-1)?.name ?? ''} cannot compare. Compare another field, such as a hash of it.`
                )
            ];
        }
    }
    if (field.type !== 'Picklist' && field.type !== 'MultiselectPicklist') return [];
    if (!PICKLIST_FUNCTIONS.has(within.at(-1)?.name ?? '')) {
        return [
            report(place, line, `${path} is a picklist, which is compared by ISPICKVAL or TEXT only. Use one of these.`)
        ];
    }
    const compared = within.some(({ name, argument }) => name === 'ISPICKVAL' && argument === 0) ? nextLiteral : null;
    if (compared === null || compared === '' || field.values === null || field.values.includes(compared)) return [];
    return [report(place, line, `${path} has no value "${compared}". Correct it.${suggest(compared, field.values)}`)];
}

function checkGlobal(project: Project, place: Place, { path, line }: FormulaReference): Problem[] {
    const [global = '', member = ''] = path.split('.');
    if (OPEN_GLOBALS.has(global)) return [];
    const object = project.objects.get(GLOBAL_OBJECTS[global] ?? '');
    if (object) {
        return object.fields.has(member)
            ? []
            : [
                  report(
                      place,
                      line,
                      `${object.name} has no field ${member}. Correct ${path}.${suggest(member, object.fields.keys())}`
                  )
              ];
    }
    if (global === '$Permission') {
        if (fileNamed(project, 'customPermission', member)) return [];
        const names = ofKind(project, 'customPermission').map(({ name }) => name);
        return [
            report(place, line, `there is no custom permission ${member}. Correct the name.${suggest(member, names)}`)
        ];
    }
    if (global === '$Label')
        return project.labels.has(member)
            ? []
            : [report(place, line, `there is no label ${member}. Correct the name.${suggest(member, project.labels)}`)];
    return [report(place, line, `formulas have no ${global}. Correct ${path}.`)];
}

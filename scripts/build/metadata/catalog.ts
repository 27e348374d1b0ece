/** The Metadata API's types, as `@salesforce/types` declares them from the WSDL. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';

export interface MemberType {
    /** `string`, `number`, `boolean`, or the name of a type. */
    readonly type: string;
    readonly many: boolean;
    /** Repeated elements may always be absent. */
    readonly required: boolean;
}

export type MetadataType =
    | { readonly kind: 'complex'; readonly name: string; readonly members: ReadonlyMap<string, MemberType> }
    | { readonly kind: 'enum'; readonly name: string; readonly values: readonly string[] }
    | { readonly kind: 'text'; readonly name: string };

export type TypeCatalog = ReadonlyMap<string, MetadataType>;

interface Draft {
    readonly bases: readonly string[];
    readonly members: ReadonlyMap<string, MemberType>;
}

let cached: TypeCatalog | undefined;

/** All types of the Metadata API by name, inherited members included. Read once a process. */
export function readCatalog(): TypeCatalog {
    cached ??= parseCatalog();
    return cached;
}

function parseCatalog(): TypeCatalog {
    const file = createRequire(import.meta.url)
        .resolve('@salesforce/types/metadata')
        .replace(/\.js$/, '.d.ts');
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext);
    const drafts = new Map<string, Draft>();
    const catalog = new Map<string, MetadataType>();
    for (const statement of source.statements) {
        if (!ts.isTypeAliasDeclaration(statement)) continue;
        const name = statement.name.text;
        const values = enumValues(statement.type);
        if (values) catalog.set(name, { kind: 'enum', name, values });
        else if (statement.type.kind === ts.SyntaxKind.StringKeyword) catalog.set(name, { kind: 'text', name });
        else drafts.set(name, readDraft(statement.type));
    }
    for (const name of drafts.keys()) catalog.set(name, { kind: 'complex', name, members: inherited(name, drafts) });
    return catalog;
}

function enumValues(type: ts.TypeNode): string[] | null {
    const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type];
    const values = parts.map((part) =>
        ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? part.literal.text : null
    );
    return values.every((value) => value !== null) ? values : null;
}

function readDraft(type: ts.TypeNode): Draft {
    const parts = ts.isIntersectionTypeNode(type) ? [...type.types] : [type];
    const bases = parts.filter(ts.isTypeReferenceNode).map(referenceName);
    const members = parts.filter(ts.isTypeLiteralNode).flatMap((literal) => literal.members.flatMap(readMember));
    return { bases, members: new Map(members) };
}

function readMember(member: ts.TypeElement): [string, MemberType][] {
    if (
        !ts.isPropertySignature(member) ||
        !member.type ||
        !(ts.isIdentifier(member.name) || ts.isStringLiteral(member.name))
    ) {
        return [];
    }
    const many = ts.isArrayTypeNode(member.type);
    const element = ts.isArrayTypeNode(member.type) ? member.type.elementType : member.type;
    return [[member.name.text, { type: typeName(element), many, required: !many && !member.questionToken }]];
}

function typeName(type: ts.TypeNode): string {
    if (ts.isTypeReferenceNode(type)) return referenceName(type);
    if (type.kind === ts.SyntaxKind.NumberKeyword) return 'number';
    return type.kind === ts.SyntaxKind.BooleanKeyword ? 'boolean' : 'string';
}

function referenceName(type: ts.TypeReferenceNode): string {
    return ts.isIdentifier(type.typeName) ? type.typeName.text : type.typeName.right.text;
}

function inherited(name: string, drafts: ReadonlyMap<string, Draft>): Map<string, MemberType> {
    const draft = drafts.get(name);
    if (!draft) return new Map();
    return new Map([...draft.bases.flatMap((base) => [...inherited(base, drafts)]), ...draft.members]);
}

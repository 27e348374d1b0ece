/** `/query?columns=true`: what the columns of a query are, without its rows. */
import type { PreparedQuery, QueryColumn, Session } from '../contracts.ts';
import type { FieldType } from '../metadata/schema.ts';

const NUMBERS: readonly FieldType[] = ['int', 'double', 'currency', 'percent'];

export function columnMetadata(session: Session, query: PreparedQuery): unknown {
    const object = session.org.object(query.objectName);
    return {
        columnMetadata: query.columns.map(describeColumn),
        entityName: object.name,
        groupBy: query.columns.some((column) => column.aggregate),
        idSelected: query.columns.some((column) => column.path === 'Id'),
        keyPrefix: object.keyPrefix
    };
}

function describeColumn(column: QueryColumn): Record<string, unknown> {
    const { field } = column;
    const isNumber = field ? NUMBERS.includes(field.type) : column.aggregate;
    return {
        aggregate: column.aggregate,
        apexType: apexType(field?.type),
        booleanType: field?.type === 'boolean',
        columnName: column.path,
        custom: field?.custom ?? false,
        displayName: column.path,
        foreignKeyName: field?.reference ? field.reference.relationshipName : null,
        insertable: field?.createable ?? false,
        joinColumns: [],
        numberType: isNumber,
        textType: !isNumber && field?.type !== 'boolean' && field?.type !== 'date' && field?.type !== 'datetime',
        updatable: field?.updateable ?? false
    };
}

function apexType(type: FieldType | undefined): string {
    switch (type) {
        case 'id':
        case 'reference':
            return 'Id';
        case 'boolean':
            return 'Boolean';
        case 'int':
            return 'Integer';
        case undefined:
        case 'double':
        case 'currency':
        case 'percent':
            return 'Double';
        case 'date':
            return 'Date';
        case 'datetime':
            return 'Datetime';
        default:
            return 'String';
    }
}

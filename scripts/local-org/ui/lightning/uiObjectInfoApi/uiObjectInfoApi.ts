import { apiUrl, request } from '../../org/client.ts';
import { fieldPath, type FieldReference } from '../../org/record-values.ts';
import { dataOrError, resourceAdapter } from '../../org/wire.ts';

function objectName(reference: unknown): string | null {
    if (typeof reference === 'object' && reference !== null) {
        return (reference as { objectApiName: string }).objectApiName;
    }
    return typeof reference === 'string' && reference !== '' ? reference : null;
}

function resource(path: string) {
    const url = apiUrl(`/ui-api/object-info/${path}`);
    return { key: `object-info ${url}`, load: () => request('GET', url) };
}

/** Wire: labels, fields and abilities of an object, as the signed-in user has them. */
export const getObjectInfo = resourceAdapter((config) => {
    const name = objectName(config.objectApiName);
    return name === null ? null : resource(name);
}, dataOrError);

/** Wire: the values of a picklist for a record type. */
export const getPicklistValues = resourceAdapter((config) => {
    const { recordTypeId, fieldApiName } = config as { recordTypeId?: string; fieldApiName?: FieldReference };
    if (!recordTypeId || !fieldApiName) {
        return null;
    }
    const [object = '', field = ''] = fieldPath(fieldApiName).split('.');
    return resource(`${object}/picklist-values/${recordTypeId}/${field}`);
}, dataOrError);

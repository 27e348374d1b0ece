/** Ids of reports, dashboards and folders. They have no rows: an id follows from the name, and so is the same in every org. */
import { createHash } from 'node:crypto';
import { idAt } from '../storage/ids.ts';

export const REPORT_PREFIX = '00O';
export const DASHBOARD_PREFIX = '01Z';
export const FOLDER_PREFIX = '00l';
export const COMPONENT_PREFIX = '01a';

/** Of 48 bits: room for all the names that an org may have without two that meet. */
export function idOfName(prefix: string, name: string): string {
    const hash = createHash('sha256').update(name).digest();
    return idAt(prefix, hash.readUIntBE(0, 6) + 1);
}

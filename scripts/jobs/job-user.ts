import type { PlayPerson } from '../../force-app/main/domain/lwc/success/success.ts';
import type { OrgConnection } from '../org/connection.ts';

/** The user that the job works as. */
export async function jobUser(conn: OrgConnection): Promise<PlayPerson> {
    const { user_id: id, display_name: name } = await conn.identity();
    return { id, name, isActive: true };
}

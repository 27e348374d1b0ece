import type { OwnersByRole, PlayPerson } from './playsAnswer.ts';
import type { PlayRole, PlayRoleKey } from './playsModel.ts';

/**
 * Who does what a role is asked to: the active person who has it, else those who stand in for it in the model's order, else the account's
 * owner, else whoever plans. Never nobody.
 */
export function ownerOf(role: PlayRoleKey, roles: readonly PlayRole[], owners: OwnersByRole): PlayPerson {
    const standIns = roles.find(({ key }) => key === role)?.fallback ?? [];
    for (const candidate of [role, ...standIns]) {
        const person = owners.roles[candidate];
        if (person?.isActive) {
            return person;
        }
    }
    return owners.accountOwner?.isActive ? owners.accountOwner : owners.planner;
}

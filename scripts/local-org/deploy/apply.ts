/** Carries out a package: all of it, or nothing. */
import type { LocalOrg } from '../org.ts';
import { MetadataError } from '../metadata/problem.ts';
import type { OrgSchema } from '../metadata/schema.ts';
import { TablesRefused } from '../storage/alter.ts';
import { removeGroup } from '../storage/groups.ts';
import { statement } from '../storage/statements.ts';
import {
    asMetadataFile,
    idOf,
    localName,
    objectOf,
    sameContent,
    textOfComponent,
    type Component,
    type ComponentName,
    type Components
} from './component.ts';
import { merged, withoutDeleted } from './grants.ts';
import { failure, packageFailure, success, warning, type ComponentMessage, type Place } from './message.ts';
import type { DeployPackage } from './package.ts';
import { checkReferences } from './references.ts';
import type { MetadataStore } from './store.ts';
import { childType, CUSTOM_OBJECT } from './types.ts';
import { partsOf } from './xml-parts.ts';

export interface Outcome {
    readonly successes: readonly ComponentMessage[];
    readonly failures: readonly ComponentMessage[];
}

/** Faults that one deployment reports: what follows from them is left for the next. */
const MAX_FAILURES = 25;

/**
 * Checks a package against the org and applies it in one transaction.
 * @param checkOnly tries everything, tables included, and undoes it
 * @throws TablesBusy while a query is still reading
 */
export function applyPackage(org: LocalOrg, store: MetadataStore, pack: DeployPackage, checkOnly: boolean): Outcome {
    const before = store.components();
    const change = new Change(before, pack);
    const failures = [...pack.problems, ...refusedDeletions(org, change), ...refusedChanges(change)];
    const schema = change.check(store, failures);
    if (schema !== undefined && failures.length === 0) {
        try {
            org.changeSchema(schema, () => keep(org, store, before, change), !checkOnly);
        } catch (error) {
            if (error instanceof TablesRefused) failures.push(...tableFailures(error, change));
            else if (error instanceof MetadataError) failures.push(packageFailure(error.message));
            else throw error;
        }
    }
    const failed = new Set(failures.map(messageId));
    return { successes: change.messages().filter((message) => !failed.has(messageId(message))), failures };
}

function messageId({ componentType, fullName }: ComponentMessage): string {
    return idOf({ type: componentType, fullName });
}

/** What the org is to be made of, and how it comes from what it is made of now. */
class Change {
    readonly before: Components;
    readonly after: Map<string, Component>;
    /** Deletions of what is there. */
    readonly deletions: readonly (ComponentName & { readonly file: string })[];
    readonly #pack: DeployPackage;

    constructor(before: Components, pack: DeployPackage) {
        this.before = before;
        this.#pack = pack;
        this.deletions = pack.deletions.filter((name) => before.has(idOf(name)));
        const kept = [...before].filter(([, component]) => !this.#isDeleted(component));
        const required = pack.components.filter(isRequiredField);
        const cleaned = kept.map(([id, component]) => {
            const gone = component.type === 'Layout' ? this.deletions : [...this.deletions, ...required];
            return [id, withoutDeleted(component, gone)] as const;
        });
        this.after = new Map(cleaned);
        for (const component of pack.components) {
            this.after.set(idOf(component), merged(before.get(idOf(component)), component));
        }
    }

    /** Parts go with their object. */
    #isDeleted({ type, fullName }: ComponentName): boolean {
        return this.deletions.some(
            (each) =>
                (each.type === type && each.fullName === fullName) ||
                (each.type === CUSTOM_OBJECT && childType(type) !== undefined && each.fullName === objectOf(fullName))
        );
    }

    /** Collects faults component by component: one that is at fault is taken back to find the next. */
    check(store: MetadataStore, failures: ComponentMessage[]): OrgSchema | undefined {
        const trial = new Map(this.after);
        while (failures.length < MAX_FAILURES) {
            try {
                const schema = store.schemaOf(trial);
                checkReferences(this.deletions.length > 0 ? trial.values() : this.#deployedIn(trial), schema, trial);
                return schema;
            } catch (error) {
                if (!(error instanceof MetadataError)) throw error;
                if (!this.#blame(error, trial, failures)) break;
            }
        }
        return undefined;
    }

    #deployedIn(trial: Components): Component[] {
        return this.#pack.components.filter(
            (component) => trial.get(idOf(component)) === this.after.get(idOf(component))
        );
    }

    /** @returns whether the component at fault could be taken back */
    #blame(error: MetadataError, trial: Map<string, Component>, failures: ComponentMessage[]): boolean {
        const faulty = [...trial.values()].find((component) => pathOf(component) === error.file);
        const object = /^objects\/(.+)$/.exec(error.file)?.[1];
        if (faulty === undefined) {
            const parts = [...trial.values()].filter(
                ({ type, fullName }) => childType(type) && objectOf(fullName) === object
            );
            for (const part of parts) {
                failures.push(this.#failure(part, error));
                this.#takeBack(part, trial);
            }
            if (parts.length === 0) failures.push(packageFailure(error.message));
            return parts.length > 0;
        }
        const culprits = this.#deployed(faulty) ? [] : this.deletions.filter((each) => mentions(faulty, each));
        failures.push(
            ...culprits.map((each) => failure(each, referencedElsewhere(each, faulty), {}, each.file)),
            ...(culprits.length === 0 ? [this.#failure(faulty, error)] : [])
        );
        return culprits.length === 0 && this.#takeBack(faulty, trial);
    }

    #deployed(name: ComponentName): boolean {
        return this.#pack.components.some((component) => idOf(component) === idOf(name));
    }

    #failure(name: ComponentName, { deployProblem }: MetadataError): ComponentMessage {
        return failure(name, deployProblem.problem, { ...deployProblem, ...this.placeOf(name) });
    }

    /** The component as the org has it; an object that is new goes with its parts. */
    #takeBack(faulty: Component, trial: Map<string, Component>): boolean {
        const id = idOf(faulty);
        const old = this.before.get(id);
        if (old === trial.get(id)) return false;
        if (old !== undefined) {
            trial.set(id, old);
            return true;
        }
        trial.delete(id);
        if (faulty.type === CUSTOM_OBJECT) {
            for (const [partId, part] of trial) {
                if (childType(part.type) && objectOf(part.fullName) === faulty.fullName) trial.delete(partId);
            }
        }
        return true;
    }

    /** As if all went well. */
    messages(): ComponentMessage[] {
        const deployed = this.#pack.components.map((component) => {
            const old = this.before.get(idOf(component));
            const changed = !sameContent(old, this.after.get(idOf(component)));
            return success(component, { created: old === undefined, changed: old !== undefined && changed });
        });
        const gone = this.#pack.deletions.map((name) =>
            this.before.has(idOf(name))
                ? success(name, { deleted: true }, name.file)
                : warning(name, `No ${name.type} named: ${name.fullName} found`, name.file)
        );
        return [...gone, ...deployed, success({ type: '', fullName: 'package.xml' }, {}, 'package.xml')];
    }

    /** Where the package has a component. */
    placeOf(name: ComponentName): Place {
        return this.#pack.components.find((component) => idOf(component) === idOf(name))?.place ?? {};
    }
}

/** A field that everybody with the object has: permissions for it go. */
function isRequiredField(component: Component): boolean {
    const isRequired = /<required>\s*true\s*<|<type>\s*MasterDetail\s*</.test(textOfComponent(component));
    return component.type === 'CustomField' && isRequired;
}

function pathOf(component: Component): string {
    return asMetadataFile(component)?.path ?? idOf(component);
}

function mentions(component: Component, { type, fullName }: ComponentName): boolean {
    // Reports name their type with the ending of custom things.
    const name = childType(type) ? localName(fullName) : type === 'ReportType' ? `${fullName}__c` : fullName;
    const word = new RegExp(`(?<![\\w])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`, 'i');
    return word.test(textOfComponent(component)) || objectOf(component.fullName) === fullName;
}

function referencedElsewhere({ type }: ComponentName, by: Component): string {
    const what =
        childType(type)?.label ?? type.replace(/(?<=[a-z])([A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`);
    const label = childType(by.type)?.label ?? by.type;
    const name = what.charAt(0).toLowerCase() + what.slice(1);
    return `This ${name} is referenced elsewhere in salesforce.com. : ${label.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())} - ${by.fullName}.`;
}

/** What may not be deleted whatever refers to it. */
function refusedDeletions(org: LocalOrg, { deletions }: Change): ComponentMessage[] {
    return deletions.flatMap((name) => {
        const problem =
            name.type === CUSTOM_OBJECT && !name.fullName.endsWith('__c')
                ? 'You cannot delete a standard object'
                : name.type === 'RecordType'
                  ? 'Cannot delete record type through API'
                  : name.type === 'PermissionSet' && isAssigned(org, name.fullName)
                    ? `Permission set ${name.fullName} is assigned to users and cannot be deleted`
                    : undefined;
        return problem === undefined ? [] : [failure(name, problem, {}, name.file)];
    });
}

/** A Lightning page is of one type for good. */
function refusedChanges({ before, after }: Change): ComponentMessage[] {
    const typeOf = (page: Component | undefined): string | undefined =>
        page &&
        partsOf(textOfComponent(page))
            .find(({ name }) => name === 'type')
            ?.inner.trim();
    return [...after].flatMap(([id, component]) => {
        const was = component.type === 'FlexiPage' ? typeOf(before.get(id)) : undefined;
        return was === undefined || was === typeOf(component)
            ? []
            : [
                  failure(
                      component,
                      `You can't change the type of a Lightning page: ${component.fullName} is of type ${was}.`
                  )
              ];
    });
}

function isAssigned(org: LocalOrg, permissionSet: string): boolean {
    const sql = `SELECT 1 FROM "PermissionSetAssignment" a JOIN "PermissionSet" p ON p."Id" = a."PermissionSetId"
        WHERE p."Name" = ? AND a."IsDeleted" = 0 LIMIT 1`;
    return statement(org.db, sql).get(permissionSet) !== undefined;
}

function tableFailures({ problems }: TablesRefused, change: Change): ComponentMessage[] {
    return problems.map(({ objectName, fieldName, problem }) => {
        const name = { type: 'CustomField', fullName: `${objectName}.${fieldName}` };
        return failure(name, problem, change.placeOf(name));
    });
}

/** In the transaction of the new schema. */
function keep(org: LocalOrg, store: MetadataStore, before: Components, { after }: Change): void {
    for (const [id, component] of after) {
        const old = before.get(id);
        if (!sameContent(old, component)) store.save(component);
    }
    for (const [id, component] of before) {
        if (after.has(id)) continue;
        store.remove(component);
        if (component.type === 'Group') removeGroup(org, 'Regular', component.fullName);
        if (component.type === 'Queue') removeGroup(org, 'Queue', component.fullName);
        if (component.type === 'PermissionSet') {
            statement(org.db, 'DELETE FROM "PermissionSet" WHERE "Name" = ?').run(component.fullName);
        }
    }
}

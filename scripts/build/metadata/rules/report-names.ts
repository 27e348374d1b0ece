/** Field names that a custom report type cannot tell apart. */
import { problemAt } from '../problem.ts';
import type { Problem } from '../problem.ts';
import type { Project } from '../project.ts';
import { mastersOf } from '../schema.ts';

/** A report type joins a detail with its masters, and keeps one of two custom fields that have the same API name there. */
export function checkReportNames({ objects }: Project): Problem[] {
    return [...objects.values()].flatMap(({ name, fields }) =>
        mastersOf(objects, name).flatMap((master) => {
            const other = objects.get(master)?.fields;
            return [...fields.values()].flatMap((field) =>
                field.file && other?.get(field.name)?.custom
                    ? [
                          problemAt(
                              field.file,
                              field.file.root,
                              'CustomField.fullName',
                              `${master} has a field of this name, and reports over both keep only one of them. Rename this one.`
                          )
                      ]
                    : []
            );
        })
    );
}

/** All rules, in the order in which their findings are worth reading. */
import type { Problem } from './problem.ts';
import type { Project, Rule } from './project.ts';
import { checkComponents } from './rules/components.ts';
import { checkDashboards } from './rules/dashboards.ts';
import { checkFields } from './rules/fields.ts';
import { checkFormulas } from './rules/formulas.ts';
import { checkLayouts } from './rules/layouts.ts';
import { checkLengths } from './rules/lengths.ts';
import { checkNames } from './rules/names.ts';
import { checkObjectParts } from './rules/object-parts.ts';
import { checkPages } from './rules/pages.ts';
import { checkPermissions } from './rules/permissions.ts';
import { checkRelationships } from './rules/relationships.ts';
import { checkReportNames } from './rules/report-names.ts';
import { checkReportTypes } from './rules/report-types.ts';
import { checkReports } from './rules/reports.ts';
import { checkStructure } from './rules/structure.ts';

const RULES: readonly Rule[] = [
    checkStructure,
    checkNames,
    checkLengths,
    checkFields,
    checkRelationships,
    checkReportNames,
    checkObjectParts,
    checkFormulas,
    checkLayouts,
    checkPermissions,
    checkPages,
    checkComponents,
    checkReportTypes,
    checkReports,
    checkDashboards
];

/** Everything that is wrong with a project's metadata. */
export function checkProject(project: Project): Problem[] {
    return [...project.problems, ...RULES.flatMap((rule) => rule(project))];
}

/** What an org is set up with, beside its metadata: `config/local-org.json`. */
import type { SharingModel } from '../metadata/schema.ts';

export interface OrgConfig {
    /** Folders of metadata, for whoever reads the schema. */
    readonly metadata?: readonly string[];
    readonly organization: {
        readonly name: string;
        /** IANA name. */
        readonly timeZone: string;
        readonly locale: string;
        /** ISO code. */
        readonly currency: string;
    };
    /** By object API name: who sees records that are not theirs. */
    readonly organizationWideDefaults?: Readonly<Record<string, SharingModel>>;
    /** Parents first; a parent and a user's role are named by developer name. */
    readonly roles?: readonly {
        readonly name: string;
        readonly developerName?: string;
        readonly parent?: string | null;
    }[];
    readonly users: readonly UserConfig[];
    /** What e-mails are made of. */
    readonly emailTemplates?: readonly EmailTemplateConfig[];
    /** What e-mails may come from, beside the users' own addresses. */
    readonly orgWideEmailAddresses?: readonly OrgWideEmailAddressConfig[];
}

export interface EmailTemplateConfig {
    readonly developerName: string;
    readonly name: string;
    readonly subject: string;
    /** Plain text, with `{{{Recipient.FirstName}}}`, `{{{Sender.Name}}}` and the like. */
    readonly body: string;
    /** True unless told. */
    readonly isActive?: boolean;
}

export interface OrgWideEmailAddressConfig {
    readonly address: string;
    readonly displayName: string;
    /** Whether its owner has confirmed it; true unless told. */
    readonly isVerified?: boolean;
    /** Whether users of every profile may send from it; true unless told. */
    readonly isAllowAllProfiles?: boolean;
}

export interface UserConfig {
    /** Short name under which the user signs in to the local org. */
    readonly persona: string;
    readonly firstName?: string | null;
    readonly lastName: string;
    readonly username: string;
    readonly email: string;
    readonly title?: string | null;
    readonly profile: string;
    readonly role?: string | null;
    readonly permissionSets?: readonly string[];
    /** Public groups of the metadata that the user is in, by developer name. */
    readonly groups?: readonly string[];
    /** Beyond profile and permission sets, such as `CreateAuditFields`. */
    readonly userPermissions?: readonly string[];
    /** The organization's, unless told. */
    readonly timeZone?: string;
    readonly locale?: string;
}
